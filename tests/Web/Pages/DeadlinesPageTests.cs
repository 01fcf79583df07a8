using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Matching;
using FundingDirectory.Tests.Web.Addresses;
using FundingDirectory.Web.Addresses;
using FundingDirectory.Web.Pages;
using Xunit;

namespace FundingDirectory.Tests.Web.Pages;

public sealed class DeadlinesPageTests
{
    private static FundingProgramme Closing(string slug, DateOnly day) => Samples.Full with { Slug = slug, Title = slug, Rounds = [new() { Closes = day }] };

    private static Task<AngleSharp.Html.Dom.IHtmlDocument> Render(string query, params FundingProgramme[] programmes)
    {
        var request = DeadlineAddress.Read(Query.Of(query));
        return Rendered.Page<DeadlinesPage>(("Request", request), ("Today", Samples.Today), ("Calendar", DeadlineCalendar.Of([.. programmes.Select(p => new Candidate(Samples.Entry(p), Samples.Today))], Samples.Today).For(request.Filter)));
    }

    [Fact]
    public async Task Deadlines_stand_by_month_and_what_has_no_date_stands_below()
    {
        var page = await Render("", Closing("b", new(2026, 4, 30)), Closing("a", new(2026, 3, 5)), Closing("c", new(2027, 3, 1)), Samples.Full with { Slug = "d", Title = "d", Rounds = [], DeadlineModel = DeadlineModel.Rolling }, Samples.Bare());

        Assert.Equal(["März 2026", "April 2026", "März 2027", "Laufend möglich"], page.QuerySelectorAll("main h2").Select(h => h.Words()));
        Assert.Equal("5. März 2026 a Antrag · noch 4 Tage · Land · Ministerium für Muster · geprüft am 1. Februar 2026", page.QuerySelector(".fd-due").Words());
        Assert.StartsWith("jederzeit d", page.QuerySelector("section[aria-labelledby=laufend] li").Words(), StringComparison.Ordinal);
        Assert.Contains("Bei 1 weiterem Programm ist keine Frist angegeben", page.QuerySelector("main").Words());
        Assert.Equal("/fristen.ics", page.QuerySelector("a[href$='.ics']")!.GetAttribute("href"));
    }

    [Fact]
    public async Task What_only_opens_later_says_so()
    {
        var page = await Render("", Samples.Full with { Rounds = [new() { Opens = new(2026, 5, 1), Closes = new(2026, 6, 30), Kind = RoundKind.Outline }] }, Samples.Full with { Slug = "b", Rounds = [new() { Opens = new(2026, 9, 1) }] });

        var items = page.QuerySelectorAll(".fd-due").Select(i => i.Words()).ToList();
        Assert.Contains("30. Juni 2026 Digitale Dienste in Kommunen Projektskizze · öffnet am 1. Mai 2026", items[0]);
        Assert.Contains("ab 1. September 2026 Digitale Dienste in Kommunen öffnet", items[1]);
    }

    [Fact]
    public async Task The_chosen_filters_stay_chosen_and_lead_to_their_calendar()
    {
        var page = await Render("?land=13&thema=data&ebene=state", Samples.Full with { Topics = [Topic.Data] });

        Assert.Equal(["13", "data", "state"], page.QuerySelectorAll("option[selected]").Select(o => o.GetAttribute("value")));
        Assert.Equal("/fristen.ics?land=13&thema=data&ebene=state", page.QuerySelector("a[href^='/fristen.ics']")!.GetAttribute("href"));
    }

    [Fact]
    public async Task A_long_calendar_has_pages_and_a_page_beyond_the_last_shows_the_last()
    {
        var many = Enumerable.Range(0, DeadlineAddress.PageSize + 3).Select(i => Closing($"p{i:000}", Samples.Today.AddDays(i))).ToArray();

        Assert.Equal(DeadlineAddress.PageSize, (await Render("", many)).QuerySelectorAll(".fd-due").Length);
        Assert.Equal(3, (await Render("?seite=2", many)).QuerySelectorAll(".fd-due").Length);
        Assert.Equal(3, (await Render("?seite=900", many)).QuerySelectorAll(".fd-due").Length);
    }

    [Fact]
    public async Task Nothing_found_and_odd_filters_are_said()
    {
        var page = await Render("?land=77");

        Assert.Contains("«77» ist bei «Land» nicht bekannt", page.QuerySelector(".fd-errors").Words());
        Assert.Contains("keine Frist mit Datum bekannt", page.QuerySelector(".fd-empty").Words());
    }
}
