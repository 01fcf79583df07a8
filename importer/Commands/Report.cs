using FundingDirectory.Core.Domain;
using FundingDirectory.Importer.Backups;
using FundingDirectory.Importer.Connectors;
using Spectre.Console;

namespace FundingDirectory.Importer.Commands;

/// <summary>How a command tells people what happened: a table on a terminal, plain lines otherwise.</summary>
internal static class Report
{
    private const int ProblemsShown = 20;

    /// <summary>The summary line and the counts of one run; problems go to standard error.</summary>
    public static void Show(HarvestReport report, bool dryRun)
    {
        var run = report.Run;
        var counts = run.Counts;
        Console.WriteLine($"{run.Source}: {Outcome(run.Outcome)}{(dryRun ? " (Probelauf, nichts gespeichert)" : "")}{(run.Message is null ? "" : $" – {run.Message}")}");
        Table(["gelesen", "neu", "geändert", "unverändert", "zurückgestellt", "vermisst", "zurückgezogen", "Hinweise"],
            [[.. new[] { counts.Read, counts.Added, counts.Changed, counts.Unchanged, counts.Held, counts.Missing, counts.Withdrawn, counts.Problems }.Select(n => $"{n}")]]);
        Problems(report.Problems);
    }

    /// <summary>The first problems on standard error, each with its record's id.</summary>
    public static void Problems(IReadOnlyList<Problem> problems, int shown = ProblemsShown)
    {
        foreach (var problem in problems.Take(shown)) Console.Error.WriteLine($"{problem.RecordId}{(problem.Field is null ? "" : $" [{problem.Field}]")}: {problem.Message}");
        if (problems.Count > shown) Console.Error.WriteLine($"… und {problems.Count - shown} weitere Hinweise");
    }

    /// <summary>A run's outcome in German.</summary>
    public static string Outcome(RunOutcome outcome) => outcome switch
    {
        RunOutcome.Accepted => "übernommen",
        RunOutcome.Refused => "abgelehnt, nichts geändert",
        _ => "abgebrochen, nichts geändert",
    };

    /// <summary>What a backup holds, in one line.</summary>
    public static string Of(BackupManifest manifest) => $"{German.Count(manifest.Entries, "Eintrag", "Einträge")} bis Revision {manifest.Revision}, {German.Count(manifest.Files.Count, "Datei", "Dateien")}, {German.Number(manifest.Bytes / 1024)} kB, Stand {German.Moment(manifest.TakenAt)}";

    /// <summary>A table: drawn on a terminal, tab-separated lines otherwise.</summary>
    public static void Table(string[] heads, IReadOnlyList<string[]> rows)
    {
        if (Console.IsOutputRedirected)
        {
            foreach (var row in rows.Prepend(heads)) Console.WriteLine(string.Join('\t', row));
            return;
        }
        var table = new Table();
        foreach (var head in heads) table.AddColumn(Markup.Escape(head));
        foreach (var row in rows) table.AddRow([.. row.Select(Markup.Escape)]);
        AnsiConsole.Write(table);
    }
}
