using System.Text.Json.Nodes;
using FundingDirectory.Web.Desk.Fields;
using Xunit;

namespace FundingDirectory.Tests.Web.Desk.Fields;

/// <summary>What is typed becomes a value, and a value what is typed.</summary>
public sealed class FieldTests
{
    private static (JsonNode? Value, string? Error) Type(FormField field, string typed, JsonObject? standing = null)
    {
        var values = new FormValues { [field.Name] = [typed] };
        var (form, into) = (new FormReader(values), standing ?? []);
        field.Read(form, "", into);
        return (into[field.Name], form.Errors.FirstOrDefault()?.Message);
    }

    public static TheoryData<FormField, string, string> Typed => new()
    {
        { TypedField.Whole("f", "F"), "250.000 Euro", "250000" }, { TypedField.Whole("f", "F"), "0", "0" }, { TypedField.Percent("f", "F"), "12,5 %", "12.5" }, { TypedField.Percent("f", "F"), "100", "100" },
        { TypedField.Day("f", "F"), "1.3.2027", "\"2027-03-01\"" }, { TypedField.Day("f", "F"), "2027-03-01", "\"2027-03-01\"" }, { TypedField.Yearly("f", "F"), "31.3.", "\"03-31\"" },
        { TypedField.Yearly("f", "F"), "29.02.", "\"02-29\"" }, { TypedField.Time("f", "F"), "9.30", "\"09:30\"" }, { new LinesField("f", "F"), " a \r\n\r\nb\na", "[\"a\",\"b\"]" },
        { new WordsField("f", "F", 10), "a\u0308\tb", "\"ä b\"" }, { new WordsField("f", "F", 10, Multiline: true), "a\r\nb\0", "\"a\\nb\"" }, { new YesNoField("f", "F"), "nein", "false" },
        { new AreaField("f", "F", false), "hessen\n130765656050", "[\"06\",\"130765656050\"]" },
    };

    [Theory, MemberData(nameof(Typed))]
    public void What_can_be_read_becomes_its_value(FormField field, string typed, string json)
    {
        var (value, error) = Type(field, typed);
        Assert.Null(error);
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(json), JsonNode.Parse(value!.ToJsonString())), value.ToJsonString());
    }

    [Theory, MemberData(nameof(Typed))]
    public void What_is_written_into_the_form_is_read_as_the_same_value(FormField field, string typed, string json)
    {
        var (from, values, again) = (new JsonObject { ["f"] = JsonNode.Parse(json) }, new FormValues(), new JsonObject());
        field.Write(from, "", values);
        field.Read(new FormReader(values), "", again);
        Assert.True(JsonNode.DeepEquals(from["f"], JsonNode.Parse(again["f"]!.ToJsonString())), $"{typed}: {again["f"]}");
    }

    public static TheoryData<FormField, string> Wrong => new()
    {
        { TypedField.Whole("f", "F"), "1,5" }, { TypedField.Whole("f", "F"), "-1" }, { TypedField.Whole("f", "F", most: 2), "3" }, { TypedField.Whole("f", "F"), "99999999999999999999999" }, { TypedField.Percent("f", "F"), "101" },
        { TypedField.Day("f", "F"), "31.2.2027" }, { TypedField.Day("f", "F"), "1.1.1066" }, { TypedField.Yearly("f", "F"), "31.4." }, { TypedField.Time("f", "F"), "24:00" },
        { TypedField.Percent("f", "F") with { Required = true }, " " }, { new WordsField("f", "F", 3), "zu lang" }, { new WordsField("f", "F", 3, Required: true), "\u200E" }, { new YesNoField("f", "F"), "vielleicht" },
        { new AreaField("f", "F", false), "99" }, { new LinesField("f", "F", 1), "a\nb" }, { new CodeField("f", "F", () => [new("a", "A")]), "b" }, { new CodesField("f", "F", () => [new("a", "A")]), "b" },
    };

    [Theory, MemberData(nameof(Wrong))]
    public void What_cannot_be_read_is_said_and_changes_nothing(FormField field, string typed)
    {
        var (value, error) = Type(field, typed, new JsonObject { ["f"] = "vorher" });
        Assert.NotNull(error);
        Assert.Equal("vorher", value?.GetValue<string>());
    }

    [Fact]
    public void A_row_keeps_what_the_form_does_not_show_and_an_emptied_row_goes()
    {
        var rows = new RowsField("f", "F", "Zeile", [new WordsField("wort", "Wort", 10)]);
        var standing = new JsonObject { ["f"] = new JsonArray(new JsonObject { ["wort"] = "a", ["still"] = 1 }, new JsonObject { ["wort"] = "b", ["still"] = 2 }) };
        var values = new FormValues();
        rows.Write(standing, "", values);
        values["f-0-wort"] = [""];
        values["f-2-wort"] = ["c"];
        rows.Read(new FormReader(values), "", standing);
        Assert.Equal("""[{"wort":"b","still":2},{"wort":"c"}]""", standing["f"]!.ToJsonString());
    }

    [Fact]
    public void A_value_of_several_parts_is_nothing_when_all_parts_are_empty()
    {
        var parts = new PartsField("f", "F", [new WordsField("name", "Name", 10)]);
        var standing = new JsonObject { ["f"] = new JsonObject { ["name"] = "a", ["id"] = "x" } };
        var values = new FormValues { ["f-name"] = ["b"] };
        parts.Read(new FormReader(values), "", standing);
        Assert.Equal("""{"name":"b","id":"x"}""", standing["f"]!.ToJsonString());
        values["f-name"] = [" "];
        parts.Read(new FormReader(values), "", standing);
        Assert.Null(standing["f"]);
    }

    [Fact]
    public void Every_field_of_every_kind_has_one_place_in_the_form()
    {
        foreach (var kind in Enum.GetValues<FundingDirectory.Core.Domain.EntryKind>())
        {
            var covered = EntryFields.Of(kind).SelectMany(g => g.Fields).SelectMany(f => f.Covers).ToList();
            Assert.Equal(covered.Count, covered.Distinct().Count());
            string[] others = ["kind", "slug", "language", "provenance", "sources", "lastVerified", "position", "websiteEvidence"];
            var all = FundingDirectory.Core.Workflow.FieldChoice.Fields(FundingDirectory.Core.Domain.BlankEntry.Of(kind)).Select(f => f.Key);
            Assert.Empty(all.Except(covered).Except(others).Select(f => (kind, f)));
        }
    }
}
