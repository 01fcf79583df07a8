using System.Text.Json.Nodes;
using FundingDirectory.Core.Domain;
using FundingDirectory.Web.Addresses;
using FundingDirectory.Web.Components;

namespace FundingDirectory.Web.Desk.Fields;

/// <summary>An area by official keys, one a line: a state by its name, anything smaller by its key. <paramref name="CanBeUnknown"/>: whether an empty list
/// means the whole country and «not stated» is a value of its own.</summary>
public sealed record AreaField(string Name, string Label, bool CanBeUnknown) : FormField(Name, Label)
{
    private const string UnknownName = "areaUnknown";
    private const int Most = 400;

    /// <summary>Name of the question whether the area is stated at all.</summary>
    public string UnknownInput => $"{Name}-unbekannt";

    public override IReadOnlyList<string> Covers => CanBeUnknown ? [Name, UnknownName] : [Name];

    public override void Write(JsonObject from, string prefix, FormValues to)
    {
        to[prefix + Name] = [string.Join('\n', Keys(from).Select(k => Vocabulary.State(k) ?? k))];
        if (CanBeUnknown) to[prefix + UnknownInput] = [IsUnknown(from) ? "ja" : ""];
    }

    public override void Read(FormReader form, string prefix, JsonObject into)
    {
        var before = form.Errors.Count;
        var lines = (form.Text(prefix + Name, Label, 20_000, lines: true) ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var keys = lines.Select(l => (Line: l, Key: Key(l))).ToList();
        if (keys.Find(k => k.Key is null) is { Line: { } wrong }) form.Wrong(prefix + Name, $"«{QueryReader.Short(wrong)}» ist kein Land und kein Regionalschlüssel (2 bis 12 Ziffern).");
        if (keys.Count > Most) form.Wrong(prefix + Name, $"«{Label}» darf höchstens {Most} Zeilen haben.");
        var unknown = CanBeUnknown && form.Values.One(prefix + UnknownInput) == "ja";
        if (unknown && keys.Count > 0) form.Wrong(prefix + Name, "Entweder ist das Gebiet nicht angegeben, oder es steht hier: bitte nur eines von beiden.");
        if (form.Errors.Count > before) return;
        into[Name] = new JsonArray([.. keys.Select(k => k.Key!).Distinct().Select(k => (JsonNode)k)]);
        if (CanBeUnknown) into[UnknownName] = unknown;
    }

    public override IEnumerable<string> Words(JsonObject from) =>
        Keys(from).Select(ProgrammeArea.Name).ToList() is { Count: > 0 } names ? names : CanBeUnknown && !IsUnknown(from) ? ["bundesweit"] : [];

    private static string? Key(string line) =>
        Vocabulary.States.FirstOrDefault(s => string.Equals(s.Label, line, StringComparison.OrdinalIgnoreCase))?.Value ?? (line.Length is >= 2 and <= 12 && line.All(char.IsAsciiDigit) && Vocabulary.State(line[..2]) is not null ? line : null);

    private IEnumerable<string> Keys(JsonObject from) => (from[Name] as JsonArray)?.Select(n => n?.GetValue<string>() ?? "") ?? [];

    private static bool IsUnknown(JsonObject from) => from[UnknownName] is JsonValue value && value.TryGetValue<bool>(out var unknown) && unknown;
}
