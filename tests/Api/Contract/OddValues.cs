using System.Globalization;
using System.Text.Json.Nodes;

namespace FundingDirectory.Tests.Api.Contract;

/// <summary>A value to ask with. <c>Fits</c>: whether the schema allows it; null = the schema does not say.</summary>
internal sealed record Drawn(JsonNode? Value, bool? Fits, string Why);

/// <summary>Draws values from a schema: what fits, its bounds, one over, wrong types, nothing, too much, and odd text.</summary>
internal sealed class OddValues(JsonShape shapes, Random random)
{
    private static readonly string[] OddTexts =
    [
        "", " ", "\t\n", "\"", "'; drop table entry; --", "<script>alert(1)</script>", "%00%0d%0aX-Injected: 1", "../../etc/passwd", "\u202E\u2066abc", "a\u0301\u0301\u0301", "ﬁ ß ẞ İ ı", "👩‍👩‍👧‍👦 🏳️‍🌈",
        "\uFFFD\uFEFF", "𝕶𝖎", "-", "*", "\"\"\"", "titel:", "a ODER", "(((((((((", "null", "NaN", "1e999", "٣", "0x10", "true",
    ];

    /// <summary>Values for a schema; the ones that fit come first.</summary>
    public IEnumerable<Drawn> For(JsonObject given)
    {
        var schema = shapes.Resolve(given);
        if (schema["oneOf"] is JsonArray choices)
        {
            foreach (var drawn in For(choices.OfType<JsonObject>().First(c => (c["type"] as JsonValue)?.ToString() != "null"))) yield return drawn;
            yield return new(null, true, "null");
            yield break;
        }
        var kind = schema["type"] is JsonArray several ? several.Select(k => (string)k!).First(k => k != "null") : (string?)schema["type"];
        var values = (kind, schema["enum"]) switch
        {
            (_, JsonArray codes) => Codes(codes),
            ("integer", _) => Whole(schema),
            ("number", _) => Numbers(),
            ("boolean", _) => [new(true, true, "true"), new(false, true, "false"), new("ja", false, "a word instead of a truth")],
            ("array", _) => Lists(schema["items"]!.AsObject()),
            ("object", _) => [new(new JsonObject(), null, "nothing in it"), new("text", false, "text instead of an object")],
            _ => Texts(schema),
        };
        foreach (var value in values) yield return value;
    }

    private IEnumerable<Drawn> Codes(JsonArray codes)
    {
        yield return new(codes[random.Next(codes.Count)]!.DeepClone(), true, "a code");
        var code = (string)codes[0]!;
        yield return new(code.ToUpperInvariant() + "x", false, "no code");
        yield return new($"{code},{code}", false, "two codes in one");
        yield return new(new string('x', 3_000), false, "a long code");
    }

    private IEnumerable<Drawn> Whole(JsonObject schema)
    {
        var (least, most) = ((long?)schema["minimum"] ?? int.MinValue, (long?)schema["maximum"] ?? int.MaxValue);
        foreach (var fitting in new[] { least, most, random.NextInt64(Math.Max(least, 0), Math.Min(most, 1_000)) }) yield return new(fitting, true, "within bounds");
        if (schema["minimum"] is not null) yield return new(least - 1, false, "one under");
        if (schema["maximum"] is not null && most < long.MaxValue) yield return new(most + 1, false, "one over");
        yield return new(JsonNode.Parse("9223372036854775808"), false, "one over what a machine holds");
        yield return new(JsonNode.Parse("12.5"), false, "no whole number");
        yield return new("zwölf", false, "a word");
    }

    private IEnumerable<Drawn> Numbers()
    {
        yield return new(Math.Round(random.NextDouble() * 100, 2), true, "a number");
        yield return new(-1, null, "less than nothing");
        yield return new(1e20, null, "a large number");
        yield return new("viel", false, "a word");
    }

    private IEnumerable<Drawn> Lists(JsonObject items)
    {
        var inner = For(items).ToList();
        yield return new(new JsonArray(), true, "an empty list");
        yield return new(new JsonArray([.. inner.Where(d => d.Fits == true).Take(3).Select(d => d.Value?.DeepClone())]), true, "a list");
        foreach (var wrong in inner.Where(d => d.Fits == false).Take(3)) yield return new(new JsonArray(wrong.Value?.DeepClone()), false, $"a list with {wrong.Why}");
    }

    private IEnumerable<Drawn> Texts(JsonObject schema)
    {
        if ((string?)schema["format"] == "uuid")
        {
            yield return new(Guid.Empty.ToString(), true, "a UUID");
            foreach (var text in OddTexts.Append(Guid.Empty.ToString("n"))) yield return new(text, text.Length == 0 ? null : false, "no UUID");
            yield break;
        }
        foreach (var text in OddTexts) yield return new(text, schema["pattern"] is null ? null : text.Length == 0 ? null : false, "odd text");
        if ((string?)schema["pattern"] is not null) yield return new("130760060060", true, "digits");
        else yield return new(string.Concat(Enumerable.Range(0, 20).Select(_ => char.ConvertFromUtf32(random.Next(0x20, 0xD7FF)))), null, "random text");
        if (schema["maxLength"] is not { } most) yield break;
        yield return new(new string('1', (int)most), true, "as long as it may be");
        yield return new(new string('1', (int)most + 1), false, "one over its length");
        yield return new(string.Create(CultureInfo.InvariantCulture, $"{new string('ä', 5_000)}"), false, "much too long");
    }
}
