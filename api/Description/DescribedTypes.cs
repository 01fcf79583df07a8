using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using FundingDirectory.Core.Domain;
using Microsoft.AspNetCore.OpenApi;

namespace FundingDirectory.Api.Description;

/// <summary>Which type of ours stands behind each named shape of a description; the generator tells it while it works.</summary>
internal sealed class DescribedTypes
{
    private readonly ConcurrentDictionary<string, Type> types = new(StringComparer.Ordinal);

    /// <summary>The type behind a name; null for shapes of the framework.</summary>
    public Type? this[string name] => types.GetValueOrDefault(name);

    /// <summary>The name under which a type is described, as the generator would choose it.</summary>
    public string? Name(JsonTypeInfo info)
    {
        var type = Nullable.GetUnderlyingType(info.Type) ?? info.Type;
        var name = OpenApiOptions.CreateDefaultSchemaReferenceId(info);
        if (name is null) return null;
        types[name] = type;
        // The kinds of a shape that knows several are named after both.
        if (type.BaseType is { } whole && whole.GetCustomAttribute<JsonPolymorphicAttribute>() is not null) types[whole.Name + name] = type;
        return name;
    }

    /// <summary>Notes a closed list that only parameters use, and gives its name.</summary>
    public string Name(Type list)
    {
        types[list.Name] = list;
        return list.Name;
    }

    /// <summary>The shape of a closed list: its codes, what they mean in German, and their official XÖV codes where there are any.</summary>
    public static JsonObject Codes(GermanTexts texts, IEnumerable<Enum> values, params IEnumerable<(string Code, string Meaning)> more)
    {
        var codes = values.Select(v => (Code: Code(v), Meaning: texts.Of(v), Xoev: Official(v))).Concat(more.Select(m => (m.Code, Meaning: (string?)m.Meaning, Xoev: (string?)null))).ToList();
        var shape = new JsonObject
        {
            ["type"] = "string",
            ["description"] = string.Join(" · ", codes.Select(c => $"{c.Code}: {c.Meaning}")),
            ["enum"] = new JsonArray([.. codes.Select(c => (JsonNode)c.Code)]),
            ["x-enum-descriptions"] = new JsonArray([.. codes.Select(c => (JsonNode?)c.Meaning)]),
        };
        if (codes.Any(c => c.Xoev is not null)) shape["x-xoev"] = new JsonObject(codes.Where(c => c.Xoev is not null).Select(c => KeyValuePair.Create(c.Code, (JsonNode?)c.Xoev)));
        return shape;
    }

    /// <summary>A code as it stands in JSON.</summary>
    public static string Code(Enum code) => code.GetType().GetField(code.ToString())?.GetCustomAttribute<JsonStringEnumMemberNameAttribute>()?.Name ?? Vocabulary.Code(code);

    private static string? Official(Enum code) =>
        Vocabulary.Lists.GetValueOrDefault(JsonNamingPolicy.CamelCase.ConvertName(code.GetType().Name))?.FirstOrDefault(t => t.Value == Code(code))?.Xoev;
}
