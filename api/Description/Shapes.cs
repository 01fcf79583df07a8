using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace FundingDirectory.Api.Description;

/// <summary>Makes the named shapes of a description exact: what may be null, what is always there, what each field means. The generator cannot know it for fields without a setter.</summary>
internal static class Shapes
{
    private static readonly NullabilityInfoContext Nullability = new();

    /// <summary>Goes over every shape.</summary>
    /// <param name="taken">Names of the shapes that requests carry: nothing in them must be there, and nothing else may be.</param>
    public static void Describe(JsonObject shapes, DescribedTypes types, GermanTexts texts, JsonSerializerOptions json, IReadOnlySet<string> taken)
    {
        foreach (var (name, node) in shapes.ToList())
        {
            if (types[name] is not { } type || node is not JsonObject shape) continue;
            if (type.IsEnum)
            {
                shapes[name] = Codes(type, texts);
                continue;
            }
            if (type == typeof(JsonObject)) shape["type"] = "object";
            Put(shape, "description", texts.Of(type));
            if (shape["properties"] is JsonObject fields) DescribeFields(shape, fields, type, texts, json, taken.Contains(name));
        }
    }

    private static JsonObject Codes(Type list, GermanTexts texts)
    {
        var codes = DescribedTypes.Codes(texts, Enum.GetValues(list).Cast<Enum>());
        codes["description"] = $"{texts.Of(list)} {(string?)codes["description"]}";
        return codes;
    }

    private static void DescribeFields(JsonObject shape, JsonObject fields, Type type, GermanTexts texts, JsonSerializerOptions json, bool isTaken)
    {
        var members = json.GetTypeInfo(type).Properties.ToDictionary(p => p.Name, p => p.AttributeProvider as PropertyInfo);
        var always = new JsonArray();
        foreach (var (name, field) in fields.ToList())
        {
            var member = members.GetValueOrDefault(name);
            var maySkip = member?.GetCustomAttribute<JsonIgnoreAttribute>()?.Condition == JsonIgnoreCondition.WhenWritingNull;
            var mayBeNull = member is not null && IsNullable(member);
            var exact = WithoutNull((JsonObject)field!.DeepClone());
            if (mayBeNull && !maySkip && !IsAnything(exact)) exact = WithNull(exact);
            Put(exact, "description", texts.Of(type, name));
            fields[name] = exact;
            if (!maySkip && !isTaken) always.Add(name);
        }
        shape.Remove("required");
        if (always.Count > 0) shape["required"] = always;
        // A type that keeps what it does not know refuses nothing.
        if (isTaken && !json.GetTypeInfo(type).Properties.Any(p => p.IsExtensionData)) shape["additionalProperties"] = false;
    }

    private static bool IsNullable(PropertyInfo member)
    {
        // The framework's context keeps what it has read and is not made for several threads.
        lock (Nullability) return Nullability.Create(member).ReadState == NullabilityState.Nullable;
    }

    private static bool IsAnything(JsonObject field) => (string?)field["$ref"] == $"#/components/schemas/{nameof(JsonNode)}";

    private static JsonObject WithoutNull(JsonObject field)
    {
        if (field["oneOf"] is JsonArray choices && choices.FirstOrDefault(c => (string?)c!["type"] != "null") is JsonObject chosen) field = (JsonObject)chosen.DeepClone();
        if (field["type"] is JsonArray kinds) field["type"] = kinds.Select(k => (string)k!).Single(k => k != "null");
        return field;
    }

    private static JsonObject WithNull(JsonObject field)
    {
        if (field["$ref"] is { } named) return new JsonObject { ["oneOf"] = new JsonArray(new JsonObject { ["$ref"] = named.DeepClone() }, new JsonObject { ["type"] = "null" }) };
        if (field["type"] is { } kind) field["type"] = new JsonArray(kind.DeepClone(), "null");
        return field;
    }

    /// <summary>Sets a text in front, where people look for it.</summary>
    internal static void Put(JsonObject shape, string name, string? text)
    {
        shape.Remove(name);
        if (text is not null) shape.Insert(0, name, text);
    }
}
