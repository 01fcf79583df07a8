using AngleSharp.Html.Dom;
using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Matching;
using FundingDirectory.Core.Search;
using FundingDirectory.Tests.Web.Addresses;
using FundingDirectory.Web.Addresses;
using FundingDirectory.Web.Components;
using FundingDirectory.Web.Pages;
using FundingDirectory.Web.Reference;
using Xunit;

namespace FundingDirectory.Tests.Web.Pages;

/// <summary>What holds for every page, whatever it shows.</summary>
public sealed class EveryPageTests
{
    private static readonly Dictionary<string, Func<Task<IHtmlDocument>>> Pages = new()
    {
        ["start"] = () => Rendered.Page<StartPage>(("Counts", new Dictionary<EntryKind, int> { [EntryKind.FundingProgramme] = 12 }), ("ClosingSoon", new List<SearchHit> { Samples.Hit(Samples.Full) })),
        ["search"] = () => Rendered.Page<SearchPage>(("Query", SearchAddress.Fresh("KI")), ("Answer", Samples.Answer(45, Samples.Hit(Samples.Full), Samples.Hit(Samples.Bare(), EntryStatus.Withdrawn)))),
        ["search without hits"] = () => Rendered.Page<SearchPage>(("Query", SearchAddress.Fresh("KI") with { States = ["13"] }), ("Answer", Samples.Answer(0)), ("Errors", new List<FieldError> { new("land", "Ein Fehler.") })),
        ["programme"] = () => Rendered.Page<ProgrammePage>(("Entry", Samples.Entry(Samples.Full)), ("Openness", Openness.Of(Samples.Full, Samples.Today))),
        ["bare programme"] = () => Rendered.Page<ProgrammePage>(("Entry", Samples.Entry(Samples.Bare())), ("Openness", Openness.Of(Samples.Bare(), Samples.Today))),
        ["programme with related ones"] = () => Rendered.Page<ProgrammePage>(("Entry", Samples.Entry(Samples.Full)), ("Openness", Openness.Of(Samples.Full, Samples.Today)), ("Similar", Samples.Similar), ("Combinable", Samples.Combinable)),
        ["comparison"] = () => Rendered.Page<ComparisonPage>(("Programmes", new List<ComparedProgramme> { Samples.Compared(Samples.Full), Samples.Compared(Samples.Bare()) }), ("Similar", Samples.Similar), ("Candidates", new List<SearchHit> { Samples.Hit(Samples.Full) })),
        ["comparison of nothing"] = () => Rendered.Page<ComparisonPage>(("Programmes", new List<ComparedProgramme>()), ("Errors", new List<FieldError> { new("ids", "Ein Fehler.") })),
        ["deadlines"] = () => Rendered.Page<DeadlinesPage>(("Request", DeadlineAddress.Read(Query.Of("?land=13&thema=mond"))), ("Calendar", DeadlineCalendar.Of([new Candidate(Samples.Entry(Samples.Full), Samples.Today), new Candidate(Samples.Entry(Samples.Bare() with { DeadlineModel = DeadlineModel.Rolling }), Samples.Today)], Samples.Today)), ("Today", Samples.Today)),
        ["centres"] = () => Rendered.Page<CentresPage>(("Centres", new List<Entry> { Samples.Entry(Samples.Centre("bund")), Samples.Entry(Samples.Centre("nord", "13", "01")) })),
        ["knowledge"] = () => Rendered.Page<KnowledgePage>(("Articles", new List<Entry> { Samples.Entry(Samples.Article), Samples.Entry(Samples.Guide) })),
        ["article"] = () => Rendered.Page<ArticlePage>(("Entry", Samples.Entry(Samples.Article))),
        ["guide"] = () => Rendered.Page<ArticlePage>(("Entry", Samples.Entry(Samples.Guide))),
        ["use cases"] = () => Rendered.Page<UseCasesPage>(("UseCases", new List<Entry> { Samples.Entry(Samples.UseCase) })),
        ["project step 1"] = () => Rendered.Page<ProjectPage>(("Request", ProjectAddress.Read(Query.Of("")))),
        ["project step 2"] = () => Rendered.Page<ProjectPage>(("Request", ProjectAddress.Read(Query.Of("?schritt=2&kommune=130765656050"))), ("Municipality", Samples.Town)),
        ["project step 3"] = () => Rendered.Page<ProjectPage>(("Request", ProjectAddress.Read(Query.Of("?schritt=3&budget=viel")))),
        ["project step 4"] = () => Rendered.Page<ProjectPage>(("Request", ProjectAddress.Read(Query.Of("?schritt=4")))),
        ["project result"] = () => Rendered.Page<ProjectPage>(("Request", ProjectAddress.Read(Query.Of("?schritt=ergebnis"))), ("Answer", Samples.Matches(Samples.Match(Samples.Full, Verdict.Fits), Samples.Match(Samples.Bare(), Verdict.Excluded)))),
        ["sources"] = () => Rendered.Page<SourcesPage>(("Sources", new List<SourceState> { Samples.RefusedSource })),
        ["embedding"] = () => Rendered.Page<EmbeddingPage>(("Root", "https://verzeichnis.example")),
        ["api"] = () => Rendered.Page<ApiPage>(("Reference", Interface)),
        ["api fields"] = () => Rendered.Page<ApiFieldsPage>(("Reference", Interface)),
        ["api guides"] = () => Rendered.Page<ApiGuidesPage>(("Guides", new List<Guide> { new("suchen", [new("curl", "curl https://verzeichnis.example/api/v1/search")]) })),
        ["api try out"] = () => Rendered.Page<ApiTryPage>(),
        ["imprint"] = () => Rendered.Page<ImprintPage>(),
        ["privacy"] = () => Rendered.Page<PrivacyPage>(),
        ["accessibility"] = () => Rendered.Page<AccessibilityPage>(),
        ["error"] = () => Rendered.Page<ErrorPage>(("Status", 404), ("Title", "Seite nicht gefunden"), ("Detail", "Hier ist nichts.")),
    };

    private static readonly ApiField Field = new("sort", new ApiType("", "SearchSort"), "Reihenfolge.", false, ["ohne Angabe relevance"], [new ApiCode("title", "nach Titel", null)], "title");

    private static readonly ApiReference Interface = new("Schnittstelle",
        [new ApiGroup("Suche", "Suchen.", [new ApiOperation("search", "GET", "/api/v1/search", "Suchen", "Sucht.", [Field], null, [new ApiAnswer("200", "Treffer.", new ApiContent("application/json", new ApiType("", "SearchResult"), null, "{}"))])])],
        [new ApiShape("SearchResult", "Treffer.", [Field], []), new ApiShape("SearchSort", "Reihenfolge. title: nach Titel", [], [new ApiCode("title", "nach Titel", null)])]);

    public static TheoryData<string> Names => [.. Pages.Keys];

    [Theory, MemberData(nameof(Names))]
    public async Task It_has_a_language_a_title_and_one_heading(string name)
    {
        var page = await Pages[name]();

        Assert.Equal("de", page.DocumentElement.GetAttribute("lang"));
        Assert.Contains("Förder- und Wissensverzeichnis", page.Title);
        Assert.NotEmpty(Assert.Single(page.QuerySelectorAll("h1")).Words());
        Assert.Single(page.QuerySelectorAll("main"));
    }

    [Theory, MemberData(nameof(Names))]
    public async Task It_satisfies_a_policy_without_inline_code(string name)
    {
        var page = await Pages[name]();

        Assert.Empty(page.QuerySelectorAll("script:not([type='application/ld+json'], [type=module][src]), style, iframe, object, embed, base"));
        Assert.All(page.QuerySelectorAll("script[src]"), script => Assert.Empty(script.TextContent));
        Assert.DoesNotContain(page.All.SelectMany(e => e.Attributes), a => a.Name == "style" || a.Name.StartsWith("on", StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Names))]
    public async Task It_loads_nothing_from_another_host(string name)
    {
        var page = await Pages[name]();

        var loaded = page.QuerySelectorAll("link:not([rel=canonical])").Select(l => l.GetAttribute("href")).Concat(page.QuerySelectorAll("[src]").Select(e => e.GetAttribute("src")))
            .Concat(page.QuerySelectorAll("form").Select(f => f.GetAttribute("action")));
        Assert.All(loaded, address => Assert.Matches("^/(?!/)", address));
    }

    [Theory, MemberData(nameof(Names))]
    public async Task Its_ids_are_unique_and_every_reference_leads_somewhere(string name)
    {
        var page = await Pages[name]();

        var ids = page.QuerySelectorAll("[id]").Select(e => e.Id).ToList();
        Assert.Equal(ids.Count, ids.Distinct().Count());
        Assert.All(page.QuerySelectorAll("label[for]").Select(l => l.GetAttribute("for")!), id => Assert.Contains(id, ids));
        Assert.All(page.QuerySelectorAll("a[href^='#']").Select(a => a.GetAttribute("href")![1..]), id => Assert.Contains(id, ids));
        Assert.All(page.QuerySelectorAll("[aria-labelledby]").Select(e => e.GetAttribute("aria-labelledby")!), id => Assert.Contains(id, ids));
    }

    [Theory, MemberData(nameof(Names))]
    public async Task Its_headings_skip_no_level(string name)
    {
        var levels = (await Pages[name]()).QuerySelectorAll("h1, h2, h3, h4").Select(h => h.LocalName[1] - '0').ToList();

        // The alert on top may precede the first heading of the text.
        Assert.All(levels.Zip(levels.Skip(1)), pair => Assert.True(pair.Second <= pair.First + 1, $"h{pair.First} is followed by h{pair.Second}"));
    }

    [Theory, MemberData(nameof(Names))]
    public async Task Its_files_are_the_site_s_own(string name)
    {
        var root = Path.Combine(Folder, "web", "wwwroot");
        var files = (await Pages[name]()).QuerySelectorAll("link[href^='/_content/'], script[src]").Select(l => (l.GetAttribute("href") ?? l.GetAttribute("src"))!["/_content/FundingDirectory.Web/".Length..]);

        Assert.All(files, file => Assert.True(File.Exists(Path.Combine(root, file)), file));
    }

    [Fact]
    public void The_styles_ask_only_for_files_that_are_there()
    {
        foreach (var sheet in Directory.GetFiles(Path.Combine(Folder, "web", "wwwroot"), "*.css", SearchOption.AllDirectories))
            Assert.All(System.Text.RegularExpressions.Regex.Matches(File.ReadAllText(sheet), """url\(\s*["']?(?!data:)([^"')]+)""").Select(m => m.Groups[1].Value),
                address => Assert.True(File.Exists(Path.Combine(Path.GetDirectoryName(sheet)!, address)), $"{Path.GetFileName(sheet)}: {address}"));
    }

    private static string Folder
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (!File.Exists(Path.Combine(folder.FullName, "Directory.sln"))) folder = folder.Parent!;
            return folder.FullName;
        }
    }
}
