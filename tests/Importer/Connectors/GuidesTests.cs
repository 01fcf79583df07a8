using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using FundingDirectory.Core.Domain;
using FundingDirectory.Tests.Support;
using Xunit;

namespace FundingDirectory.Tests.Importer.Connectors;

/// <summary>What every guide of our own must satisfy: plain, dated, with sources, honest about what is uncertain.</summary>
public sealed partial class GuidesTests(ITestOutputHelper output)
{
    private const double MostWords = 20;
    private const string Glossary = "glossar";

    private static readonly Dictionary<string, Article> Guides = CatalogueFile.ReadFolder(Path.Combine(Repository.Root, "importer", "Catalogue", "guides"))
        .Select(f => (Article)f.Content).ToDictionary(a => a.Slug);

    public static TheoryData<string> Slugs => [.. Guides.Keys];

    [Theory, MemberData(nameof(Slugs))]
    public void Its_sentences_have_at_most_twenty_words_on_average(string slug)
    {
        // Headings are short and would flatter the figure.
        var sentences = SentenceEnd().Split(GuideText.Of(Headings().Replace(Guides[slug].Text!, "")).Plain)
            .Select(s => s.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Count(w => w.Any(char.IsLetterOrDigit))).Where(n => n > 0).ToList();
        output.WriteLine($"{slug}: {sentences.Count} sentences, {sentences.Average():0.0} words on average, {sentences.Max()} at most");

        Assert.True(sentences.Count > 30, $"{slug}: only {sentences.Count} sentences were found");
        Assert.True(sentences.Average() <= MostWords);
        Assert.True(sentences.Max() <= 2 * MostWords);
    }

    [Theory, MemberData(nameof(Slugs))]
    public void It_says_who_wrote_it_when_from_which_sources_and_how_well_that_is_known(string slug)
    {
        var guide = Guides[slug];

        Assert.Equal("Förder- und Wissensverzeichnis", guide.Publisher);
        Assert.True(DateOnly.TryParseExact(guide.Published, "yyyy-MM-dd", out var day) && day <= guide.LastVerified);
        Assert.Contains(guide.Links, l => l.Role == LinkRole.Source);
        Assert.NotEmpty(guide.Provenance);
        Assert.Contains(guide.Evidence, new[] { EvidenceGrade.Secondary, EvidenceGrade.Unverified });
        Assert.NotNull(guide.Position);
    }

    [Theory, MemberData(nameof(Slugs))]
    public void Its_links_are_https_and_unique(string slug)
    {
        var urls = Guides[slug].Links.Select(l => l.Url).ToList();

        Assert.All(urls, u => Assert.StartsWith("https://", u, StringComparison.Ordinal));
        Assert.Equal(urls.Count, urls.Distinct().Count());
        Assert.All(Guides[slug].Links, l => Assert.False(string.IsNullOrWhiteSpace(l.Label)));
    }

    [Theory, MemberData(nameof(Slugs))]
    public void Its_links_within_the_site_lead_somewhere(string slug)
    {
        var slugs = CatalogueFile.ReadFolder(Path.Combine(Repository.Root, "importer", "Catalogue")).Where(f => f.Content is Article).Select(f => $"/wissen/{f.Content.Slug}").Append("/projekt").ToHashSet();
        var links = new HtmlParser().ParseDocument(GuideText.Of(Guides[slug].Text!).Html).QuerySelectorAll("a").Select(a => a.GetAttribute("href")!).ToList();

        Assert.Equal(links.Count, MarkdownLinks().Count(Guides[slug].Text!));
        Assert.All(links, href => Assert.Contains(href, slugs));
    }

    [Theory, MemberData(nameof(Slugs))]
    public void It_has_headings_in_order_and_ends_with_what_is_uncertain(string slug)
    {
        var headings = GuideText.Of(Guides[slug].Text!).Headings;

        Assert.True(headings.Count >= 5);
        Assert.Equal(2, headings[0].Level);
        Assert.All(headings.Zip(headings.Skip(1)), pair => Assert.True(pair.Second.Level <= pair.First.Level + 1));
        if (slug != Glossary) Assert.Equal("Was unsicher ist", headings[^1].Title);
    }

    [Fact]
    public void Every_question_that_matching_raises_about_law_and_organisation_has_a_guide_but_security()
    {
        var explained = Guides.Values.SelectMany(g => g.Themes).ToHashSet();

        Assert.Equal([GuidanceTheme.Security], Enum.GetValues<GuidanceTheme>().Where(t => !explained.Contains(t)));
        Assert.Equal(Enumerable.Range(1, Guides.Count), Guides.Values.Select(g => g.Position!.Value).Order());
    }

    [Fact]
    public void The_glossary_explains_at_least_thirty_words_in_alphabetical_order_under_their_letters()
    {
        var headings = GuideText.Of(Guides[Glossary].Text!).Headings;
        var terms = headings.Where(h => h.Level == 3).Select(h => h.Title).ToList();

        Assert.True(terms.Count >= 30, $"{terms.Count} terms");
        Assert.Equal(terms.Order(StringComparer.Create(System.Globalization.CultureInfo.GetCultureInfo("de-DE"), ignoreCase: true)), terms);
        var letter = "";
        foreach (var heading in headings)
        {
            if (heading.Level == 2) letter = heading.Title;
            else Assert.StartsWith(letter, heading.Title, StringComparison.Ordinal);
        }
        Assert.Contains("zu-windhundverfahren", headings.Select(h => h.Anchor));
    }

    [GeneratedRegex("^#+ .*$", RegexOptions.Multiline)]
    private static partial Regex Headings();

    [GeneratedRegex(@"\]\(")]
    private static partial Regex MarkdownLinks();

    [GeneratedRegex(@"(?<=\p{L}{2,}|\d{4}|[»\)])[.!?](?=\s|$)|\n")]
    private static partial Regex SentenceEnd();
}
