using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using FundingDirectory.Core.Domain;
using FundingDirectory.Importer.Fetching;
using FundingDirectory.Importer.Normalising;

namespace FundingDirectory.Importer.Connectors;

/// <summary>The federal funding database (Förderdatenbank des Bundes) by its XML export, always the full stock as one ZIP file.
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
        using var archive = FoerderdatenbankArchive.Open(captures);
        var fetchedAt = captures.Max(c => c.FetchedAt);
        var slugs = Slugs.Unique(archive.Keys.Select(k => (k, FoerderdatenbankProgramme.Slug(k))));
        var read = AtOnce(archive.Programmes(), p => Read(archive, p, slugs, fetchedAt)).OrderBy(p => p.Key, StringComparer.Ordinal).ToList();
        return new Parsed
        {
            Records = [.. read.Where(p => p.Content is not null).Select(p => new ParsedRecord(p.Key, p.Content!))],
            Problems = [.. archive.Problems, .. read.SelectMany(p => p.Problems)],
            Complete = archive.Whole,
        };
    }

    private (string Key, FundingProgramme? Content, IReadOnlyList<Problem> Problems) Read(
        FoerderdatenbankArchive archive, (string Key, string Path, ArraySegment<byte> Bytes) file, IReadOnlyDictionary<string, string> slugs, DateTimeOffset fetchedAt)
    {
        List<Problem> problems = [];
        if (FoerderdatenbankArchive.Read(file.Key, file.Path, file.Bytes, problems) is not { } document) return (file.Key, null, problems);
        var programme = new FoerderdatenbankProgramme(archive, document, Source, fetchedAt);
        var content = programme.Read(slugs[file.Key]);
        return (file.Key, content, [.. problems, .. programme.Problems]);
    }

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
