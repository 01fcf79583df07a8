using System.Data.Common;
using System.Text.RegularExpressions;

namespace FundingDirectory.Core.Store;

/// <summary>A table as the schema scripts make it: its columns in order, and those that are its key.</summary>
public sealed partial record StoreTable(string Name, IReadOnlyList<string> Columns, IReadOnlyList<string> Key)
{
    /// <summary>Every table there is, in the order of the scripts; a table that a later script adds is among them without a word elsewhere.</summary>
    public static IReadOnlyList<StoreTable> All { get; } = Read([.. Migrations.Scripts().Select(s => Comments().Replace(s.Script, ""))]);

    private static StoreTable[] Read(string[] scripts)
    {
        var tables = new List<StoreTable>();
        foreach (var script in scripts)
        {
            foreach (Match made in Tables().Matches(script))
            {
                var lines = made.Groups["body"].Value.Split(",\n", StringSplitOptions.TrimEntries);
                var columns = lines.Where(l => !l.StartsWith("primary key", StringComparison.Ordinal)).ToList();
                var key = lines.FirstOrDefault(l => l.StartsWith("primary key", StringComparison.Ordinal)) is { } joint
                    ? joint[(joint.IndexOf('(', StringComparison.Ordinal) + 1)..^1].Split(',', StringSplitOptions.TrimEntries)
                    : [.. columns.Where(c => c.EndsWith("primary key", StringComparison.Ordinal)).Select(FirstWord)];
                tables.Add(new StoreTable(made.Groups["name"].Value, [.. columns.Select(FirstWord)], key));
            }
            foreach (Match added in Additions().Matches(script))
            {
                var at = tables.FindIndex(t => t.Name == added.Groups["table"].Value);
                tables[at] = tables[at] with { Columns = [.. tables[at].Columns, added.Groups["column"].Value] };
            }
        }
        return [.. tables];
    }

    /// <summary>Where a row's key stands among its columns.</summary>
    internal int[] KeyPlaces => [.. Key.Select(k => Columns.ToList().IndexOf(k))];

    internal string SqlAll => $"select {string.Join(", ", Columns)} from {Name}";

    /// <summary>Rows of one statement: SQL Server takes at most 2,100 parameters.</summary>
    internal int RowsAtOnce => Math.Min(100, 2_000 / Columns.Count);

    internal string SqlInsert(int rows) =>
        $"insert into {Name} ({string.Join(", ", Columns)}) values {string.Join(", ", Enumerable.Range(0, rows).Select(r => $"({string.Join(", ", Columns.Select((_, c) => $"@p{(r * Columns.Count) + c}"))})"))}";

    internal string SqlUpdate =>
        $"update {Name} set {string.Join(", ", Columns.Select((c, i) => $"{c} = @p{i}"))} where {string.Join(" and ", Key.Select(k => $"{k} = @p{Columns.ToList().IndexOf(k)}"))}";

    internal string SqlDelete => $"delete from {Name} where {string.Join(" and ", Key.Select((k, i) => $"{k} = @p{i}"))}";

    /// <summary>A row as plain values: null, a number or a text, whichever database it comes from.</summary>
    internal object?[] Row(DbDataReader reader)
    {
        var row = new object?[Columns.Count];
        for (var c = 0; c < row.Length; c++)
            row[c] = reader.GetValue(c) switch { DBNull => null, int number => (long)number, var value => value };
        return row;
    }

    private static string FirstWord(string line) => line.Split(' ')[0];

    [GeneratedRegex("--[^\n]*")]
    private static partial Regex Comments();

    [GeneratedRegex(@"create table (?<name>\w+) \((?<body>.*?)\n?\);", RegexOptions.Singleline)]
    private static partial Regex Tables();

    [GeneratedRegex(@"alter table (?<table>\w+) add (?<column>\w+) ")]
    private static partial Regex Additions();
}
