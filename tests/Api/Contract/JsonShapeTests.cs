using System.Text.Json.Nodes;
using Xunit;

namespace FundingDirectory.Tests.Api.Contract;

/// <summary>The checker itself: what it must let pass and what it must find.</summary>
public sealed class JsonShapeTests
{
    private static readonly JsonObject Document = JsonNode.Parse("""
        { "components": { "schemas": {
          "Colour": { "type": "string", "enum": ["red", "green"] },
          "Thing": { "type": "object", "required": ["name", "colour"], "properties": {
            "name": { "type": "string", "maxLength": 5 }, "colour": { "oneOf": [{ "$ref": "#/components/schemas/Colour" }, { "type": "null" }] },
            "count": { "type": ["integer", "null"], "minimum": 1, "maximum": 9 }, "day": { "type": "string", "format": "date" }, "key": { "type": "string", "pattern": "^[0-9]+$" },
            "parts": { "type": "array", "items": { "$ref": "#/components/schemas/Thing" } }, "notes": { "type": "object", "additionalProperties": { "type": "string" } },
            "when": { "anyOf": [{ "type": "string", "format": "date" }, { "type": "integer" }] } } } } } }
        """)!.AsObject();

    [Theory]
    [InlineData("""{ "name": "a", "colour": "red" }""")]
    [InlineData("""{ "name": "a", "colour": null, "count": null, "day": "2026-02-28", "key": "13", "when": 7, "notes": { "x": "y" }, "parts": [{ "name": "b", "colour": "green", "count": 9 }] }""")]
    public void What_fits_passes(string json) => Assert.Empty(Faults(json));

    [Theory]
    [InlineData("""[]""", "$: [] is not")]
    [InlineData("""{ "colour": "red" }""", "$.name is missing")]
    [InlineData("""{ "name": "a", "colour": "blue" }""", "$.colour")]
    [InlineData("""{ "name": "longer", "colour": "red" }""", "$.name: longer than 5")]
    [InlineData("""{ "name": "a", "colour": "red", "count": 10 }""", "$.count: 10 is more")]
    [InlineData("""{ "name": "a", "colour": "red", "count": 1.5 }""", "$.count")]
    [InlineData("""{ "name": "a", "colour": "red", "day": "2026-02-30" }""", "$.day")]
    [InlineData("""{ "name": "a", "colour": "red", "key": "1x" }""", "$.key")]
    [InlineData("""{ "name": "a", "colour": "red", "notes": { "x": 1 } }""", "$.notes.x")]
    [InlineData("""{ "name": "a", "colour": "red", "parts": [{ "name": "b" }] }""", "$.parts[0].colour is missing")]
    [InlineData("""{ "name": "a", "colour": "red", "when": "bald" }""", "$.when")]
    [InlineData("""{ "name": "a", "colour": "red", "more": 1 }""", "$.more is not described")]
    public void What_does_not_fit_is_named_with_its_place(string json, string fault) => Assert.StartsWith(fault, Assert.Single(Faults(json)), StringComparison.Ordinal);

    [Fact]
    public void A_word_of_JSON_Schema_that_it_does_not_know_is_an_error() =>
        Assert.Throws<InvalidDataException>(() => new JsonShape(Document).Faults(1, JsonNode.Parse("""{ "not": {} }""")!));

    private static IReadOnlyList<string> Faults(string json) => new JsonShape(Document).Faults(JsonNode.Parse(json), JsonNode.Parse("""{ "$ref": "#/components/schemas/Thing" }""")!);
}
