using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Search;
using Xunit;

namespace FundingDirectory.Tests.Core.Search;

/// <summary>An updated index answers like one that was built from the same entries.</summary>
public sealed class IndexUpdateTests
{
    private static readonly string[] Words =
    [
        "Förderung", "Breitband", "Gemeinde", "Digitalisierung", "Digitalisierungsförderung", "Smart-City", "Rathaus", "Künstliche Intelligenz", "KI", "Chatbot", "Wasser", "Netz", "Wassernetz",
        "Bürgerservice", "Daten", "Plattform", "Datenplattform", "Schule", "Kreis", "Verwaltung", "Landkreis", "Energie", "Sensor", "Zuschuss", "Darlehen", "Open", "Source", "Glasfaser", "Ausbau", "Glasfaserausbau",
    ];
    private static readonly string[] Areas = ["13", "13003", "09", "05"];
    private static readonly string[] Texts =
    [
        "Förderung", "Breitband Gemeinde", "KI", "Digitalisierungsförderung", "\"Künstliche Intelligenz\"", "Förderung -Rathaus", "Wasser ODER Energie", "titel:Daten", "daten*", "Föderung Netz",
        "Smart City Schule", "Rathaus Chatbot Sensor Kreis Zuschuss", "land:MV Verwaltung", "Glasfaserausbau Gemeinde", "foerdergeber:Ministerium", "Plattf", "", "Zuschuss Darlehen Open Source Ausbau",
    ];

    // What is kept throughout and has every word, so that both indexes know the same words.
    private static readonly Entry Constant = SampleEntries.Programme("constant", "Wörterbuch", string.Join(", ", Words));

    private static Entry Random(Random random, string id, long revision)
    {
        string Text(int count) => string.Join(' ', Enumerable.Range(0, count).Select(_ => Words[random.Next(Words.Length)]));
        var status = random.Next(12) switch { 0 => EntryStatus.Archived, 1 => EntryStatus.Withdrawn, _ => EntryStatus.Published };
        if (random.Next(5) == 0) return SampleEntries.Of(id, new UseCase { Slug = id, Municipality = "Hagenow", Title = Text(2), Summary = Text(5), Areas = [Areas[random.Next(Areas.Length)]] }, status, revision);
        return SampleEntries.Programme(id, Text(random.Next(1, 5)), Text(random.Next(0, 12)), Text(random.Next(0, 30)), p => p with
        {
            Level = (FundingLevel)random.Next(3),
            Topics = [(Topic)random.Next(8)],
            FundingAreas = random.Next(2) == 0 ? [] : [Areas[random.Next(Areas.Length)]],
            DeadlineModel = random.Next(3) == 0 ? DeadlineModel.Rolling : DeadlineModel.Closed,
            FundingBody = random.Next(2) == 0 ? new Organisation { Name = "Ministerium" } : null,
        }, status) with
        { Revision = revision };
    }

    private static void AssertSame(SearchIndex built, SearchIndex updated, SearchQuery query)
    {
        var (expected, actual) = (built.Search(query), updated.Search(query));
        Assert.Equal(expected.Total, actual.Total);
        Assert.Equal(expected.Items.Select(h => (h.Entry.Id, h.Entry.Revision, h.Score)), actual.Items.Select(h => (h.Entry.Id, h.Entry.Revision, h.Score)));
        Assert.Equal(expected.Facets.SelectMany(f => f.Value.Select(v => (f.Key, v))), actual.Facets.SelectMany(f => f.Value.Select(v => (f.Key, v))));
        Assert.Equal(expected.Corrections, actual.Corrections);
        Assert.Equal(expected.Synonyms, actual.Synonyms);
        Assert.Equal(expected.Items.Select(h => h.Highlights.Count), actual.Items.Select(h => h.Highlights.Count));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Any_series_of_updates_answers_like_a_new_index(int seed)
    {
        var random = new Random(seed);
        var entries = Enumerable.Range(0, 150).Select(i => Random(random, $"p{i}", i + 1)).Append(Constant).ToDictionary(e => e.Id);
        var index = SampleEntries.Index([.. entries.Values]);
        for (var step = 0; step < 25; step++)
        {
            List<Entry> changed = [.. Enumerable.Range(0, random.Next(1, 5)).Select(i => Random(random, $"p{random.Next(220)}", 1000 + (step * 10) + i))];
            string[] removed = random.Next(2) == 0 ? [$"p{random.Next(220)}", "unbekannt"] : [];
            foreach (var entry in changed) entries[entry.Id] = entry;
            foreach (var id in removed) entries.Remove(id);
            index = index.With(changed, removed);
            var built = SampleEntries.Index([.. entries.Values]);
            Assert.Equal(built.Count, index.Count);
            foreach (var text in Texts)
            {
                AssertSame(built, index, new SearchQuery { Text = text, Limit = 300 });
                AssertSame(built, index, new SearchQuery { Text = text, States = ["13"], Statuses = ["rolling"], Limit = 10, Offset = 3 });
            }
            foreach (var sort in Enum.GetValues<SearchSort>()) AssertSame(built, index, new SearchQuery { Sort = sort, Ars = "13003", Limit = 300 });
            foreach (var typed in new[] { "d", "Bre", "Künst", "Minist", "Gemeinde dat" }) Assert.Equal(built.Suggest(typed, 8), index.Suggest(typed, 8));
        }
    }

    [Fact]
    public void An_update_takes_replaces_and_removes_and_leaves_the_old_index_as_it_is()
    {
        var before = SampleEntries.Index(SampleEntries.Programme("a", "Breitband"), SampleEntries.Programme("b", "Breitband"), SampleEntries.Programme("c", "Breitband"));
        var after = before.With([SampleEntries.Programme("a", "Leihrad"), SampleEntries.Programme("d", "Quastenflosser"), SampleEntries.Programme("b", "Breitband", status: EntryStatus.Archived)], ["c"]);
        Assert.Empty(after.Ids("Breitband"));
        Assert.Equal(["a"], after.Ids("Leihrad"));
        Assert.Equal(["d"], after.Ids("Quastenfl"));
        Assert.Equal(["a", "b", "c"], before.SortedIds("Breitband"));
        Assert.Empty(before.Ids("Quastenflosser"));
        Assert.Equal((2, 3), (after.Count, before.Count));
    }

    [Fact]
    public void A_word_that_nothing_has_any_more_is_no_longer_known()
    {
        var index = SampleEntries.Index(SampleEntries.Programme("a", "Breitband"), SampleEntries.Programme("b", "Breitbamd")).With([], ["b"]);
        Assert.Equal(["Breitband"], index.Search(new SearchQuery { Text = "Breitbamd" }).Corrections);
        Assert.Equal(["Breitband"], index.Suggest("brei", 5).Where(c => c.Kind == CompletionKind.Term).Select(c => c.Text));
    }

    [Fact]
    public void An_update_without_a_change_is_the_same_index()
    {
        var index = SampleEntries.Index(SampleEntries.Programme("a", "Breitband"));
        Assert.Same(index, index.With([], ["unbekannt"]));
        Assert.Equal(1, SampleEntries.Index().With([SampleEntries.Programme("a", "Breitband")], []).Count);
    }

    [Fact]
    public void A_new_compound_is_found_by_its_parts()
    {
        var index = SampleEntries.Index(SampleEntries.Programme("a", "Glasfaser"), SampleEntries.Programme("b", "Anschluss")).With([SampleEntries.Programme("c", "Glasfaseranschluss")], []);
        Assert.Equal(["a", "c"], index.SortedIds("Glasfaser"));
    }
}
