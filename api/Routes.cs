using FundingDirectory.Api.CommonGrants;
using FundingDirectory.Api.Entries;
using FundingDirectory.Api.Harvest;
using FundingDirectory.Api.Matching;
using FundingDirectory.Api.Meta;
using FundingDirectory.Api.Metrics;
using FundingDirectory.Api.Municipalities;
using FundingDirectory.Api.Partners;
using FundingDirectory.Api.Search;
using FundingDirectory.Core.Domain;

namespace FundingDirectory.Api;

/// <summary>The table of contents: every address of the API and the pages.</summary>
public static class Routes
{
    private static readonly EntryKind[] Kinds = Enum.GetValues<EntryKind>();

    /// <summary>Maps everything.</summary>
    public static void Map(WebApplication app)
    {
        MapApi(app.MapGroup(ApiAddress.Root).ProducesProblem(StatusCodes.Status400BadRequest));
        MapCommonGrants(app.MapGroup("/common-grants").WithGroupName(OpenApiDescription.CommonGrants).WithTags("Opportunities")
            .WithMetadata(new ProducesResponseTypeMetadata(StatusCodes.Status400BadRequest, typeof(OpportunityError), ["application/json"])));
        app.MapGet("/healthz/live", GetHealth.Live).ExcludeFromDescription();
        app.MapGet("/healthz/ready", GetHealth.Ready).ExcludeFromDescription();
        if (app.Services.GetRequiredService<Settings>().Metrics.Enabled) app.MapGet("/metrics", GetMetrics.Handle).ExcludeFromDescription();
        OpenApiDescription.Map(app);
        PageRoutes.Map(app);
        if (app.Services.GetRequiredService<Web.SiteInfo>().TakesMessages) DeskRoutes.Map(app);
    }

    private static void MapApi(RouteGroupBuilder api)
    {
        api.MapGet("/search", SearchEntries.Handle).WithName("search").WithTags("Suche").Ready();
        api.MapGet("/search/suggestions", SuggestTerms.Handle).WithName("suggest").WithTags("Suche");
        api.MapGet("/search/explain", ExplainHit.Handle).WithName("explain").WithTags("Suche").Ready().ProducesProblem(StatusCodes.Status404NotFound);
        api.MapPost("/matches", MatchProgrammes.Handle).WithName("match").WithTags("Abgleich").Accepts<ProjectProfile>("application/json")
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge).ProducesProblem(StatusCodes.Status415UnsupportedMediaType);

        // Said in words, because a page of the same address could otherwise be looked for.
        api.MapGet("/matches", (HttpContext http) =>
        {
            http.Response.Headers.Allow = "POST";
            return Problems.Of(StatusCodes.Status405MethodNotAllowed, "Der Abgleich wird mit POST und einem Projektprofil als JSON aufgerufen.");
        }).ExcludeFromDescription();

        api.MapGet("/funding-programmes/{id}", GetEntry.Programme).WithName("getFundingProgramme").WithTags("Einträge").GivesOne<ProgrammeRecord>();
        api.MapGet("/competence-centres/{id}", GetEntry.Centre).WithName("getCompetenceCentre").WithTags("Einträge").GivesOne<CentreRecord>();
        api.MapGet("/articles/{id}", GetEntry.Article).WithName("getArticle").WithTags("Einträge").GivesOne<ArticleRecord>();
        api.MapGet("/use-cases/{id}", GetEntry.UseCase).WithName("getUseCase").WithTags("Einträge").GivesOne<UseCaseRecord>();
        foreach (var kind in Kinds)
        {
            api.MapGet(ApiAddress.Of(kind), ListEntries.Of(kind)).WithName($"list{kind}s").WithTags("Einträge").Ready();
            api.MapGet($"{ApiAddress.Of(kind)}/{{id}}/versions", GetVersions.Of(kind)).WithName($"versionsOf{kind}").WithTags("Einträge").ProducesProblem(StatusCodes.Status404NotFound);
        }
        api.MapGet("/changes", ListChanges.Handle).WithName("changes").WithTags("Abgleich mit Partnern");
        api.MapGet("/dump.ndjson", Dump.Handle).WithName("dump").WithTags("Abgleich mit Partnern").Produces<string>(contentType: "application/x-ndjson").Produces(StatusCodes.Status304NotModified);
        api.MapGet("/dump.csv", DumpTable.Handle).WithName("dumpTable").WithTags("Abgleich mit Partnern").Produces<string>(contentType: "text/csv").Produces(StatusCodes.Status304NotModified);

        api.MapGet("/municipalities", FindMunicipalities.Handle).WithName("findMunicipalities").WithTags("Gemeinden").Ready();
        api.MapGet("/municipalities/{key}", GetMunicipality.Handle).WithName("getMunicipality").WithTags("Gemeinden").Ready().ProducesProblem(StatusCodes.Status404NotFound);

        api.MapGet("/vocabulary", GetVocabulary.Handle).WithName("vocabulary").WithTags("Auskunft");
        api.MapGet("/sources", ListSources.Handle).WithName("sources").WithTags("Auskunft");
        api.MapGet("/harvest-runs", ListRuns.Handle).WithName("harvestRuns").WithTags("Auskunft");
    }

    /// <summary>The programmes for those who speak the CommonGrants protocol; the names are the protocol's.</summary>
    private static void MapCommonGrants(RouteGroupBuilder grants)
    {
        grants.MapGet("/opportunities", ListOpportunities.Handle).WithName("Opportunities_list");
        grants.MapGet("/opportunities/{oppId}", GetOpportunity.Handle).WithName("Opportunities_read").Produces<OpportunityError>(StatusCodes.Status404NotFound);
        grants.MapPost("/opportunities/search", SearchOpportunities.Handle).WithName("Opportunities_search").Accepts<OpportunitySearch>("application/json")
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge).ProducesProblem(StatusCodes.Status415UnsupportedMediaType);
    }

    /// <summary>One record: conditional, missing, or withdrawn with its last state.</summary>
    private static void GivesOne<T>(this RouteHandlerBuilder route) =>
        route.Ready().ProducesProblem(StatusCodes.Status404NotFound).Produces<T>(StatusCodes.Status410Gone);
}
