using System.Text.RegularExpressions;
using FundingDirectory.Core.Domain;
using FundingDirectory.Tests.Support;
using Xunit;
using Capture = FundingDirectory.Importer.Fetching.Capture;

namespace FundingDirectory.Tests.Importer.Connectors;

/// <summary>What every entry of the starter catalogue must satisfy; entries are written by people.</summary>
public sealed partial class CatalogueTests
{
    private static readonly List<(string File, EntryContent Content)> Entries =
    [.. CatalogueFile.ReadFolder(Path.Combine(Repository.Root, "importer", "Catalogue"))];

    private static IEnumerable<FundingProgramme> Programmes => Entries.Select(e => e.Content).OfType<FundingProgramme>();

    [Fact]
    public void A_file_with_an_unknown_field_is_a_problem_and_the_others_are_read()
    {
        var parsed = new FundingDirectory.Importer.Connectors.Catalogue().Parse(
        [
            new Capture { Name = "gut.json", FetchedAt = Make.Now, Bytes = """[{ "kind": "article", "slug": "a", "title": "A" }, { "kind": "useCase", "slug": "b", "title": "B", "municipality": "Hagenow" }]"""u8.ToArray() },
            new Capture { Name = "falsch.json", FetchedAt = Make.Now, Bytes = """{ "kind": "article", "slug": "c", "title": "C", "tittel": "C" }"""u8.ToArray() },
        ]);
        Assert.Equal(["article/a", "useCase/b"], parsed.Records.Select(r => r.SourceId));
        Assert.Equal("falsch.json", Assert.Single(parsed.Problems).RecordId);
        Assert.False(parsed.Complete);
        Assert.Equal("catalogue", parsed.Records[0].Content.Sources[0].Source);
    }

    [Fact]
    public void A_guide_is_its_facts_between_two_lines_and_its_text_below()
    {
        static Capture File(string name, string text) => new() { Name = name, FetchedAt = Make.Now, Bytes = System.Text.Encoding.UTF8.GetBytes(text) };
        var parsed = new FundingDirectory.Importer.Connectors.Catalogue().Parse(
        [
            File("gut.md", "---\n{ \"kind\": \"article\", \"slug\": \"a\", \"title\": \"A\" }\n---\n\n## Überschrift\n\nText.\n"),
            File("ohne-ende.md", "---\n{ \"kind\": \"article\", \"slug\": \"b\", \"title\": \"B\" }\n"),
            File("kein-artikel.md", "---\n{ \"kind\": \"useCase\", \"slug\": \"c\", \"title\": \"C\", \"municipality\": \"Hagenow\" }\n---\nText\n"),
            File("gemeinden.csv", "a;b"),
        ]);
        Assert.Equal("## Überschrift\n\nText.", ((Article)Assert.Single(parsed.Records).Content).Text);
        Assert.Equal(["ohne-ende.md", "kein-artikel.md"], parsed.Problems.Select(p => p.RecordId));
    }

    [Fact]
    public void Addresses_are_unique_within_a_kind_and_readable()
    {
        Assert.Empty(Entries.GroupBy(e => (e.Content.Kind, e.Content.Slug)).Where(g => g.Count() > 1).Select(g => g.Key));
        Assert.All(Entries, e => Assert.Matches(Slug(), e.Content.Slug));
    }

    [Fact]
    public void Every_entry_says_in_one_sentence_what_it_is_and_where_that_is_known_from() =>
        Assert.Empty(Entries.Where(e => string.IsNullOrWhiteSpace(e.Content.Summary) || e.Content.Provenance.Count == 0).Select(e => e.Content.Slug));

    [Fact]
    public void Every_deciding_fact_has_its_evidence()
    {
        var bare = Programmes.SelectMany(p => Deciding(p).Where(field => p.Provenance.All(e => e.Field != field)).Select(field => $"{p.Slug}: {field}"));
        Assert.Empty(bare);
    }

    [Fact]
    public void Evidence_has_an_address_or_says_what_was_read() =>
        Assert.Empty(Entries.SelectMany(e => e.Content.Provenance.Where(p => p.Url is null && string.IsNullOrWhiteSpace(p.Note)).Select(p => $"{e.Content.Slug}: {p.Field}")));

    [Fact]
    public void Links_lead_to_the_web_and_not_to_unauthorised_copies()
    {
        var urls = Entries.SelectMany(e => e.Content.Links.Select(l => l.Url).Concat(e.Content.Provenance.Select(p => p.Url)).OfType<string>().Select(u => (e.Content.Slug, Url: u))).ToList();
        Assert.Empty(urls.Where(u => !Uri.TryCreate(u.Url, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https")));
        Assert.Empty(urls.Where(u => Copies().IsMatch(u.Url)));
    }

    [Fact]
    public void Nothing_quotes_the_federal_database_whose_texts_may_not_be_changed() =>
        Assert.Empty(Entries.Where(e => e.Content.Provenance.Any(p => p.Quote is not null && p.Url?.Contains("foerderdatenbank.de", StringComparison.Ordinal) == true)).Select(e => e.Content.Slug));

    [Fact]
    public void Facts_are_within_their_bounds()
    {
        Assert.All(Programmes, p =>
        {
            Assert.All(p.FundingRates, r => Assert.InRange(r.PercentMax, 1, 100));
            Assert.True((p.AmountMin ?? 0) <= (p.AmountMax ?? long.MaxValue), p.Slug);
            Assert.All(p.FundingAreas, a => Assert.NotNull(Vocabulary.State(a[..2])));
            Assert.All(p.Rounds, r => Assert.True(r.Opens is null || r.Closes is null || r.Opens <= r.Closes, p.Slug));
            if (p.DeadlineModel is DeadlineModel.Rolling or DeadlineModel.Unknown) Assert.True(p.Rounds.Count == 0, $"{p.Slug}: a model without dates has one");
            Assert.True(p.LastVerified is null || p.LastVerified <= new DateOnly(2026, 11, 22), p.Slug);
        });
    }

    [Fact]
    public void Texts_are_in_short_sentences()
    {
        var long_ = Entries.Where(e => e.Content.Description is not null)
            .Select(e => (e.Content.Slug, Words: SentenceEnd().Split(e.Content.Description!).Where(s => s.Trim().Length > 0).Average(s => s.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length)));
        Assert.Empty(long_.Where(t => t.Words > 20));
    }

    private static IEnumerable<string> Deciding(FundingProgramme p)
    {
        if (p.EligibleApplicants.Count > 0) yield return "eligibleApplicants";
        if (p.FundingRates.Count > 0) yield return "fundingRates";
        if (p.AmountMax is not null) yield return "amountMax";
        if (p.TotalBudget is not null) yield return "totalBudget";
        if (p.DeadlineModel != DeadlineModel.Unknown) yield return "deadlineModel";
        if (p.EarlyStart != EarlyStart.Unknown) yield return "earlyStart";
        if (p.OwnContribution is not null) yield return "ownContribution";
    }

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$")]
    private static partial Regex Slug();

    [GeneratedRegex(@"foerderdatenbank\.info|grantway|reflecta\.org|jsessionid", RegexOptions.IgnoreCase)]
    private static partial Regex Copies();

    [GeneratedRegex(@"(?<=\p{L}{2,}|\d{4})[.!?](?=\s|$)|\n")]
    private static partial Regex SentenceEnd();
}
