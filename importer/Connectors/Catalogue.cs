using System.Text.Json;
using FundingDirectory.Core.Domain;
using FundingDirectory.Importer.Fetching;

namespace FundingDirectory.Importer.Connectors;

/// <summary>The starter catalogue that ships with the program: entries in our own words.</summary>
public sealed class Catalogue : IConnector
{
    public Source Source => Sources.Catalogue;

    /// <summary>Folder of the catalogue beside the program.</summary>
    public static string Folder => Path.Combine(AppContext.BaseDirectory, "Catalogue");

    public Task<IReadOnlyList<Capture>> Fetch(Fetcher fetcher, CancellationToken cancel) => Task.FromResult(FileCaptures.Read(Folder, fetcher.Clock));

    public Parsed Parse(IReadOnlyList<Capture> captures)
    {
        var problems = new List<Problem>();
        var contents = new List<EntryContent>();
        foreach (var capture in captures.Where(c => CatalogueFile.IsOne(c.Name)))
        {
            try
            {
                contents.AddRange(CatalogueFile.Read(capture.Bytes.Span));
            }
            catch (JsonException e)
            {
                problems.Add(new Problem(capture.Name, null, $"Die Datei ist kein gültiger Eintrag: {e.Message}"));
            }
        }
        if (contents.Count == 0 && problems.Count == 0) throw new SourceFormatException("Der Ordner enthält keine Datei mit Einträgen (.json oder .md).");
        return new Parsed { Records = [.. contents.Select(c => new ParsedRecord(CatalogueFile.SourceId(c), c))], Problems = problems, Complete = problems.Count == 0 };
    }
}
