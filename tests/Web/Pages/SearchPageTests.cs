using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Search;
using FundingDirectory.Web.Addresses;
using FundingDirectory.Web.Components;
using FundingDirectory.Web.Pages;
using Xunit;

namespace FundingDirectory.Tests.Web.Pages;

public sealed class SearchPageTests
{
    private static readonly SearchQuery Fresh = SearchAddress.Fresh();

    private static Task<AngleSharp.Html.Dom.IHtmlDocument> Render(SearchQuery query, SearchAnswer answer, int number = 1) =>
        Rendered.Page<SearchPage>(("Query", query), ("Answer", answer), ("Page", number));

    [Fact]
    public async Task What_is_left_out_at_first_is_said_and_one_click_away()
    {
        var page = await Render(Fresh, Samples.Answer(1, Samples.Hit(Samples.Full)));

        Assert.Contains("geschlossen oder zurückgezogen", page.QuerySelector("#ergebnisse").Words());
        Assert.NotNull(page.QuerySelector("a[href='/foerdermittel?status=alle']"));
    }

    [Fact]
    public async Task A_card_shows_the_facts_that_decide()
    {
        var card = (await Render(Fresh, Samples.Answer(1, Samples.Hit(Samples.Full)))).QuerySelector(".fd-card").Words();

        foreach (var fact in new[] { "Land", "noch 4 Tage, bis 5. März 2026", "Zuschuss, bis zu 65 %, bis 1.234.567 Euro", "mindestens 35 %", "Landkreis", "Geprüft am 1. Februar 2026" })
            Assert.Contains(fact, card);
    }

    [Fact]
    public async Task A_card_of_an_unknown_programme_claims_nothing()
    {
        var card = (await Render(Fresh, Samples.Answer(1, Samples.Hit(Samples.Bare())))).QuerySelector(".fd-card")!;

        Assert.Equal(3, card.QuerySelectorAll(".fd-unknown").Length);
        Assert.Contains("Frist nicht angegeben", card.Words());
    }

    [Fact]
    public async Task Found_words_are_marked_and_other_markup_is_text()
    {
        var hit = Samples.Hit(Samples.Bare(Samples.Hostile)) with { Highlights = new Dictionary<string, string> { ["summary"] = "ein <mark>Treffer</mark>" } };
        var page = await Render(Fresh, Samples.Answer(1, hit));

        Assert.Equal("Treffer", page.QuerySelector("mark").Words());
        Assert.Empty(page.QuerySelectorAll("script:not([type='application/ld+json'], [src])"));
    }

    [Fact]
    public async Task Each_filter_can_be_taken_away_alone()
    {
        var page = await Render(Fresh with { States = ["13", "01"], Text = "KI" }, Samples.Answer(0));

        var chip = page.QuerySelectorAll(".fd-chip").Single(c => c.Words().EndsWith("Mecklenburg-Vorpommern", StringComparison.Ordinal));
        Assert.Equal("/foerdermittel?q=KI&land=01", chip.GetAttribute("href"));
        Assert.Equal(["13", "01"], page.QuerySelectorAll("input[name=land][checked]").Select(i => i.GetAttribute("value")).OrderDescending());
    }

    [Fact]
    public async Task An_empty_result_helps_on()
    {
        var page = await Render(Fresh with { States = ["13"], Text = "Dgital" }, Samples.Answer(0) with { Corrections = ["digital"] });

        Assert.NotNull(page.QuerySelector(".fd-empty a[href='/foerdermittel?q=Dgital']"));
        Assert.Equal("/foerdermittel?q=digital&land=13", page.QuerySelector(".fd-remark a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task An_empty_result_says_how_much_each_filter_takes_away()
    {
        var query = Fresh with { States = ["13"], Topics = [Topic.Security], Text = "\"KI im Amt\"" };
        var relief = FilterRelief.Of(query, q => q.States.Count == 0 ? 7 : q.Topics.Count == 0 ? 0 : 3);
        var page = await Rendered.Page<SearchPage>(("Query", query), ("Answer", Samples.Answer(0)), ("Relief", relief));

        var ways = page.QuerySelectorAll(".fd-empty li").Select(l => l.Words()).ToList();
        Assert.Equal("Ohne den Filter «Mecklenburg-Vorpommern» suchen: 7 Treffer", ways[0]);
        Assert.Contains("Ohne Anführungszeichen suchen: 3 Treffer", ways);
        Assert.DoesNotContain(ways, w => w.Contains("IT-Sicherheit", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_card_says_why_it_was_found()
    {
        ScorePart[] parts = [new("KI", "Künstliche Intelligenz", SearchField.Title, 1, 1, 3), new("KI", "KI", SearchField.Text, 1, 1, 1), new("<b>", "<b>", SearchField.Summary, 1, 1, 1)];
        var page = await Render(Fresh with { Text = "KI" }, Samples.Answer(1, Samples.Hit(Samples.Full) with { Parts = parts }));

        Assert.Equal(["«KI» steht als «Künstliche Intelligenz» in Titel und Beschreibung und Angaben: 80 % der Wertung", "«<b>» steht in Kurztext: 20 % der Wertung"], page.QuerySelectorAll(".fd-card details li").Select(l => l.Words()));
        Assert.Empty((await Render(Fresh, Samples.Answer(1, Samples.Hit(Samples.Full)))).QuerySelectorAll(".fd-card details"));
    }

    [Fact]
    public async Task Pages_keep_the_search()
    {
        var page = await Render(Fresh with { Text = "KI" }, Samples.Answer(137), 3);

        Assert.Equal("3", page.QuerySelector(".fd-pages [aria-current=page]").Words());
        Assert.Equal("/foerdermittel?q=KI&seite=4", page.QuerySelector("a[rel=next]")!.GetAttribute("href"));
        Assert.Equal("/foerdermittel?q=KI&seite=7", page.QuerySelectorAll(".fd-pages a")[^2].GetAttribute("href"));
    }

    [Fact]
    public async Task A_chosen_value_that_finds_nothing_stays_to_be_unticked()
    {
        var page = await Render(Fresh with { Topics = [Topic.Security] }, Samples.Answer(0));

        Assert.NotNull(page.QuerySelector("input[name=thema][value=security][checked]"));
    }

    [Fact]
    public async Task What_is_picked_for_comparison_goes_along_with_every_link_of_the_search()
    {
        var picked = new List<Entry> { Samples.Entry(Samples.Full), Samples.Entry(Samples.Bare("Anderswo") with { Slug = "anderswo" }) };
        var page = await Rendered.Page<SearchPage>(("Query", Fresh with { States = ["13"] }), ("Answer", Samples.Answer(45, Samples.Hit(Samples.Full))), ("Picked", picked));

        Assert.True(page.QuerySelector("input[type=checkbox][value=digitale-dienste]")!.HasAttribute("checked"));
        Assert.Equal("anderswo", Assert.Single(page.QuerySelectorAll("input[type=hidden][name=ids]")).GetAttribute("value"));
        Assert.Equal("/foerdermittel?ids=anderswo&land=13", page.QuerySelector(".fd-picked .fd-chip")!.GetAttribute("href"));
        Assert.Equal("/vergleich?ids=digitale-dienste,anderswo&land=13", page.QuerySelector(".fd-picked__link")!.GetAttribute("href"));
        Assert.All(page.QuerySelectorAll(".fd-chips a, .fd-pages a, #ergebnisse > .fd-hint a:not([type])"), link => Assert.Contains("ids=digitale-dienste,anderswo", link.GetAttribute("href")));
        Assert.NotNull(page.QuerySelector("meta[name=robots][content=noindex]"));
    }

    [Fact]
    public async Task A_fifth_programme_cannot_be_ticked()
    {
        var picked = Enumerable.Range(1, 4).Select(i => Samples.Entry(Samples.Bare() with { Slug = $"nummer-{i}" })).ToList();
        var page = await Rendered.Page<SearchPage>(("Query", Fresh), ("Answer", Samples.Answer(1, Samples.Hit(Samples.Full))), ("Picked", picked));

        Assert.True(page.QuerySelector("input[type=checkbox][name=ids]")!.HasAttribute("disabled"));
        Assert.Contains("Mehr passen nicht nebeneinander", page.QuerySelector("#auswahl").Words());
    }
}
