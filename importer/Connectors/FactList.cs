using System.Text.Json;
using System.Text.Unicode;
using FundingDirectory.Core.Domain;
using FundingDirectory.Importer.Fetching;

namespace FundingDirectory.Importer.Connectors;

/// <summary>Reads the lists of facts kept by hand: a JSON object whose field <paramref name="list"/> holds the records.</summary>
internal sealed class FactList(string list, string title, IReadOnlySet<string> known)
{
    /// <summary>The records of all captures in their order. A record without a title, or a second one of the same title, becomes a problem;
    /// so does a field the list should not have. Throws <see cref="SourceFormatException"/> when a capture is not such a list.</summary>
    public IReadOnlyList<Fact> Read(IReadOnlyList<Capture> captures, List<Problem> problems)
    {
        Dictionary<string, Fact> facts = [];
        foreach (var capture in captures)
        {
            using var document = Document(capture);
            var number = 0;
            foreach (var element in Records(capture, document.RootElement))
            {
                number++;
                var fact = new Fact(element.Clone(), capture.FetchedAt);
                if (fact.Text(title) is not { } name) problems.Add(new Problem($"{list} {number}", null, $"Das Feld «{title}» fehlt."));
                else if (!facts.TryAdd(name, fact)) problems.Add(new Problem(name, title, "Der Eintrag steht mehrmals in der Liste; der erste gilt."));
                else problems.AddRange(fact.Fields.Where(f => !known.Contains(f)).Select(f => new Problem(name, f, "Dieses Feld ist unbekannt und wird nicht gelesen.")));
            }
        }
        return [.. facts.Values];
    }

    private IEnumerable<JsonElement> Records(Capture capture, JsonElement root) =>
        root.ValueKind == JsonValueKind.Object && root.TryGetProperty(list, out var records) && records.ValueKind == JsonValueKind.Array ? records.EnumerateArray()
        : throw new SourceFormatException($"«{capture.Name}» ist nicht die erwartete Liste: das Feld «{list}» fehlt"
            + (root.ValueKind == JsonValueKind.Object ? $"; vorhanden sind: {string.Join(", ", root.EnumerateObject().Select(f => $"«{f.Name}»").Take(10))}." : "."));

    private static JsonDocument Document(Capture capture)
    {
        if (capture.Bytes.Span.TrimStart(" \t\r\n\ufeff"u8).StartsWith("<"u8)) throw new SourceFormatException($"«{capture.Name}» ist eine Webseite und keine Liste.");
        // The parser looks at letters only when somebody asks for them.
        if (!Utf8.IsValid(capture.Bytes.Span)) throw new SourceFormatException($"«{capture.Name}» ist nicht in UTF-8 geschrieben.");
        try
        {
            return JsonDocument.Parse(capture.Bytes.Span.StartsWith("\ufeff"u8) ? capture.Bytes[3..] : capture.Bytes);
        }
        catch (JsonException)
        {
            throw new SourceFormatException($"«{capture.Name}» ist abgeschnitten oder kein JSON.");
        }
    }
}

/// <summary>One record of such a list.</summary>
internal sealed record Fact(JsonElement Element, DateTimeOffset FetchedAt)
{
    public IEnumerable<string> Fields => Element.ValueKind == JsonValueKind.Object ? Element.EnumerateObject().Select(f => f.Name) : [];

    /// <summary>The words of a field; null when it is absent or blank.</summary>
    public string? Text(string field) => Element.ValueKind == JsonValueKind.Object && Element.TryGetProperty(field, out var value) ? Words(value) : null;

    /// <summary>The words of a list; a single text counts as a list of one.</summary>
    public IReadOnlyList<string> Texts(string field) => Element.ValueKind != JsonValueKind.Object || !Element.TryGetProperty(field, out var value) ? []
        : value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray().Select(Words).OfType<string>()] : Words(value) is { } single ? [single] : [];

    /// <summary>How well a fact is evidenced according to the list's own words; what it does not say counts as not evidenced.</summary>
    public EvidenceGrade Grade(string field)
    {
        var words = Text(field)?.ToLowerInvariant() ?? "";
        if (words.Contains("nicht belegt") || words.Contains("allgemeinwissen")) return EvidenceGrade.Unverified;
        if (words.Contains("sekundär") || words.Contains("als titel") || words.Contains("quelle angegeben")) return EvidenceGrade.Secondary;
        return words.Contains("gesehen") || words.Contains("gespeichert") ? EvidenceGrade.Seen : EvidenceGrade.Unverified;
    }

    private static string? Words(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => Normalising.PlainText.Spaced(value.GetString()!) is { Length: > 0 } text ? text : null,
        JsonValueKind.Number => value.GetRawText(),
        _ => null,
    };
}
