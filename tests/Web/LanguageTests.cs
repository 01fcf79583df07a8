using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Matching;
using FundingDirectory.Core.Search;
using FundingDirectory.Tests.Web.Addresses;
using FundingDirectory.Web.Addresses;
using FundingDirectory.Web.Components;
using FundingDirectory.Web.Pages;
using Xunit;

namespace FundingDirectory.Tests.Web;

public sealed class LanguageTests
{
    private static readonly FundingProgramme Call = Samples.Full with { Slug = "call", Title = "Digital services for cities", Summary = "Money for digital services.", Language = "en" };

    private static readonly Dictionary<string, Func<FundingProgramme, Task<IHtmlDocument>>> Pages = new()
    {
        ["start"] = p => Rendered.Page<StartPage>(("Newest", new List<SearchHit> { Samples.Hit(p) })),
        ["search"] = p => Rendered.Page<SearchPage>(("Query", SearchAddress.Fresh()), ("Answer", Samples.Answer(1, Samples.Hit(p))), ("Picked", new List<Entry> { Samples.Entry(p) })),
        ["programme"] = p => Rendered.Page<ProgrammePage>(("Entry", Samples.Entry(p)), ("Openness", Openness.Of(p, Samples.Today))),
        ["comparison"] = p => Rendered.Page<ComparisonPage>(("Programmes", new List<ComparedProgramme> { Samples.Compared(p) }), ("Candidates", new List<SearchHit> { Samples.Hit(p) })),
        ["deadlines"] = p => Rendered.Page<DeadlinesPage>(("Request", DeadlineAddress.Read(Query.Of(""))), ("Calendar", DeadlineCalendar.Of([new Candidate(Samples.Entry(p), Samples.Today)], Samples.Today)), ("Today", Samples.Today)),
        ["project"] = p => Rendered.Page<ProjectPage>(("Request", ProjectAddress.Read(Query.Of("?schritt=ergebnis"))), ("Answer", Samples.Matches(Samples.Match(p, Verdict.Fits)))),
    };

    public static TheoryData<string> Names => [.. Pages.Keys];

    private static List<IElement> Shown(IHtmlDocument page, FundingProgramme programme) =>
        [.. page.QuerySelectorAll("body *").Where(e => e.ChildNodes.OfType<IText>().Any(t => t.Words() == programme.Title || t.Words() == programme.Summary))];

    [Theory, MemberData(nameof(Names))]
    public async Task A_title_and_summary_in_another_language_say_so_wherever_they_stand(string name)
    {
        var shown = Shown(await Pages[name](Call), Call);

        Assert.NotEmpty(shown);
        Assert.All(shown, e => Assert.True(e.Closest("[lang]")!.GetAttribute("lang") == "en", e.OuterHtml));
    }

    [Theory, MemberData(nameof(Names))]
    public async Task German_text_has_the_language_of_the_page(string name)
    {
        var german = Call with { Language = "de" };

        Assert.All(Shown(await Pages[name](german), german), e => Assert.Equal("html", e.Closest("[lang]")!.LocalName));
    }

    [Theory, MemberData(nameof(Names))]
    public async Task A_foreign_title_of_a_german_text_says_so_alone(string name)
    {
        var call = Call with { Language = "de", TitleLanguage = "en" };
        var shown = Shown(await Pages[name](call), call);

        Assert.All(shown.Where(e => e.Words() == call.Title), e => Assert.Equal("en", e.Closest("[lang]")!.GetAttribute("lang")));
        Assert.All(shown.Where(e => e.Words() == call.Summary), e => Assert.Equal("html", e.Closest("[lang]")!.LocalName));
    }
}
