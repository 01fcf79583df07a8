using FundingDirectory.Core.Store;
using FundingDirectory.Importer.Connectors;

namespace FundingDirectory.Importer.Reconciling;

/// <summary>Refuses a run as a whole when its data is not plausible: a changed page still yields records, only worse ones.</summary>
internal static class RunGuard
{
    private const double MinimumValid = 0.9;
    private const double MaximumMissing = 0.1;

    /// <summary>Why the data itself is not good enough, as a German sentence; null when it is.</summary>
    public static string? Refusal(Parsed parsed, Harvested harvested)
    {
        if (harvested.Count + parsed.Municipalities.Count == 0) return "Die Quelle lieferte keinen einzigen lesbaren Datensatz.";
        return TooManyUnreadable(parsed, harvested) ?? TooFewValues(harvested);
    }

    /// <summary>Why too much would be lost, as a German sentence; null when not. An operator who knows better may overrule only this.</summary>
    public static string? Shrink(Parsed parsed, Harvested harvested, Known known)
    {
        if (!parsed.Complete || harvested.Count == 0) return null;
        // Sources drop calls whose deadline has passed: only what should still be there counts.
        var missing = known.Missing.Count(m => !m.HasEnded);
        var gone = known.Missing.Count + known.Last.Others.Values.Count(r => r.WithdrawnAt is not null);
        var expected = known.Last.Unchanged.Count + known.Last.Others.Count - gone + missing;
        return missing > MaximumMissing * expected ? $"{missing} von {expected} bekannten Datensätzen fehlen, ohne dass ihre Frist vorbei ist; erlaubt sind 10 Prozent." : null;
    }

    /// <summary>Why a register must not be taken; null when it may.</summary>
    public static string? Shrink(RegisterChange change) => change.Gone.Count > MaximumMissing * change.Known
        ? $"{change.Gone.Count} von {change.Known} Einträgen des Registers würden verschwinden; erlaubt sind 10 Prozent."
        : null;

    private static string? TooManyUnreadable(Parsed parsed, Harvested harvested)
    {
        var lost = parsed.Problems.Where(p => p.Field is null).Select(p => p.RecordId).Distinct().Count(id => !harvested.Has(id));
        var good = harvested.Count + parsed.Municipalities.Count;
        return good < MinimumValid * (good + lost) ? $"Nur {good} von {good + lost} Datensätzen sind lesbar; verlangt sind 90 Prozent." : null;
    }

    private static string? TooFewValues(Harvested harvested)
    {
        foreach (var (field, filled) in harvested.Filled.Counts)
            if (filled < MinimumValid * harvested.Count) return $"Das Feld «{field}» ist nur in {filled} von {harvested.Count} Datensätzen gefüllt; verlangt sind 90 Prozent.";
        return null;
    }
}
