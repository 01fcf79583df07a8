using FundingDirectory.Core.Domain;
using FundingDirectory.Importer.Fetching;
using FundingDirectory.Importer.Normalising;

namespace FundingDirectory.Importer.Connectors;

/// <summary>The federal funding database (Förderdatenbank des Bundes) by its XML export, always the full stock as one ZIP file. Pages
/// of its site are read too, but only out of given files: the site asks not to be crawled.
/// <paramref name="export"/>: another address of the export; null = the public one.</summary>
public sealed class Foerderdatenbank(Uri? export = null) : IConnector
{
    // The real export has some 30 MB; an error page or a torso is far smaller.
    private const int MinExport = 1024 * 1024;
    // Enough that no processor waits while the results are taken.
    private const int AtOnce = 12;
    private static readonly Uri Public = new("https://www.foerderdatenbank.de/FDB/WS/export");

    public Source Source => Sources.Foerderdatenbank;

    public async Task<IReadOnlyList<Capture>> Fetch(Fetcher fetcher, CancellationToken cancel)
    {
        var capture = await fetcher.Get(export ?? Public, c => FoerderdatenbankArchive.NotAnArchive(c)
            ?? (export is null && c.Bytes.Length < MinExport ? $"Der Export ist mit {c.Bytes.Length} Byte viel zu klein." : null), cancel);
        return [capture with { Name = "export.zip" }];
    }

    public Parsed Parse(IReadOnlyList<Capture> captures)
    {
        var records = new RecordList();
        return Parse(captures, records) with { Records = records.All };
    }

    public Parsed Parse(IReadOnlyList<Capture> captures, IRecords records)
    {
        if (captures.Count == 0) throw new SourceFormatException("Vom Export der Förderdatenbank liegt keine Datei vor.");
        var fetchedAt = captures.Max(c => c.FetchedAt);
        var pages = FoerderdatenbankPages.Read([.. captures.Where(FoerderdatenbankPage.IsPage)], alone: captures.Count == 1);
        using var archive = FoerderdatenbankArchive.Open([.. captures.Where(c => !FoerderdatenbankPage.IsPage(c))]);
        var slugs = Slugs.Unique(archive.Keys.Union(pages.Entries.Keys).Select(k => (k, FoerderdatenbankRecord.Slug(k))));
        List<Problem> problems = [];
        HashSet<string> seen = [];
        foreach (var programme in AFewAtOnce(archive.Programmes(), p => Read(archive, p, slugs[p.Key], fetchedAt, records))) Take(programme);
        HashSet<string> exported = [.. seen];
        foreach (var page in pages.Entries.Where(e => !exported.Contains(e.Key))) Take(Record(page.Value, slugs[page.Key], fetchedAt, []));
        return new Parsed
        {
            Problems = [.. archive.Problems, .. problems, .. pages.Remarks(seen, exported)],
            // Saved pages are some of many.
            Complete = archive.Whole && archive.Keys.Count > 0,
        };

        void Take(Reading read)
        {
            seen.Add(read.Key);
            problems.AddRange(read.Problems);
            if (read.Known) records.AddKnown(read.Key);
            else if (read.Content is { } content) records.Add(new ParsedRecord(read.Key, content) { RawMark = read.Problems.Count == 0 ? read.Mark : null });
        }
    }

    /// <summary>What became of one programme. Content: null when it cannot be read or is known; Mark: of the raw data, null for saved pages.</summary>
    private readonly record struct Reading(string Key, FundingProgramme? Content, IReadOnlyList<Problem> Problems, UInt128? Mark = null, bool Known = false);

    private Reading Read(FoerderdatenbankArchive archive, (string Key, string Path, ArraySegment<byte> Bytes) file, string slug, DateTimeOffset fetchedAt, IRecords records)
    {
        var mark = RawMark.Of(file.Bytes, slug, archive.Others);
        // Reading its prose is nearly all the work of a run.
        if (records.IsKnown(file.Key, mark)) return new(file.Key, null, [], mark, Known: true);
        List<Problem> problems = [];
        if (FoerderdatenbankArchive.Read(file.Key, file.Path, file.Bytes, problems) is not { } document) return new(file.Key, null, problems);
        return new FoerderdatenbankProgramme(archive, document, problems).Read() is { } entry ? Record(entry, slug, fetchedAt, problems) with { Mark = mark } : new(file.Key, null, problems);
    }

    private Reading Record(FoerderdatenbankEntry entry, string slug, DateTimeOffset fetchedAt, List<Problem> problems) =>
        new(entry.Key, FoerderdatenbankRecord.Of(entry, slug, Source, fetchedAt, problems), problems);

    /// <summary>Works on a few items at once and gives the results in the order of the items: neither unpacked documents nor results pile up.</summary>
    private static IEnumerable<TResult> AFewAtOnce<T, TResult>(IEnumerable<T> items, Func<T, TResult> work)
    {
        Queue<Task<TResult>> running = new();
        foreach (var item in items)
        {
            running.Enqueue(Task.Run(() => work(item)));
            if (running.Count >= AtOnce) yield return running.Dequeue().GetAwaiter().GetResult();
        }
        while (running.TryDequeue(out var last)) yield return last.GetAwaiter().GetResult();
    }
}
