using FundingDirectory.Core.Domain;
using FundingDirectory.Web.Pages;
using Xunit;

namespace FundingDirectory.Tests.Web.Pages;

public sealed class CentresPageTests
{
    private static readonly List<Entry> Centres = [Samples.Entry(Samples.Centre("nord", "13", "01")), Samples.Entry(Samples.Centre("bund")), Samples.Entry(Samples.Centre("ost", "14"))];

    private static async Task<IEnumerable<string>> Headings(string? state) =>
        (await Rendered.Page<CentresPage>(("Centres", Centres), ("Chosen", state))).QuerySelectorAll(".fd-group h2").Select(h => h.Words());

    [Fact]
    public async Task Centres_stand_by_state_with_the_nationwide_ones_first() => Assert.Equal(["Bundesweit", "Mecklenburg-Vorpommern", "Sachsen"], await Headings(null));

    [Fact]
    public async Task A_state_shows_its_own_centres_before_the_nationwide_ones() => Assert.Equal(["Schleswig-Holstein", "Bundesweit"], await Headings("01"));

    [Fact]
    public async Task The_map_and_the_list_lead_to_the_same_sixteen_states_with_the_same_counts()
    {
        var page = await Rendered.Page<CentresPage>(("Centres", Centres), ("Chosen", "13"));
        var map = page.QuerySelectorAll("svg a").Select(a => (Address: a.GetAttribute("href"), Count: a.QuerySelectorAll("text")[1].Words())).OrderBy(t => t.Address).ToList();
        var list = page.QuerySelectorAll(".fd-states__list li:not(:first-child)").Select(l => (Address: l.QuerySelector("a")!.GetAttribute("href"), Count: l.QuerySelector("span").Words())).OrderBy(t => t.Address).ToList();

        Assert.Equal(16, map.Count);
        Assert.Equal(list, map);
        Assert.Contains(("/kompetenzzentren?land=13", "1"), map);
        Assert.Contains(("/kompetenzzentren?land=02", "0"), map);
        Assert.Equal(["/kompetenzzentren?land=13", "/kompetenzzentren?land=13"], page.QuerySelectorAll("[aria-current=true]").Select(a => a.GetAttribute("href")));
    }

    [Fact]
    public async Task A_state_of_the_map_says_its_whole_name_with_what_is_seen()
    {
        var tile = (await Rendered.Page<CentresPage>(("Centres", Centres))).QuerySelector("svg a[href$='land=13']")!;

        Assert.Equal("MV 1", tile.Words());
        Assert.Equal("MV 1: Mecklenburg-Vorpommern", tile.GetAttribute("aria-label"));
    }

    [Fact]
    public async Task Weak_evidence_is_said_plainly()
    {
        var card = (await Rendered.Page<CentresPage>(("Centres", Centres))).QuerySelector("#nord").Words();

        Assert.Contains("nicht belegt, vor Nutzung prüfen", card);
        Assert.Contains("nicht angegeben – dort erfragen", card);
        Assert.Contains("zentrum.example (Adresse vor Nutzung prüfen)", card);
    }
}
