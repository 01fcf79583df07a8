using System.Globalization;
using System.Text.Json;

namespace FundingDirectory.Importer.Connectors;

/// <summary>The money of one topic, read from the portal's budget table (JSON in text).</summary>
internal sealed record EuBudget(long? Total, long? Min, long? Max, string? Note)
{
    public static readonly EuBudget None = new(null, null, null, null);

    private sealed record Line(string Topic, decimal Amount, decimal Min, decimal Max);

    /// <summary>The budget of the topic <paramref name="identifier"/>. Null total: the table has no row for it, or its sum belongs to
    /// several topics together. Zero means «not stated» in this table.</summary>
    public static EuBudget Read(string? table, string? identifier)
    {
        if (table is null || identifier is null) return None;
        List<List<Line>> groups;
        try
        {
            using var json = JsonDocument.Parse(table);
            if (json.RootElement.ValueKind != JsonValueKind.Object || !json.RootElement.TryGetProperty("budgetTopicActionMap", out var map) || map.ValueKind != JsonValueKind.Object) return None;
            groups = [.. map.EnumerateObject().Where(g => g.Value.ValueKind == JsonValueKind.Array).Select(g => g.Value.EnumerateArray().Select(Row).OfType<Line>().ToList())];
        }
        catch (JsonException)
        {
            return None;
        }
        bool IsOwn(Line line) => line.Topic.Equals(identifier, StringComparison.OrdinalIgnoreCase);
        var own = groups.SelectMany(g => g).Where(IsOwn).ToList();
        if (own.Count == 0) return None;

        decimal total = 0;
        string? note = null;
        foreach (var group in groups.Where(g => g.Exists(IsOwn)))
        {
            var amounts = group.Where(IsOwn).Select(l => l.Amount).Distinct().ToList();
            var topics = group.Select(l => l.Topic).Distinct(StringComparer.OrdinalIgnoreCase).Count();
            // Several topics with the same sum in one group: the cell is the call's, printed once a topic.
            if (topics > 1 && group.Select(l => l.Amount).Distinct().Count() == 1)
            {
                note = string.Create(German, $"Die Budgettabelle nennt {amounts[0]:N0} Euro für {topics} Themen des Aufrufs zusammen.");
                continue;
            }
            // Several actions of one topic share their sum in the same way.
            total += amounts.Count == 1 ? amounts[0] : group.Where(IsOwn).Sum(l => l.Amount);
        }
        if (note is null && total > 0) note = "Laut Budgettabelle des Portals; es kann das Budget des ganzen Aufrufs sein.";
        return new EuBudget(note is null || note.StartsWith("Die ", StringComparison.Ordinal) ? null : Euro(total), Euro(own.Where(l => l.Min > 0).Select(l => l.Min).DefaultIfEmpty().Min()), Euro(own.Max(l => l.Max)), note);
    }

    /// <summary>Whole euro; null for zero, which means «not stated».</summary>
    public static long? Euro(decimal amount) => amount is >= 0.5m and < 1_000_000_000_000m ? (long)Math.Round(amount, MidpointRounding.AwayFromZero) : null;

    private static Line? Row(JsonElement row)
    {
        if (row.ValueKind != JsonValueKind.Object || !row.TryGetProperty("action", out var action) || action.ValueKind != JsonValueKind.String) return null;
        var years = row.TryGetProperty("budgetYearMap", out var map) && map.ValueKind == JsonValueKind.Object ? map.EnumerateObject().Sum(y => Number(y.Value)) : 0;
        // «IDENTIFIER - TYPE OF ACTION»: the identifier itself holds no spaces around its hyphens.
        return new Line(action.GetString()!.Split(" - ")[0].Trim(), years, Number(row, "minContribution"), Number(row, "maxContribution"));
    }

    private static decimal Number(JsonElement row, string name) => row.TryGetProperty(name, out var value) ? Number(value) : 0;

    private static decimal Number(JsonElement value)
    {
        var text = value.ValueKind switch { JsonValueKind.String => value.GetString(), JsonValueKind.Number => value.GetRawText(), _ => null };
        return decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : 0;
    }

    private static readonly CultureInfo German = CultureInfo.GetCultureInfo("de-DE");
}
