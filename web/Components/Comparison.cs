using FundingDirectory.Core.Domain;

namespace FundingDirectory.Web.Components;

/// <summary>Whether programmes differ in a row. Partly: what is known is the same, but some source does not say.</summary>
public enum Difference { None, Partly, Differs }

/// <summary>One programme of a comparison as of today.</summary>
public sealed record ComparedProgramme(Entry Entry, Openness Openness)
{
    /// <summary>Whether its source no longer lists it.</summary>
    public bool Withdrawn => Entry.Status == EntryStatus.Withdrawn;
}

/// <summary>One row: a label and, per programme, its lines; no line with a value = not stated. Remark: its absence is no gap.</summary>
public sealed record ComparisonRow(string Label, bool Remark, IReadOnlyList<IReadOnlyList<FactLine>> Cells)
{
    /// <summary>How the programmes differ in this row.</summary>
    public Difference Difference => Comparison.Differ([.. Cells.Select(Text)]);

    // The order in which a source lists things makes no difference; what is not stated is null, a missing remark is an empty text.
    private string? Text(IReadOnlyList<FactLine> lines) =>
        lines.Any(l => l.Value is not null) ? string.Join('|', lines.Where(l => l.Value is not null).Select(l => $"{l.Label}={string.Join(", ", l.Value!.Split(", ").Order(StringComparer.Ordinal))}").Order(StringComparer.Ordinal)) : Remark ? "" : null;
}

/// <summary>The rows of one question and, per programme, the evidence its answers rest on. ShowsOpenness: the row with today's state belongs in front.</summary>
public sealed record ComparisonGroup(string Key, string Question, IReadOnlyList<ComparisonRow> Rows, IReadOnlyList<IReadOnlyList<Provenance>> Evidence, bool ShowsOpenness);

/// <summary>Puts the facts of several programmes side by side, in the order of their pages.</summary>
public static class Comparison
{
    /// <summary>Every question with its rows; at least one programme is needed.</summary>
    public static IReadOnlyList<ComparisonGroup> Of(IReadOnlyList<ComparedProgramme> programmes)
    {
        var facts = programmes.Select(p => ProgrammeFacts.Of(p.Entry, (FundingProgramme)p.Entry.Content)).ToList();
        return [.. facts[0].Select((fact, i) => new ComparisonGroup(fact.Key, fact.Question, Rows([.. facts.Select(f => f[i].Lines)]), [.. facts.Select(f => f[i].Evidence)], fact.ShowsOpenness))];
    }

    /// <summary>How texts differ; null = not stated.</summary>
    public static Difference Differ(IReadOnlyList<string?> texts) => texts.OfType<string>().Distinct(StringComparer.Ordinal).Count() switch
    {
        0 => Difference.None,
        1 => texts.Contains(null) ? Difference.Partly : Difference.None,
        _ => Difference.Differs,
    };

    private static IReadOnlyList<ComparisonRow> Rows(IReadOnlyList<IReadOnlyList<FactLine>> programmes)
    {
        var labels = new List<string>();
        foreach (var lines in programmes)
        {
            // A row that only a later programme has stands behind the row it follows there.
            var at = 0;
            foreach (var label in lines.Select(Row))
            {
                var known = labels.IndexOf(label);
                if (known < 0) labels.Insert(at, label);
                at = (known < 0 ? at : Math.Max(at - 1, known)) + 1;
            }
        }
        return [.. labels.Select(label => new ComparisonRow(label, programmes.SelectMany(p => p).Where(l => Row(l) == label).All(l => l.Remark), [.. programmes.Select(p => p.Where(l => Row(l) == label).ToList())]))];
    }

    private static string Row(FactLine line) => line.Row ?? line.Label;
}
