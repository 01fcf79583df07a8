using System.Net;
using FundingDirectory.Core.Domain;
using FundingDirectory.Tests.Support;
using FundingDirectory.Tests.Web;
using Xunit;

namespace FundingDirectory.Tests.Api.Pages;

public sealed class ShowProgrammeTests(DirectoryApp app) : IClassFixture<DirectoryApp>
{
    [Fact]
    public async Task A_withdrawn_programme_is_gone_with_what_is_known_and_what_could_stand_in_for_it()
    {
        await app.Publish(Make.Programme("weg", "Abgelaufenes Programm"), EntryStatus.Withdrawn);
        await app.Publish(Make.Programme("stattdessen", "Laufendes Programm"));
        var page = await app.Page("/foerdermittel/weg", HttpStatusCode.Gone);

        Assert.Equal("Abgelaufenes Programm", page.QuerySelector("h1").Words());
        Assert.Contains("bis zu 65 %", page.QuerySelector("#geld").Words());
        Assert.Contains(page.QuerySelectorAll("section[aria-labelledby=aehnlich] a"), a => a.GetAttribute("href") == "/foerdermittel/stattdessen");
    }

    [Fact]
    public async Task Similar_programmes_of_the_catalogue_are_there_and_lead_somewhere()
    {
        var similar = (await app.Page("/foerdermittel/modellprojekte-smart-cities")).QuerySelectorAll("section[aria-labelledby=aehnlich] li > a:first-child").Select(a => a.GetAttribute("href")!).ToList();

        Assert.InRange(similar.Count, 1, 5);
        Assert.DoesNotContain("/foerdermittel/modellprojekte-smart-cities", similar);
        foreach (var address in similar) await app.Page(address);
    }

    [Fact]
    public async Task Programmes_whose_sources_allow_it_are_named_as_combinable()
    {
        var rules = new CumulationRules { Federal = Cumulation.Allowed };
        await app.Publish(Make.Programme("kombi-a", "Kombi A") with { Cumulation = rules });
        await app.Publish(Make.Programme("kombi-b", "Kombi B") with { Cumulation = rules });

        Assert.Contains("Kombi B Kumulierung erlaubt.", (await app.Page("/foerdermittel/kombi-a")).QuerySelector("section[aria-labelledby=kombinierbar]").Words());
    }

    [Fact]
    public async Task A_withdrawn_article_is_gone_but_readable()
    {
        await app.Publish(new Article { Slug = "alter-leitfaden", Title = "Alter Leitfaden" }, EntryStatus.Withdrawn);
        Assert.Contains("führt diesen Text nicht mehr", (await app.Page("/wissen/alter-leitfaden", HttpStatusCode.Gone)).QuerySelector(".fd-notice").Words());
    }

    [Fact]
    public async Task An_unknown_programme_is_not_found() => Assert.NotNull((await app.Page("/foerdermittel/gibt-es-nicht", HttpStatusCode.NotFound)).QuerySelector("h1"));
}
