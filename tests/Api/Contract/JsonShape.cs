using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace FundingDirectory.Tests.Api.Contract;

/// <summary>Whether a JSON value is as a schema of the description says: the part of JSON Schema that our descriptions use, and a refusal of every word beyond it, so that
/// nothing is passed over in silence.</summary>
internal sealed class JsonShape(JsonObject document)
{
    private static readonly HashSet<string> Words =
    [
        "$ref", "type", "enum", "const", "properties", "required", "additionalProperties", "items", "oneOf", "anyOf", "discriminator", "minimum", "maximum", "maxLength", "pattern", "format",
        "description", "default", "example", "x-enum-descriptions", "x-xoev",
    ];

    /// <summary>Everything that does not fit, each with its place; empty when all does.</summary>
    public IReadOnlyList<string> Faults(JsonNode? value, JsonNode schema)
    {
        var faults = new List<string>();
        Check(value, schema.AsObject(), "$", faults);
        return faults;
    }

    /// <summary>The schema behind a reference.</summary>
    public JsonObject Resolve(JsonObject schema) => (string?)schema["$ref"] is { } named ? Resolve(At(named)) : schema;

    private JsonObject At(string pointer) => pointer.TrimStart('#', '/').Split('/').Aggregate((JsonNode)document, (node, step) => node[step] ?? throw new InvalidDataException($"{pointer} leads nowhere.")).AsObject();

    private void Check(JsonNode? value, JsonObject given, string at, List<string> faults)
    {
        var schema = Resolve(given);
        if (schema.Select(w => w.Key).FirstOrDefault(w => !Words.Contains(w)) is { } unknown) throw new InvalidDataException($"The checker does not know the word «{unknown}».");
        if (schema["oneOf"] is JsonArray choices)
        {
            var fitting = choices.Count(c => Faults(value, c!).Count == 0);
            if (fitting != 1) faults.Add($"{at}: {Shown(value)} fits {fitting} of {choices.Count} choices");
            return;
        }
        if (schema["anyOf"] is JsonArray kinds)
        {
            if (!kinds.Any(c => Faults(value, c!).Count == 0)) faults.Add($"{at}: {Shown(value)} fits none of {kinds.Count} kinds");
            return;
        }
        if (schema["type"] is { } type && !Kinds(type).Any(k => IsOf(k, value)))
        {
            faults.Add($"{at}: {Shown(value)} is not {type.ToJsonString()}");
            return;
        }
        if (schema["enum"] is JsonArray codes && !codes.Any(c => JsonNode.DeepEquals(c, value))) faults.Add($"{at}: {Shown(value)} is none of {codes.ToJsonString()}");
        switch (value)
        {
            case JsonObject group: CheckObject(group, schema, at, faults); break;
            case JsonArray list when schema["items"] is JsonObject items:
                for (var i = 0; i < list.Count; i++) Check(list[i], items, $"{at}[{i}]", faults);
                break;
            case JsonValue one: CheckValue(one, schema, at, faults); break;
            default: break;
        }
    }

    private void CheckObject(JsonObject group, JsonObject schema, string at, List<string> faults)
    {
        var known = schema["properties"] as JsonObject ?? [];
        foreach (var name in (schema["required"] as JsonArray ?? []).Select(r => (string)r!).Where(r => !group.ContainsKey(r))) faults.Add($"{at}.{name} is missing");
        foreach (var (name, inner) in group)
        {
            if (known[name] is JsonObject described) Check(inner, described, $"{at}.{name}", faults);
            else if (schema["additionalProperties"] is JsonObject others) Check(inner, others, $"{at}.{name}", faults);
            // Stricter than JSON Schema: an answer may not carry what the description does not tell.
            else if (schema.ContainsKey("properties")) faults.Add($"{at}.{name} is not described");
        }
    }

    private static void CheckValue(JsonValue value, JsonObject schema, string at, List<string> faults)
    {
        if (value.GetValueKind() == JsonValueKind.Number)
        {
            var number = double.Parse(value.ToJsonString(), CultureInfo.InvariantCulture);
            if (schema["minimum"] is { } least && number < (double)least) faults.Add($"{at}: {number} is less than {least}");
            if (schema["maximum"] is { } most && number > (double)most) faults.Add($"{at}: {number} is more than {most}");
        }
        if (value.GetValueKind() != JsonValueKind.String) return;
        var text = (string)value!;
        if (schema["maxLength"] is { } length && text.Length > (int)length) faults.Add($"{at}: longer than {length}");
        if ((string?)schema["pattern"] is { } pattern && !Regex.IsMatch(text, pattern)) faults.Add($"{at}: {Shown(value)} does not match {pattern}");
        var isRight = (string?)schema["format"] switch
        {
            "date" => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
            "date-time" => DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out _) && text.Contains('T', StringComparison.Ordinal),
            "time" => TimeOnly.TryParseExact(text, "HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
            "uuid" => Guid.TryParseExact(text, "d", out _),
            "uri" => Uri.TryCreate(text, UriKind.Absolute, out _),
            _ => true,
        };
        if (!isRight) faults.Add($"{at}: {Shown(value)} is no {schema["format"]}");
    }

    private static IEnumerable<string> Kinds(JsonNode type) => type is JsonArray several ? several.Select(k => (string)k!) : [(string)type!];

    private static bool IsOf(string kind, JsonNode? value) => kind switch
    {
        "null" => value is null,
        "object" => value is JsonObject,
        "array" => value is JsonArray,
        "string" => value?.GetValueKind() == JsonValueKind.String,
        "boolean" => value?.GetValueKind() is JsonValueKind.True or JsonValueKind.False,
        "number" => value?.GetValueKind() == JsonValueKind.Number,
        "integer" => value?.GetValueKind() == JsonValueKind.Number && long.TryParse(value.ToJsonString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _),
        _ => throw new InvalidDataException($"The checker does not know the type «{kind}»."),
    };

    private static string Shown(JsonNode? value) => value?.ToJsonString() is { } text ? text[..Math.Min(80, text.Length)] : "null";
}
