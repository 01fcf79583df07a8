using AngleSharp.Dom;
using FundingDirectory.Core.Domain;
using FundingDirectory.Web.Pages;
using Xunit;

namespace FundingDirectory.Tests.Web.Pages;

public sealed class ProgrammePageTests
{
    private static Task<AngleSharp.Html.Dom.IHtmlDocument> Render(FundingProgramme programme, EntryStatus status = EntryStatus.Published) =>
        Rendered.Page<ProgrammePage>(("Entry", Samples.Entry(programme, status)), ("Openness", Openness.Of(programme, Samples.Today)));

    private static string Fact(IParentNode page, string key) => page.QuerySelector($"#{key}").Words();

    [Fact]
    public async Task The_nine_questions_come_first_and_in_order()
    {
        var page = await Render(Samples.Full);

        Assert.Equal(["duerfen", "frist", "vorhaben", "geld", "beginn", "kumulierung", "aufwand", "ansprechperson", "geprueft"], page.QuerySelectorAll(".fd-fact").Select(f => f.Id));
        var facts = page.QuerySelector(".fd-facts")!;
        Assert.True(facts.CompareDocumentPosition(page.QuerySelector("#beschreibung")!).HasFlag(DocumentPositions.Following));
    }

    [Fact]
    public async Task Facts_are_said_in_plain_German()
    {
        var page = await Render(Samples.Full);

        Assert.Contains("Mecklenburg-Vorpommern", Fact(page, "duerfen"));
        Assert.Contains("bis 5. März 2026", Fact(page, "frist"));
        Assert.Contains("bis zu 65 %", Fact(page, "geld"));
        Assert.Contains("höchstens 1.234.567 Euro", Fact(page, "geld"));
        Assert.Contains("aus der Quote mindestens 35 %", Fact(page, "geld"));
        Assert.Contains("erst nach der Bewilligung", Fact(page, "beginn"));
        Assert.Contains("1. Februar 2026", Fact(page, "geprueft"));
        Assert.Equal("tel:0385123456", page.QuerySelector("#ansprechperson a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task What_is_not_known_is_shown_as_such_in_every_row()
    {
        var page = await Render(Samples.Bare());

        foreach (var key in new[] { "duerfen", "frist", "vorhaben", "geld", "beginn", "kumulierung", "aufwand", "ansprechperson", "geprueft" })
            Assert.Contains("nicht angegeben – beim Fördergeber erfragen", Fact(page, key));
        Assert.DoesNotContain("bundesweit", Fact(page, "duerfen"));
        Assert.Contains("noch nicht geprüft", Fact(page, "geprueft"));
    }

    [Fact]
    public async Task Evidence_stands_with_its_fact()
    {
        var page = await Render(Samples.Full);

        var area = page.QuerySelector("#duerfen details").Words();
        Assert.Contains("Die Seite nennt das Land.", area);
        Assert.Contains("Stand April 2025", area);
        Assert.Contains("von der Redaktion geprüft, nur aus zweiter Hand, vor Nutzung prüfen", area);
        Assert.Equal("https://musterstelle.example/seite", page.QuerySelector("#duerfen details a")!.GetAttribute("href"));
        Assert.Contains("„höchstens 65 vom Hundert“", page.QuerySelector("#geld details").Words());
    }

    [Fact]
    public async Task A_stated_own_share_outweighs_the_computed_one()
    {
        var page = await Render(Samples.Full with { OwnContribution = new() { MinPercent = 20, ReducedPercent = 10, Condition = "finanzschwach" } });

        Assert.Contains("Eigenanteil: mindestens 20 %", Fact(page, "geld"));
        Assert.Contains("10 % (finanzschwach)", Fact(page, "geld"));
    }

    [Fact]
    public async Task Html_of_a_source_is_text()
    {
        var page = await Render(Samples.Bare(Samples.Hostile) with { Summary = Samples.Hostile, Description = Samples.Hostile, StatusNote = Samples.Hostile });

        Assert.Empty(page.QuerySelectorAll("script:not([type='application/ld+json'])"));
        Assert.Equal(Samples.Hostile, page.QuerySelector("h1").Words());
    }

    [Fact]
    public async Task Only_links_that_are_safe_to_follow_are_links()
    {
        var page = await Render(Samples.Full with { Guideline = new() { Title = "Richtlinie", Url = "javascript:alert(1)" } });

        Assert.DoesNotContain(page.QuerySelectorAll("a"), a => a.GetAttribute("href")!.StartsWith("javascript", StringComparison.OrdinalIgnoreCase));
        Assert.Contains("Richtlinie", Fact(page, "geprueft"));
    }

    [Fact]
    public async Task A_withdrawn_programme_says_so_before_anything_else()
    {
        var page = await Render(Samples.Full, EntryStatus.Withdrawn);

        Assert.Contains("führt dieses Programm nicht mehr", page.QuerySelector(".fd-notice").Words());
        Assert.All(page.QuerySelectorAll(".fd-badge"), b => Assert.Equal("zurückgezogen", b.Words()));
    }

    [Fact]
    public async Task A_withdrawn_programme_leads_to_what_could_stand_in_for_it()
    {
        var entry = Samples.Entry(Samples.Full, EntryStatus.Withdrawn);
        var page = await Rendered.Page<ProgrammePage>(("Entry", entry), ("Openness", Openness.Of(Samples.Full, Samples.Today)), ("Similar", Samples.Similar));

        Assert.Equal("#aehnlich", page.QuerySelector(".fd-notice a")!.GetAttribute("href"));
        Assert.Equal("Was stattdessen infrage kommt", page.QuerySelector("#aehnlich").Words());
        Assert.Equal("noindex", page.QuerySelector("meta[name=robots]")!.GetAttribute("content"));
        Assert.StartsWith("/foerdermittel", (await Render(Samples.Full, EntryStatus.Withdrawn)).QuerySelector(".fd-notice a")!.GetAttribute("href"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Similar_programmes_say_what_is_shared_and_combinable_ones_what_the_sources_allow()
    {
        var page = await Rendered.Page<ProgrammePage>(("Entry", Samples.Entry(Samples.Full)), ("Openness", Openness.Of(Samples.Full, Samples.Today)), ("Similar", Samples.Similar), ("Combinable", Samples.Combinable));

        Assert.Equal("Verwandtes Programm Frist nicht angegeben Gemeinsam: Daten und Plattformen und Qualifizierung", page.QuerySelector("section[aria-labelledby=aehnlich] li").Words());
        Assert.StartsWith("Zweites Geld Kumulierung eingeschränkt. Bitte vorher mit beiden Fördergebern klären.", page.QuerySelector("section[aria-labelledby=kombinierbar] li").Words(), StringComparison.Ordinal);
        Assert.Null((await Render(Samples.Full)).QuerySelector("#aehnlich, #kombinierbar"));
    }

    [Fact]
    public async Task It_can_be_compared() => Assert.Single((await Render(Samples.Full)).QuerySelectorAll("a[href='/vergleich?ids=digitale-dienste']"));

    [Fact]
    public async Task A_link_that_does_not_answer_says_so_beside_itself_and_another_does_not()
    {
        var day = new DateTimeOffset(2026, 2, 27, 9, 0, 0, TimeSpan.Zero);
        var page = await Render(Samples.Full with
        {
            Links =
            [
                new() { Url = "https://musterstelle.example/weg", State = LinkState.Broken, CheckedAt = day }, new() { Url = "https://musterstelle.example/da", State = LinkState.Reachable, CheckedAt = day },
                new() { Url = "https://musterstelle.example/vielleicht", State = LinkState.Suspect, CheckedAt = day }, new() { Url = "https://musterstelle.example/mauer", State = LinkState.Unverifiable, CheckedAt = day },
            ],
        });

        var items = page.QuerySelectorAll("section[aria-labelledby=links] li").Select(i => i.Words()).ToList();
        Assert.EndsWith("am 27. Februar 2026 nicht erreichbar", items[0]);
        Assert.EndsWith("am 27. Februar 2026 nicht gefunden, wird erneut geprüft", items[2]);
        Assert.All([items[1], items[3]], i => Assert.EndsWith("musterstelle.example", i));
    }

    [Fact]
    public async Task Licence_and_attribution_stand_under_the_text() => Assert.Contains("Muster-Amt, Lizenz CC BY-ND 4.0", (await Render(Samples.Full)).Body.Words());

    [Fact]
    public async Task Changes_of_the_deadline_are_listed_with_old_and_new_date_day_and_source()
    {
        static Round To(int day) => new() { Closes = new DateOnly(2026, 10, day), Time = "17:00" };
        IReadOnlyList<DeadlineChange> changes = [new(new DateTimeOffset(2026, 8, 14, 6, 0, 0, TimeSpan.Zero), "import:probe", [To(1)], [To(27)]), new(new DateTimeOffset(2026, 3, 1, 6, 0, 0, TimeSpan.Zero), "anna", [], [To(1)])];
        var page = await Rendered.Page<ProgrammePage>(("Entry", Samples.Entry(Samples.Full)), ("Openness", Openness.Of(Samples.Full, Samples.Today)), ("DeadlineChanges", changes),
            ("SourceNames", new Dictionary<string, string> { ["probe"] = "Probeportal" }));
        Assert.Equal(["14. August 2026, laut Probeportal: 1. Oktober 2026, 17:00 Uhr → 27. Oktober 2026, 17:00 Uhr", "1. März 2026, Redaktion: keine Frist angegeben → 1. Oktober 2026, 17:00 Uhr"],
            page.QuerySelectorAll("section[aria-labelledby=fristverlauf] li").Select(l => l.Words()));
        Assert.Null((await Render(Samples.Full)).QuerySelector("#fristverlauf"));
    }
}
