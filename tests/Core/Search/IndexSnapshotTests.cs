using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Search;
using FundingDirectory.Tests.Support;
using Xunit;

namespace FundingDirectory.Tests.Core.Search;

/// <summary>A stored index answers like one that was built, and whatever is wrong with the file, the entries decide.</summary>
public sealed class IndexSnapshotTests : IDisposable
{
    private static readonly string[] Texts = ["Förderung", "Breitband Gemeinde", "KI", "titel:Programm", "\"Text 3\"", "Föderung", "", "Digitalisierungsförderung", "Wort17"];

    private static readonly Entry[] Entries =
    [
        .. Enumerable.Range(0, 120).Select(i => SampleEntries.Programme($"p{i}", $"Programm {i} Förderung", i % 3 == 0 ? "Breitband für Gemeinden" : "Künstliche Intelligenz", $"Text {i % 7} Wort{i} Digitalisierung",
            p => p with { Topics = [(Topic)(i % 8)], FundingBody = new Organisation { Name = $"Ministerium {i % 5}" } })),
        SampleEntries.Programme("archiv", "Archiviert", status: EntryStatus.Archived),
    ];

    private readonly TempFolder _folder = new();

    private string File => _folder.File("search.index");

    public void Dispose() => _folder.Dispose();

    private static void AssertSame(SearchIndex expected, SearchIndex actual)
    {
        Assert.Equal(expected.Count, actual.Count);
        foreach (var query in Texts.Select(t => new SearchQuery { Text = t, Limit = 200 }))
        {
            var (wanted, got) = (expected.Search(query), actual.Search(query));
            Assert.Equal(wanted.Items.Select(h => (h.Entry, h.Score)), got.Items.Select(h => (h.Entry, h.Score)));
            Assert.Equal(wanted.Facets.SelectMany(f => f.Value), got.Facets.SelectMany(f => f.Value));
            Assert.Equal(wanted.Corrections, got.Corrections);
            Assert.Equal(wanted.Items.SelectMany(h => h.Highlights), got.Items.SelectMany(h => h.Highlights));
        }
        foreach (var typed in new[] { "pro", "Mini", "Förderung wo" }) Assert.Equal(expected.Suggest(typed, 9), actual.Suggest(typed, 9));
    }

    private IndexSnapshot Saved()
    {
        var snapshot = new IndexSnapshot(File);
        Assert.Null(snapshot.Save(SampleEntries.Index(Entries)));
        return snapshot;
    }

    [Fact]
    public void A_stored_index_answers_like_the_one_that_was_built()
    {
        var loaded = Saved().Load(Entries, SampleEntries.Today, out var reason);
        Assert.Null(reason);
        AssertSame(SampleEntries.Index(Entries), loaded!);
        Assert.Equal([File], Directory.GetFiles(_folder.Path));
    }

    [Fact]
    public void Entries_that_changed_since_are_read_anew()
    {
        var snapshot = Saved();
        Entry[] now =
        [
            .. Entries.Skip(2), SampleEntries.Programme("p1", "Programm Leihrad Förderung", "Breitband") with { Revision = 500 }, SampleEntries.Programme("neu", "Neues Programm Förderung") with { Revision = 501 },
        ];
        var loaded = snapshot.Load(now, SampleEntries.Today, out var reason)!;
        Assert.Null(reason);
        var built = SampleEntries.Index(now);
        Assert.Equal(built.Count, loaded.Count);
        foreach (var text in new[] { "Förderung", "Leihrad", "Breitband", "Wort5", "neues", "" }) Assert.Equal(built.SortedIds(text), loaded.SortedIds(text));
        Assert.Empty(loaded.Ids("\"Wort0\""));
        Assert.Null(loaded.Explain("Förderung", "p0"));
        Assert.Equal(500, loaded.Search(new SearchQuery { Text = "Leihrad" }).Items.Single().Entry.Revision);
    }

    [Fact]
    public void Openness_is_that_of_the_day_of_loading()
    {
        var entry = SampleEntries.Programme("a", "Frist", with: p => p with { Rounds = [new Round { Kind = RoundKind.Application, Closes = SampleEntries.Today.AddDays(3) }] });
        var snapshot = new IndexSnapshot(File);
        Assert.Null(snapshot.Save(SampleEntries.Index(entry)));
        Assert.Equal(1, snapshot.Load([entry], SampleEntries.Today, out _)!.Search(new SearchQuery { Statuses = ["open"] }).Total);
        Assert.Equal(0, snapshot.Load([entry], SampleEntries.Today.AddDays(9), out _)!.Search(new SearchQuery { Statuses = ["open"] }).Total);
    }

    [Fact]
    public void Every_damaged_byte_is_noticed()
    {
        var snapshot = Saved();
        var whole = System.IO.File.ReadAllBytes(File);
        var random = new Random(5);
        for (var i = 0; i < 300; i++)
        {
            var damaged = whole.ToArray();
            damaged[i < 60 ? i : random.Next(damaged.Length)] ^= (byte)(1 << random.Next(8));
            System.IO.File.WriteAllBytes(File, damaged);
            Assert.Null(snapshot.Load(Entries, SampleEntries.Today, out var reason));
            Assert.NotNull(reason);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(39)]
    [InlineData(41)]
    [InlineData(5_000)]
    public void A_cut_off_file_is_noticed(int length)
    {
        var snapshot = Saved();
        System.IO.File.WriteAllBytes(File, System.IO.File.ReadAllBytes(File)[..length]);
        Assert.Null(snapshot.Load(Entries, SampleEntries.Today, out var reason));
        Assert.Equal("it is not complete", reason);
    }

    [Fact]
    public void A_file_of_another_program_or_with_something_behind_it_is_not_used()
    {
        var snapshot = Saved();
        System.IO.File.AppendAllText(File, "x");
        Assert.Null(snapshot.Load(Entries, SampleEntries.Today, out var reason));
        Assert.NotNull(reason);
        System.IO.File.WriteAllText(File, new string('x', 10_000));
        Assert.Null(snapshot.Load(Entries, SampleEntries.Today, out reason));
        Assert.Equal("it was written by another version", reason);
    }

    [Fact]
    public void Without_a_file_there_is_nothing_to_say_and_too_old_a_file_is_not_used()
    {
        Assert.Null(new IndexSnapshot(File).Load(Entries, SampleEntries.Today, out var reason));
        Assert.Null(reason);
        Assert.Null(Saved().Load([.. Entries.Select(e => e with { Revision = 77 })], SampleEntries.Today, out reason));
        Assert.Equal("too many entries have changed since", reason);
    }

    [Fact]
    public void Where_nothing_can_be_written_the_reason_is_given() =>
        Assert.NotNull(new IndexSnapshot(Path.Combine(_folder.Path, "missing", "search.index")).Save(SampleEntries.Index(Entries)));
}
