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
        var archive = FoerderdatenbankArchive.Open(captures);
        var fetchedAt = captures.Max(c => c.FetchedAt);
        var programmes = archive.Programmes.ToList();
        var slugs = Slugs.Unique(programmes.Select(p => (p.Key, FoerderdatenbankProgramme.Slug(p.Key))));

        List<ParsedRecord> records = [];
        List<Problem> problems = [.. archive.Problems];
        foreach (var document in programmes)
        {
            var programme = new FoerderdatenbankProgramme(archive, document, Source, fetchedAt);
            if (programme.Read(slugs[document.Key]) is { } content) records.Add(new ParsedRecord(document.Key, content));
            problems.AddRange(programme.Problems);
        }
        return new Parsed { Records = records, Problems = problems, Complete = archive.Whole };
    }
}
