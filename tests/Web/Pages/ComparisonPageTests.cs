using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Search;
using FundingDirectory.Web.Addresses;
using FundingDirectory.Web.Components;
using FundingDirectory.Web.Pages;
using Xunit;

namespace FundingDirectory.Tests.Web.Pages;

public sealed class ComparisonPageTests
{
    private static readonly FundingProgramme Other = Samples.Full with
    {
        Slug = "anderes",
        Title = "Anderes Programm",
        AmountMax = null,
        FundingRates = [new() { PercentMax = 90 }],
        Rounds = [],
        DeadlineModel = DeadlineModel.Rolling,
        Cumulation = new() { State = Cumulation.Limited },
    };

    private static Task<AngleSharp.Html.Dom.IHtmlDocument> Render(IReadOnlyList<FundingProgramme> programmes, params (string, object?)[] more) =>
        Rendered.Page<ComparisonPage>([("Programmes", programmes.Select(p => Samples.Compared(p)).ToList()), .. more]);

    private static string Row(AngleSharp.Html.Dom.IHtmlDocument page, string label) =>
        string.Join(" | ", Assert.Single(page.QuerySelectorAll("tbody tr"), r => r.QuerySelector("th[scope=row]")?.Words().StartsWith(label, StringComparison.Ordinal) == true).Children.Select(c => c.Words()));

    [Fact]
    public async Task Each_programme_is_a_column_with_a_way_to_take_it_out()
    {
        var page = await Render([Samples.Full, Other]);

        Assert.Equal(["/foerdermittel/digitale-dienste", "/foerdermittel/anderes"], page.QuerySelectorAll("thead th a:first-child").Select(a => a.GetAttribute("href")));
        Assert.Equal(["/vergleich?ids=anderes", "/vergleich?ids=digitale-dienste"], page.QuerySelectorAll(".fd-compare__remove").Select(a => a.GetAttribute("href")));
        Assert.All(page.QuerySelectorAll("tbody tr:not(:first-child)"), r => Assert.Equal(2, r.QuerySelectorAll("td").Length));
    }

    [Fact]
    public async Task What_differs_is_said_in_words_and_what_is_not_stated_too()
    {
        var page = await Render([Samples.Full, Other]);

        Assert.Equal("Stand heute unterscheidet sich | noch 4 Tage, bis 5. März 2026 | laufend möglich", Row(page, "Stand heute"));
        Assert.StartsWith("Förderquote unterscheidet sich | bis zu 65 %", Row(page, "Förderquote"), StringComparison.Ordinal);
        Assert.Equal("Höhe der Förderung nicht überall angegeben | höchstens 1.234.567 Euro | nicht angegeben – beim Fördergeber erfragen", Row(page, "Höhe der Förderung"));
        Assert.Equal("Gebiet | Mecklenburg-Vorpommern | Mecklenburg-Vorpommern", Row(page, "Gebiet"));
    }

    [Fact]
    public async Task Each_pair_says_whether_both_may_pay_for_one_project()
    {
        var page = await Render([Samples.Full with { Cumulation = new() { State = Cumulation.Allowed } }, Other, Samples.Bare()]);

        Assert.Equal(
            ["Digitale Dienste in Kommunen und Anderes Programm Kumulierung: eingeschränkt", "Digitale Dienste in Kommunen und Unbekanntes Programm Kumulierung: nicht angegeben – beim Fördergeber erfragen", "Anderes Programm und Unbekanntes Programm Kumulierung: nicht angegeben – beim Fördergeber erfragen"],
            page.QuerySelectorAll("section[aria-labelledby=zusammen] li").Select(l => string.Join(' ', l.Children.Select(c => c.Words()))));
    }

    [Fact]
    public async Task Hits_of_the_carried_search_can_be_added_until_four_are_there()
    {
        var search = SearchAddress.Fresh("Muster");
        var hit = new List<SearchHit> { Samples.Hit(Samples.Bare()) };
        var page = await Render([Samples.Full], ("Search", search), ("Candidates", hit));

        Assert.Equal("/vergleich?ids=digitale-dienste,unbekannt&q=Muster", page.QuerySelector("a.fd-add")!.GetAttribute("href"));
        Assert.Equal("digitale-dienste", page.QuerySelector("input[name=ids]")!.GetAttribute("value"));
        Assert.Null((await Render([Samples.Full, Other, Other with { Slug = "c" }, Other with { Slug = "d" }], ("Search", search), ("Candidates", hit))).QuerySelector("a.fd-add"));
    }

    [Fact]
    public async Task The_evidence_of_a_question_stands_below_its_answers_with_source_and_date()
    {
        var page = await Render([Samples.Full, Samples.Bare()]);
        var row = page.QuerySelectorAll("tbody")[0].QuerySelectorAll("tr").Last();

        Assert.Equal("Belege", row.QuerySelector("th").Words());
        Assert.Contains("Quelle: musterstelle.example, Stand April 2025", row.QuerySelectorAll("td")[0].QuerySelector("details").Words());
        Assert.Equal("kein Beleg verzeichnet", row.QuerySelectorAll("td")[1].Words());
    }

    [Fact]
    public async Task One_programme_alone_asks_for_a_second() => Assert.Contains("Fügen Sie ein zweites Programm hinzu", (await Render([Samples.Full])).QuerySelector(".fd-lead").Words());

    [Fact]
    public async Task A_withdrawn_programme_is_marked_in_the_table()
    {
        var page = await Rendered.Page<ComparisonPage>(("Programmes", new List<ComparedProgramme> { Samples.Compared(Samples.Full, EntryStatus.Withdrawn), Samples.Compared(Other) }));

        Assert.Contains("zurückgezogen", Row(page, "Stand heute"));
        Assert.Contains("von der Quelle nicht mehr geführt | –kein Hinweis", Row(page, "Stand unterscheidet"));
    }

    [Fact]
    public async Task Html_of_a_source_is_text() => Assert.Empty((await Render([Samples.Bare(Samples.Hostile), Samples.Full])).QuerySelectorAll("script:not([type='application/ld+json'], [src])"));
}
