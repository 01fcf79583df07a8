using System.Text.Json;
using System.Text.RegularExpressions;
using FundingDirectory.Importer.Normalising;
using Capture = FundingDirectory.Importer.Fetching.Capture;

namespace FundingDirectory.Importer.Connectors;

/// <summary>The portal's details of one topic, which say more than its search answer: news, conditions, the shared budget of a call.</summary>
internal sealed partial record EuTopicDetails(string Identifier, IReadOnlyDictionary<string, IReadOnlyList<string>> Fields)
{
    /// <summary>The details in a capture; null when it holds something else, for instance a page of the search.</summary>
    public static EuTopicDetails? Read(Capture capture)
    {
        if (capture.Bytes.Span.IndexOf("\"TopicDetails\""u8) < 0) return null;
        try
        {
            using var json = JsonDocument.Parse(capture.Bytes);
            return json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty("TopicDetails", out var topic) && Text(topic, "identifier") is { } identifier ? new(identifier, Read(topic, identifier)) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The result with what only the details say. What the search says stays: it is newer and has the same names.</summary>
    public EuResult Complete(EuResult result)
    {
        Dictionary<string, IReadOnlyList<string>> metadata = new(result.Metadata);
        foreach (var (name, values) in Fields)
            if (values.Count > 0) metadata.TryAdd(name, values);
        return result with { Metadata = metadata };
    }

    private static Dictionary<string, IReadOnlyList<string>> Read(JsonElement topic, string identifier)
    {
        var actions = List(topic, "actions").ToList();
        var own = Rows(topic).Where(r => Text(r, "action")?.Split(" - ")[0].Trim().Equals(identifier, StringComparison.OrdinalIgnoreCase) == true).ToList();
        return new()
        {
            ["deadlineDate"] = [.. actions.Concat(own).SelectMany(a => Texts(a, "deadlineDates")).Distinct()],
            ["startDate"] = [.. actions.Concat(own).Select(a => Text(a, "plannedOpeningDate")).OfType<string>().Take(1)],
            ["deadlineModel"] = [.. own.Select(r => Text(r, "deadlineModel")).OfType<string>().Take(1)],
            ["typesOfAction"] = [.. actions.SelectMany(a => List(a, "types")).Select(t => Text(t, "typeOfAction")).OfType<string>().Distinct()],
            ["budgetOverview"] = topic.TryGetProperty("budgetOverviewJSONItem", out var budget) && budget.ValueKind == JsonValueKind.Object ? [budget.GetRawText()] : [],
            ["descriptionByte"] = Single(topic, "description"), ["conditions"] = Single(topic, "conditions"),
            ["callTitle"] = Single(topic, "callTitle"), ["callIdentifier"] = Single(topic, "callIdentifier"), ["keywords"] = Texts(topic, "keywords"), ["tags"] = Texts(topic, "tags"),
            // Announcements of money are free text and sometimes corrected later: quoted to the reader, never taken as a number.
            ["budgetNews"] = [.. List(topic, "latestInfos").OrderByDescending(i => Text(i, "lastChangeDate"), StringComparer.Ordinal)
                .Select(i => PlainText.OneLine(Text(i, "content"))).OfType<string>().Where(t => t.Contains(identifier, StringComparison.OrdinalIgnoreCase) && Money().IsMatch(t)).Take(1)],
        };
    }

    private static IEnumerable<JsonElement> Rows(JsonElement topic) =>
        topic.TryGetProperty("budgetOverviewJSONItem", out var budget) && budget.ValueKind == JsonValueKind.Object && budget.TryGetProperty("budgetTopicActionMap", out var map) && map.ValueKind == JsonValueKind.Object
            ? map.EnumerateObject().Where(g => g.Value.ValueKind == JsonValueKind.Array).SelectMany(g => g.Value.EnumerateArray()).Where(r => r.ValueKind == JsonValueKind.Object) : [];

    private static IEnumerable<JsonElement> List(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array ? list.EnumerateArray() : [];

    private static string[] Texts(JsonElement element, string name) => [.. List(element, name).Where(v => v.ValueKind is JsonValueKind.String or JsonValueKind.Number).Select(v => v.ToString())];

    private static string[] Single(JsonElement element, string name) => Text(element, name) is { } text ? [text] : [];

    private static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String or JsonValueKind.Number && !string.IsNullOrWhiteSpace(value.ToString()) ? value.ToString().Trim() : null;

    [GeneratedRegex(@"\d[\d.,\s]*\s*(?:€|EUR\b|million)|(?:€|EUR)\s*\d", RegexOptions.IgnoreCase)]
    private static partial Regex Money();
}
