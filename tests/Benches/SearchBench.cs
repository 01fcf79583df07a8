using System.Diagnostics;
using System.Globalization;
using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Search;
using FundingDirectory.Tests.Support;

namespace FundingDirectory.Benches;

/// <summary>Our index beside SQLite FTS5 and beside the bare reading of the same postings: same documents, same queries, same run.</summary>
internal static class SearchBench
{
    public const int Queries = 200, ShortText = 8, UsualText = 110, LongText = 530;
    private const int OurRounds = 10, WalkRounds = 10, WarmUps = 5, UpdatedDocuments = 20_000, StartedDocuments = 100_000;
    private const double FasterAtMedian = 20, FasterAtTail = 15, TimesTheWalk = 2, IndexedPerSecond = 5_000, UsualMemory = 0.8, LongMemory = 2.5, SuggestionMilliseconds = 1, StartSeconds = 0.5;
    private static readonly TimeSpan UpdateTime = TimeSpan.FromSeconds(3), WarmUpTime = TimeSpan.FromSeconds(1.5);
    private static readonly (int Documents, int Fts5Rounds)[] Sizes = [(3_000, 3), (20_000, 2), (100_000, 1)];

    public static async Task Run(Asked asked, SearchParts parts, bool curve)
    {
        var words = new GeneratedWords(60_000);
        // So that the first figure is not that of cold code; once would leave it half warm.
        for (var i = 0; i < WarmUps; i++) SearchIndex.Build(new GeneratedEntries(words, UsualText).Take(2_000), GeneratedEntries.Today);
        foreach (var (documents, rounds) in Sizes.Where(s => parts.Has($"{s.Documents}"))) Compare(asked, new GeneratedEntries(words, UsualText).Take(documents), rounds);
        if (parts.Has("long")) Memory(asked, new GeneratedEntries(words, LongText).Take(10_000), LongMemory);
        if (parts.Has("http")) await SearchHttp.Run(asked, new GeneratedEntries(words, UsualText).Take(20_000));
        if (parts.Has("curve", otherwise: curve)) SearchCurve.Run(words);
        if (parts.Has("memory", otherwise: false)) Holders(words);
    }

    private static void Compare(Asked asked, IReadOnlyList<Entry> entries, int fts5Rounds)
    {
        Console.WriteLine();
        var index = Memory(asked, entries, UsualMemory);
        IReadOnlyList<SearchQuery> queries = new GeneratedQueries(entries, seed: 1).Take(Queries);
        var ours = Measured("index, facets, top 20", OurRounds, queries, q => index.Search(q));
        var walks = queries.Select(q => index.Walk(q.Text!)).ToList();
        var walk = Measured("bare walk over the postings", WalkRounds, walks, w => w.Run());
        using var fts5 = new Fts5Engine(entries, AnalysedText.Over(entries));
        var ready = queries.Select(q => Fts5Engine.Ready(index, q)).ToList();
        // Compared once, which warms FTS5 up as well.
        var agreed = queries.Zip(ready).Count(q => index.Search(q.First).Total == fts5.Search(q.Second));
        var yardstick = Measured("FTS5 bm25, four facets, top 20", fts5Rounds, ready, q => fts5.Search(q), isWarm: true);
        var typed = queries.Select(Fts5Engine.AsTyped).ToList();
        var bare = Measured("FTS5, the typed words only", fts5Rounds, typed, q => fts5.Search(q));
        yardstick.Print();
        bare.Print(yardstick);
        walk.Print(yardstick);
        ours.Print(yardstick);
        // Less than what is asked for: without synonyms, compounds, other forms and unfinished words it finds less and has less to do.
        Print($"  {bare.P50 / ours.P50:0.0} times faster than FTS5 with the typed words only at p50, {bare.P99 / ours.P99:0.0} at p99");
        Print($"  {agreed} of {Queries} totals agree; {walks.Sum(w => w.Count) / Queries} postings and {Bytes(index, queries) / Queries} allocated bytes a query; {queries.Count(q => index.Search(q).Total > 0)} queries find something");
        asked.AtLeast(FasterAtMedian, yardstick.P50 / ours.P50, "times faster than FTS5 at p50");
        asked.AtLeast(FasterAtTail, yardstick.P99 / ours.P99, "times faster than FTS5 at p99");
        asked.AtMost(TimesTheWalk, ours.P50 / walk.P50, "times the bare walk at p50");
        asked.AtMost(TimesTheWalk, ours.P99 / walk.P99, "times the bare walk at p99");
        if (entries.Count == UpdatedDocuments) Updates(index, entries);
        if (entries.Count == StartedDocuments) Start(asked, index, entries);
        Suggestions(asked, index, entries);
    }

    /// <summary>Builds the index and says how fast and how large it is, without the entries.</summary>
    private static SearchIndex Memory(Asked asked, IReadOnlyList<Entry> entries, double most)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var start = Stopwatch.GetTimestamp();
        var index = SearchIndex.Build(entries, GeneratedEntries.Today);
        var time = Stopwatch.GetElapsedTime(start);
        var kilobytes = (GC.GetTotalMemory(forceFullCollection: true) - before) / 1_024.0 / entries.Count;
        Print($"{entries.Count} documents of {entries.Average(e => Length(e.Content)):0} characters, indexed in {time.TotalSeconds:0.0} s");
        asked.AtLeast(IndexedPerSecond, entries.Count / time.TotalSeconds, "documents indexed a second");
        asked.AtMost(most, kilobytes, "kB of index a document");
        GC.KeepAlive(index);
        return index;
    }

    /// <summary>Where the memory is, to the byte, for whoever wants to save some.</summary>
    private static void Holders(GeneratedWords words)
    {
        foreach (var (documents, length) in new[] { (3_000, UsualText), (20_000, UsualText), (100_000, UsualText), (10_000, LongText) })
        {
            var entries = new GeneratedEntries(words, length).Take(documents);
            var held = HeldMemory.Of(SearchIndex.Build(entries, GeneratedEntries.Today), [.. entries, .. entries.Select(e => e.Content), Synonyms.Embedded]);
            Print($"{documents} documents with {length} words: {held.Sum(h => h.Bytes) / (double)documents:0} bytes a document");
            foreach (var (holder, bytes) in held.TakeWhile(h => h.Bytes >= documents)) Print($"  {bytes / (double)documents,8:0.0}  {holder}");
        }
    }

    private static void Updates(SearchIndex index, IReadOnlyList<Entry> entries)
    {
        var generated = new GeneratedEntries(new GeneratedWords(60_000), UsualText);
        var figures = new Figures("With of one entry");
        for (var (begun, i) = (Stopwatch.GetTimestamp(), 0); i == 0 || Stopwatch.GetElapsedTime(begun) < UpdateTime; i++)
        {
            var changed = generated.Of(i * 31 % entries.Count, version: 2 + i);
            var start = Stopwatch.GetTimestamp();
            index = index.With([changed], []);
            figures.Add(Stopwatch.GetElapsedTime(start));
        }
        figures.Print();
    }

    /// <summary>The index from its file, as a start does it: read, checked, put beside the entries.</summary>
    private static void Start(Asked asked, SearchIndex index, IReadOnlyList<Entry> entries)
    {
        var file = Path.GetTempFileName();
        try
        {
            var snapshot = new IndexSnapshot(file);
            snapshot.Save(index);
            var figures = new Figures("start from the snapshot");
            for (var i = 0; i < OurRounds; i++)
            {
                var start = Stopwatch.GetTimestamp();
                GC.KeepAlive(snapshot.Load(entries, GeneratedEntries.Today, out _) ?? throw new InvalidOperationException("The snapshot was not used."));
                figures.Add(Stopwatch.GetElapsedTime(start));
            }
            Print($"the file takes {new FileInfo(file).Length / (double)entries.Count:0} bytes a document");
            figures.Print();
            asked.AtMost(StartSeconds, figures.P50 / 1_000, "seconds to start from the snapshot");
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static void Suggestions(Asked asked, SearchIndex index, IReadOnlyList<Entry> entries)
    {
        var random = new Random(2);
        string[] typed = [.. Enumerable.Range(0, Queries).Select(_ => entries[random.Next(entries.Count)].Content.Title).Select(t => t[..random.Next(2, Math.Min(t.Length, 16))])];
        var figures = Measured("suggestions", OurRounds, typed, t => index.Suggest(t, 10));
        figures.Print();
        asked.AtMost(SuggestionMilliseconds, figures.P50, "ms a suggestion at p50");
        asked.AtMost(SuggestionMilliseconds, figures.P99, "ms a suggestion at p99");
    }

    /// <summary>Every item several times, after a warm-up unless it is warm: so long that all code is compiled as well as it will ever be, which once through a small
    /// index is not. What counts for an item is its median, so that a collection or a neighbour on the machine is not taken for a slow query; p50 and p99 are those of
    /// the items.</summary>
    public static Figures Measured<T>(string name, int rounds, IReadOnlyList<T> items, Action<T> action, bool isWarm = false)
    {
        for (var begun = Stopwatch.GetTimestamp(); !isWarm && Stopwatch.GetElapsedTime(begun) < WarmUpTime;)
            foreach (var item in items) action(item);
        var times = items.Select(_ => new List<TimeSpan>(rounds)).ToList();
        for (var r = 0; r < rounds; r++)
            for (var i = 0; i < items.Count; i++)
            {
                var start = Stopwatch.GetTimestamp();
                action(items[i]);
                times[i].Add(Stopwatch.GetElapsedTime(start));
            }
        var figures = new Figures(name);
        foreach (var time in times) figures.Add(time.Order().ElementAt(rounds / 2));
        return figures;
    }

    private static long Bytes(SearchIndex index, IReadOnlyList<SearchQuery> queries)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        foreach (var query in queries) index.Search(query);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static int Length(EntryContent content) => content.Title.Length + (content.Summary?.Length ?? 0) + (content.Description?.Length ?? 0);

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
