using System.Text.Json;
using System.Text.Json.Nodes;
using FundingDirectory.Core.Domain;
using FundingDirectory.Web.Reference;

namespace FundingDirectory.Api.Description;

/// <summary>Reads a description for our own pages, so that they and the document can never differ.</summary>
internal static class Reference
{
    private static readonly JsonSerializerOptions Layout = new(EntryJson.Options) { WriteIndented = true };

    /// <summary>The whole description.</summary>
    public static ApiReference Of(JsonObject document)
    {
        var operations = document["paths"]!.AsObject().SelectMany(p => p.Value!.AsObject().Select(o => (Tag: (string?)o.Value!["tags"]?[0] ?? "", Operation: Operation(document, p.Key, o.Key, o.Value.AsObject())))).ToList();
        return new((string)document["info"]!["title"]!,
            [.. document["tags"]!.AsArray().Select(t => new ApiGroup((string)t!["name"]!, (string?)t["description"], [.. operations.Where(o => o.Tag == (string)t["name"]!).Select(o => o.Operation)]))],
            [.. document["components"]!["schemas"]!.AsObject().OrderBy(s => s.Key, StringComparer.Ordinal).Select(s => Shape(s.Key, s.Value!.AsObject()))]);
    }

    private static ApiOperation Operation(JsonObject document, string path, string method, JsonObject operation) => new(
        (string)operation["operationId"]!, method.ToUpperInvariant(), path, (string?)operation["summary"], (string?)operation["description"],
        [.. (operation["parameters"] as JsonArray ?? []).Select(p => Field((string)p!["name"]!, p["schema"]!.AsObject(), (string?)p["description"], (bool?)p["required"] == true, p["example"]))],
        operation["requestBody"] is JsonObject body ? Content(body["content"]!.AsObject(), (string?)body["description"]) : null,
        [.. operation["responses"]!.AsObject().Select(a => Answer(a.Key, Resolve(document, a.Value!.AsObject())))]);

    private static ApiAnswer Answer(string status, JsonObject answer) =>
        new(status, (string?)answer["description"], answer["content"] is JsonObject content ? Content(content, null) : null);

    private static ApiContent Content(JsonObject content, string? text)
    {
        var (type, inner) = (content.First().Key, content.First().Value!);
        return new(type, Type(inner["schema"] as JsonObject ?? []), text, inner["example"] is { } example ? Shown(example) : null);
    }

    private static ApiShape Shape(string name, JsonObject shape)
    {
        var needed = (shape["required"] as JsonArray ?? []).Select(r => (string)r!).ToHashSet();
        return new(name, (string?)shape["description"], [.. (shape["properties"] as JsonObject ?? []).Select(p => Field(p.Key, p.Value!.AsObject(), (string?)p.Value!["description"], needed.Contains(p.Key), null))], Codes(shape));
    }

    private static ApiField Field(string name, JsonObject schema, string? text, bool isNeeded, JsonNode? example) =>
        new(name, Type(schema), text, isNeeded, [.. Rules(schema)], Codes(schema["items"] as JsonObject ?? schema), example is null ? null : Shown(example));

    private static IEnumerable<string> Rules(JsonObject schema)
    {
        if (schema["minimum"] is { } least && schema["maximum"] is { } most) yield return (long)most > 1_000_000_000 ? $"ab {least}" : $"{least} bis {most}";
        if (schema["maxLength"] is { } length) yield return $"höchstens {length} Zeichen";
        if (schema["default"] is { } otherwise) yield return $"ohne Angabe {otherwise}";
    }

    private static IReadOnlyList<ApiCode> Codes(JsonObject schema)
    {
        if (schema["enum"] is not JsonArray codes) return [];
        var meanings = schema["x-enum-descriptions"] as JsonArray;
        return [.. codes.Select((c, i) => new ApiCode((string)c!, (string?)meanings?[i], (string?)schema["x-xoev"]?[(string)c!]))];
    }

    private static ApiType Type(JsonObject schema)
    {
        if ((string?)schema["$ref"] is { } named) return new("", named.Split('/')[^1]);
        if (schema["oneOf"] is JsonArray choices)
        {
            var chosen = Type(choices.OfType<JsonObject>().First(c => (c["type"] as JsonValue)?.ToString() != "null"));
            return choices.Count > 1 ? chosen with { Words = $"{chosen.Words} (auch null)".Trim() } : chosen;
        }
        var kinds = schema["type"] is JsonArray several ? several.Select(k => (string)k!).ToList() : [(string?)schema["type"] ?? ""];
        var orNull = kinds.Contains("null") ? " (auch null)" : "";
        var kind = kinds.Find(k => k != "null");
        if (kind == "array" && schema["items"] is JsonObject items) return Type(items) is var item ? item with { Words = $"Liste{orNull} von {item.Words}".Trim() } : item;
        if (kind == "object" && schema["additionalProperties"] is JsonObject values) return Type(values) is var value ? value with { Words = $"Objekt{orNull} mit {value.Words}".Trim() } : value;
        return new(Word(kind, (string?)schema["format"]) + orNull);
    }

    private static string Word(string? kind, string? format) => (kind, format) switch
    {
        ("string", "date") => "Datum (JJJJ-MM-TT)",
        ("string", "date-time") => "Zeitpunkt (ISO 8601)",
        ("string", _) => "Text",
        ("integer", _) => "ganze Zahl",
        ("number", _) => "Zahl",
        ("boolean", _) => "true oder false",
        ("array", _) => "Liste",
        ("object", _) => "Objekt",
        _ => "beliebiger Wert",
    };

    private static JsonObject Resolve(JsonObject document, JsonObject answer) =>
        (string?)answer["$ref"] is { } named ? document["components"]!["responses"]![named.Split('/')[^1]]!.AsObject() : answer;

    private static string Shown(JsonNode example) => example is JsonValue ? example.ToString() : example is JsonArray { Count: 1 } one && one[0] is JsonValue ? one[0]!.ToString() : example.ToJsonString(Layout);
}
