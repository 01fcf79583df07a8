using FundingDirectory.Importer.Fetching;

namespace FundingDirectory.Importer.Connectors;

/// <summary>Saved pages of the federal database: entries of single programmes, and hits of lists, which only name programmes.</summary>
internal sealed record FoerderdatenbankPages(IReadOnlyDictionary<string, FoerderdatenbankEntry> Entries, IReadOnlyList<(string Key, string Title)> Hits, IReadOnlyList<Problem> Problems)
{
    /// <summary>Reads pages. <paramref name="alone"/>: nothing else was given, so a page that is not of the federal database is all there is,
    /// and a <see cref="SourceFormatException"/> says so.</summary>
    public static FoerderdatenbankPages Read(IReadOnlyList<Capture> captures, bool alone)
    {
        SortedDictionary<string, FoerderdatenbankEntry> entries = new(StringComparer.Ordinal);
        List<(string, string)> hits = [];
        List<Problem> problems = [];
        foreach (var capture in captures)
        {
            var (entry, listed) = FoerderdatenbankPage.Read(capture);
            hits.AddRange(listed ?? []);
            if (entry is not null && !entries.TryAdd(entry.Key, entry)) problems.Add(new Problem(entry.Key, "Seite", $"Von diesem Programm liegen mehrere Seiten vor; «{capture.Name}» ist übergangen."));
            if (entry is not null || listed is not null) continue;
            if (alone) throw new SourceFormatException(FoerderdatenbankArchive.NotAnArchive(capture)!);
            problems.Add(new Problem(capture.Name, null, "Die Seite ist weder ein Förderprogramm noch eine Trefferliste der Förderdatenbank, oder sie nennt ihre Adresse nicht."));
        }
        return new(entries, hits, problems);
    }

    /// <summary>What to say about the pages beside the programmes that were <paramref name="read"/> and those of the export.</summary>
    public IEnumerable<Problem> Remarks(IReadOnlySet<string> read, IReadOnlySet<string> exported) =>
    [
        .. Problems,
        .. Entries.Keys.Where(exported.Contains).Select(k => new Problem(k, "Seite", "Die Seite ist übergangen, weil der Export dasselbe Programm enthält.")),
        .. Hits.DistinctBy(h => h.Key).Where(h => !read.Contains(h.Key)).Select(h => new Problem(h.Key, "Trefferliste", $"Die Trefferliste nennt «{h.Title}»; die Seite des Programms liegt nicht vor.")),
    ];
}
