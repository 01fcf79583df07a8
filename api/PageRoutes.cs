using FundingDirectory.Api.Alerts;
using FundingDirectory.Api.Pages;
using FundingDirectory.Api.Partners;
using FundingDirectory.Web;

namespace FundingDirectory.Api;

/// <summary>The addresses of the pages, in German.</summary>
internal static class PageRoutes
{
    public static void Map(WebApplication app)
    {
        var pages = app.MapGroup("").ExcludeFromDescription();
        pages.MapGet("/", ShowTexts.Start);
        if (app.Services.GetRequiredService<SiteInfo>().IsStatic) MapStatic(pages);
        else MapAsked(pages);
        if (app.Services.GetRequiredService<SiteInfo>().TakesMessages) MapMessages(pages);
        pages.MapGet("/foerdermittel/{slug}", ShowProgramme.Handle);
        pages.MapGet("/foerdermittel/{slug}.ics", ProgrammeCalendar.OfOne);
        pages.MapGet("/fristen", ShowDeadlines.Handle);
        pages.MapGet("/fristen.ics", ShowDeadlines.Calendar);
        pages.MapGet("/kompetenzzentren", ShowLists.Centres);
        pages.MapGet("/wissen", ShowLists.Articles);
        pages.MapGet("/wissen/{slug}", ShowArticle.Handle);
        pages.MapGet("/praxisbeispiele", ShowLists.UseCases);
        pages.MapGet("/quellen", ShowSources.Handle);
        pages.MapGet("/api", ShowApi.Operations);
        pages.MapGet("/api/felder", ShowApi.Fields);
        pages.MapGet("/api/anleitungen", ShowApi.Guides);
        pages.MapGet("/impressum", ShowTexts.Imprint);
        pages.MapGet("/datenschutz", ShowTexts.Privacy);
        pages.MapGet("/lizenzen", ShowTexts.Licences);
        pages.MapGet("/barrierefreiheit", ShowTexts.Accessibility);
        pages.MapGet("/sitemap.xml", ForMachines.Sitemap);
        pages.MapGet("/feed.atom", SearchFeed.Handle);
        pages.MapGet("/katalog.jsonld", DataCatalogue.Handle);
        pages.MapGet("/llms.txt", ForModels.Handle);
        pages.MapGet("/opensearch.xml", ForMachines.OpenSearch);
        pages.MapGet("/robots.txt", ForMachines.Robots);
        pages.MapGet("/.well-known/security.txt", ForMachines.SecurityText);
    }

    /// <summary>Pages whose answer depends on what is asked.</summary>
    private static void MapAsked(RouteGroupBuilder pages)
    {
        pages.MapGet("/foerdermittel", ShowSearch.Handle);
        pages.MapGet("/foerdermittel.ics", ProgrammeCalendar.OfSearch);
        pages.MapGet("/vergleich", ShowComparison.Handle);
        pages.MapGet("/projekt", ShowProject.Handle);
        pages.MapGet("/projekt.csv", ProjectFiles.Table);
        pages.MapGet("/projekt.ics", ProjectFiles.Calendar);
        pages.MapGet("/einbetten", ShowTexts.Embedding);
        pages.MapGet("/widget.js", Widget.Handle);
        pages.MapGet("/api/ausprobieren", ShowApi.TryOut);
    }

    /// <summary>Pages that take something from a reader.</summary>
    private static void MapMessages(RouteGroupBuilder pages)
    {
        pages.MapGet("/benachrichtigungen", Subscribe.Page);
        pages.MapPost("/benachrichtigungen", Subscribe.Send).Limited(RateLimits.Alert);
        pages.MapGet("/benachrichtigungen/bestaetigen/{link}", ManageSubscription.ConfirmPage);
        pages.MapPost("/benachrichtigungen/bestaetigen/{link}", ManageSubscription.Confirm);
        pages.MapGet("/benachrichtigungen/abmelden/{link}", ManageSubscription.StopPage);
        pages.MapPost("/benachrichtigungen/abmelden/{link}", ManageSubscription.Stop);
        pages.MapGet("/fehler-melden", ReportError.Page);
        pages.MapPost("/fehler-melden", ReportError.Send).Limited(RateLimits.Message);
    }

    /// <summary>What stands in their place when the site is written as files.</summary>
    private static void MapStatic(RouteGroupBuilder pages)
    {
        pages.MapGet("/foerdermittel", ShowStatic.Programmes);
        pages.MapGet("/vergleich", ShowStatic.Comparison);
        pages.MapGet("/projekt", ShowStatic.Project);
    }
}
