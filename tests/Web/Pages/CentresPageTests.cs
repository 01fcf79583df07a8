using FundingDirectory.Core.Domain;
using FundingDirectory.Web.Pages;
using Xunit;

namespace FundingDirectory.Tests.Web.Pages;

public sealed class CentresPageTests
{
    private static readonly List<Entry> Centres = [Samples.Entry(Samples.Centre("nord", "13", "01")), Samples.Entry(Samples.Centre("bund")), Samples.Entry(Samples.Centre("ost", "14"))];

    private static async Task<IEnumerable<string>> Headings(string? state) =>
        (await Rendered.Page<CentresPage>(("Centres", Centres), ("State", state))).QuerySelectorAll("main h2").Select(h => h.Words());

    [Fact]
    public async Task Centres_stand_by_state_with_the_nationwide_ones_first() => Assert.Equal(["Bundesweit", "Mecklenburg-Vorpommern", "Sachsen"], await Headings(null));

    [Fact]
    public async Task A_state_shows_its_own_centres_before_the_nationwide_ones() => Assert.Equal(["Schleswig-Holstein", "Bundesweit"], await Headings("01"));

    [Fact]
    public async Task An_unknown_state_shows_all() => Assert.Equal(3, (await Headings("77")).Count());

    [Fact]
    public async Task Weak_evidence_is_said_plainly()
    {
        var card = (await Rendered.Page<CentresPage>(("Centres", Centres))).QuerySelector("#nord").Words();

        Assert.Contains("nicht belegt, vor Nutzung prüfen", card);
        Assert.Contains("nicht angegeben – dort erfragen", card);
        Assert.Contains("zentrum.example (Adresse vor Nutzung prüfen)", card);
    }
}
