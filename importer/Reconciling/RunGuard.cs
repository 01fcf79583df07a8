using System.Text.Json;
using System.Text.Json.Nodes;
using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Store;
using FundingDirectory.Importer.Connectors;

namespace FundingDirectory.Importer.Reconciling;

/// <summary>Refuses a run as a whole when its data is not plausible: a changed page still yields records, only worse ones.</summary>
internal static class RunGuard
{
    private const double MinimumValid = 0.9;
    private const double MaximumMissing = 0.1;

    /// <summary>Why the run must not be taken, as a German sentence; null when it may.</summary>
    public static string? Refusal(Source source, Parsed parsed, LastHarvest known, DateOnly today)
    {
        if (parsed.Records.Count + parsed.Municipalities.Count == 0) return "Die Quelle lieferte keinen einzigen lesbaren Datensatz.";
        return TooManyUnreadable(parsed) ?? TooFewValues(source, parsed.Records) ?? TooManyMissing(parsed, known, today);
    }

    /// <summary>Why a register must not be taken; null when it may.</summary>
    public static string? Refusal(RegisterChange change) => change.Gone.Count > MaximumMissing * change.Known
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
        if (records.Count == 0) return null;
        var filled = new int[source.RequiredFields.Count];
        // One record after another: the JSON of all of them together would take more memory than the rest of a run.
        foreach (var record in records)
        {
            var fields = JsonSerializer.SerializeToNode(record.Content, EntryJson.Options)!.AsObject();
            for (var i = 0; i < filled.Length; i++)
                if (!IsEmpty(fields[source.RequiredFields[i]])) filled[i]++;
        }
        var hollow = Array.FindIndex(filled, f => f < MinimumValid * records.Count);
        return hollow < 0 ? null : $"Das Feld «{source.RequiredFields[hollow]}» ist nur in {filled[hollow]} von {records.Count} Datensätzen gefüllt; verlangt sind 90 Prozent.";
    }

    private static bool IsEmpty(JsonNode? value) => value switch
    {
        null => true,
        JsonArray list => list.Count == 0,
        JsonValue text when text.GetValueKind() == JsonValueKind.String => string.IsNullOrWhiteSpace(text.GetValue<string>()) || text.GetValue<string>() == "unknown",
        _ => false,
    };

    private static string? TooManyMissing(Parsed parsed, LastHarvest known, DateOnly today)
    {
        if (!parsed.Complete || parsed.Records.Count == 0) return null;
        var seen = parsed.Records.Select(r => r.SourceId).Concat(parsed.Problems.Select(p => p.RecordId)).ToHashSet(StringComparer.Ordinal);
        var compared = known.Records.Values.Where(r => r.WithdrawnAt is null).ToList();
        var live = compared.Count + known.Unchanged.Count;
        var missing = compared.Count(r => !seen.Contains(r.SourceId) && !HasEnded(r.Content, today));
        return missing > MaximumMissing * live ? $"{missing} von {live} bekannten Datensätzen fehlen, ohne dass ihre Frist vorbei ist; erlaubt sind 10 Prozent." : null;
    }

    /// <summary>Sources drop calls whose deadline has passed: that is no reason for suspicion.</summary>
    private static bool HasEnded(EntryContent content, DateOnly today) =>
        content is FundingProgramme programme && Openness.Of(programme, today).State == OpennessState.Closed;
}
