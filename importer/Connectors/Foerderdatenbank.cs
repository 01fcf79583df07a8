using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
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
        if (captures.Count == 0) throw new SourceFormatException("Vom Export der Förderdatenbank liegt keine Datei vor.");
        var fetchedAt = captures.Max(c => c.FetchedAt);
        var pages = FoerderdatenbankPages.Read([.. captures.Where(FoerderdatenbankPage.IsPage)], alone: captures.Count == 1);
        using var archive = FoerderdatenbankArchive.Open([.. captures.Where(c => !FoerderdatenbankPage.IsPage(c))]);
        var slugs = Slugs.Unique(archive.Keys.Union(pages.Entries.Keys).Select(k => (k, FoerderdatenbankRecord.Slug(k))));
        var read = AtOnce(archive.Programmes(), p => Read(archive, p, slugs, fetchedAt));
        var exported = read.Select(r => r.Key).ToHashSet();
        read.AddRange(pages.Entries.Where(e => !exported.Contains(e.Key)).Select(e => Record(e.Value, slugs, fetchedAt, [])));
        read.Sort((a, b) => string.CompareOrdinal(a.Key, b.Key));
        return new Parsed
        {
            Records = [.. read.Where(p => p.Content is not null).Select(p => new ParsedRecord(p.Key, p.Content!))],
            Problems = [.. archive.Problems, .. read.SelectMany(p => p.Problems), .. pages.Remarks(read.Select(r => r.Key).ToHashSet(), exported)],
            // Saved pages are some of many.
            Complete = archive.Whole && archive.Keys.Count > 0,
        };
    }

    private (string Key, FundingProgramme? Content, IReadOnlyList<Problem> Problems) Read(
        FoerderdatenbankArchive archive, (string Key, string Path, ArraySegment<byte> Bytes) file, IReadOnlyDictionary<string, string> slugs, DateTimeOffset fetchedAt)
    {
        List<Problem> problems = [];
        if (FoerderdatenbankArchive.Read(file.Key, file.Path, file.Bytes, problems) is not { } document) return (file.Key, null, problems);
        return new FoerderdatenbankProgramme(archive, document, problems).Read() is { } entry ? Record(entry, slugs, fetchedAt, problems) : (file.Key, null, problems);
    }

    private (string Key, FundingProgramme? Content, IReadOnlyList<Problem> Problems) Record(FoerderdatenbankEntry entry, IReadOnlyDictionary<string, string> slugs, DateTimeOffset fetchedAt, List<Problem> problems) =>
        (entry.Key, FoerderdatenbankRecord.Of(entry, slugs[entry.Key], Source, fetchedAt, problems), problems);

    /// <summary>Works on as many items at once as there are processors, and takes each only when one is free: unpacked documents must not pile up.</summary>
    private static List<TResult> AtOnce<T, TResult>(IEnumerable<T> items, Func<T, TResult> work)
    {
        try
        {
            return [.. Partitioner.Create(items, EnumerablePartitionerOptions.NoBuffering).AsParallel().Select(work)];
        }
        catch (AggregateException failed)
        {
            ExceptionDispatchInfo.Throw(failed.InnerExceptions[0]);
            throw;
        }
    }
}
