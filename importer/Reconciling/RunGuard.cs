using System.Collections;
using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json;
using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Store;
using FundingDirectory.Importer.Connectors;

namespace FundingDirectory.Importer.Reconciling;

/// <summary>Refuses a run as a whole when its data is not plausible: a changed page still yields records, only worse ones.</summary>
internal static class RunGuard
{
    private const double MinimumValid = 0.9;
    private const double MaximumMissing = 0.1;

    /// <summary>Why the data itself is not good enough, as a German sentence; null when it is.</summary>
    public static string? Refusal(Source source, Parsed parsed)
    {
        if (parsed.Records.Count + parsed.Municipalities.Count == 0) return "Die Quelle lieferte keinen einzigen lesbaren Datensatz.";
        return TooManyUnreadable(parsed) ?? TooFewValues(source, parsed.Records);
    }

    /// <summary>Why too much would be lost, as a German sentence; null when not. An operator who knows better may overrule only this.</summary>
    public static string? Shrink(Parsed parsed, LastHarvest known, DateOnly today)
    {
        if (!parsed.Complete || parsed.Records.Count == 0) return null;
        var seen = parsed.Records.Select(r => r.SourceId).Concat(parsed.Problems.Select(p => p.RecordId)).ToHashSet(StringComparer.Ordinal);
        // Sources drop calls whose deadline has passed: only what should still be there counts.
        var compared = known.Records.Values.Where(r => r.WithdrawnAt is null && (seen.Contains(r.SourceId) || !HasEnded(r.Content, today))).ToList();
        var missing = compared.Count(r => !seen.Contains(r.SourceId));
        var expected = compared.Count + known.Unchanged.Count;
        return missing > MaximumMissing * expected ? $"{missing} von {expected} bekannten Datensätzen fehlen, ohne dass ihre Frist vorbei ist; erlaubt sind 10 Prozent." : null;
    }

    /// <summary>Why a register must not be taken; null when it may.</summary>
    public static string? Shrink(RegisterChange change) => change.Gone.Count > MaximumMissing * change.Known
        ? $"{change.Gone.Count} von {change.Known} Einträgen des Registers würden verschwinden; erlaubt sind 10 Prozent."
        : null;

    private static string? TooManyUnreadable(Parsed parsed)
    {
        var readable = parsed.Records.Select(r => r.SourceId).ToHashSet(StringComparer.Ordinal);
        var lost = parsed.Problems.Where(p => p.Field is null).Select(p => p.RecordId).Distinct().Count(id => !readable.Contains(id));
        var good = parsed.Records.Count + parsed.Municipalities.Count;
        return good < MinimumValid * (good + lost) ? $"Nur {good} von {good + lost} Datensätzen sind lesbar; verlangt sind 90 Prozent." : null;
    }

    private static string? TooFewValues(Source source, IReadOnlyList<ParsedRecord> records)
    {
        foreach (var field in records.Count == 0 ? [] : source.RequiredFields)
        {
            var filled = records.Count(r => !IsEmpty(Value(r.Content, field)));
            if (filled < MinimumValid * records.Count) return $"Das Feld «{field}» ist nur in {filled} von {records.Count} Datensätzen gefüllt; verlangt sind 90 Prozent.";
        }
        return null;
    }

    // Read as properties: writing thousands of records as JSON only to look at four fields of each is slow.
    private static readonly ConcurrentDictionary<(Type, string), PropertyInfo?> Properties = new();

    private static object? Value(EntryContent content, string field) => Properties.GetOrAdd((content.GetType(), field),
        key => key.Item1.GetProperties().FirstOrDefault(p => JsonNamingPolicy.CamelCase.ConvertName(p.Name) == key.Item2))?.GetValue(content);

    private static bool IsEmpty(object? value) => value switch
    {
        null => true,
        string text => string.IsNullOrWhiteSpace(text),
        Enum code => Vocabulary.Code(code) == "unknown",
        ICollection list => list.Count == 0,
        IEnumerable list => !list.GetEnumerator().MoveNext(),
        _ => false,
    };

    private static bool HasEnded(EntryContent content, DateOnly today) =>
        content is FundingProgramme programme && Openness.Of(programme, today).State == OpennessState.Closed;
}
