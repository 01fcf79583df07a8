using System.Text.Json.Nodes;
using FundingDirectory.Core.Domain;
using FundingDirectory.Web.Components;

namespace FundingDirectory.Web.Desk.Fields;

/// <summary>One code of a closed list. <c>All</c> is asked every time: editors may change the labels.</summary>
public sealed record CodeField(string Name, string Label, Func<IReadOnlyList<Choice>> All) : FormField(Name, Label)
{
    public static CodeField Of<T>(string name, string label) where T : struct, Enum => new(name, label, () => DeskChoices.Of<T>());

    public IReadOnlyList<Choice> Options => All();

    // The first code of a list stands for «not stated», or is the usual one.
    public override void Write(JsonObject from, string prefix, FormValues to) => to[prefix + Name] = [String(from, Name) ?? Options[0].Value];

    public override void Read(FormReader form, string prefix, JsonObject into)
    {
        var typed = form.Values.One(prefix + Name);
        if (typed.Length == 0) return;
        if (Options.Any(o => o.Value == typed)) into[Name] = typed;
        else form.Wrong(prefix + Name, $"Bei «{Label}» gibt es diese Auswahl nicht.");
    }

    public override IEnumerable<string> Words(JsonObject from) => String(from, Name) is { } code && code != "unknown" ? [Options.FirstOrDefault(o => o.Value == code)?.Label ?? code] : [];

    // A list of two answers always has one; only the other fields of a row tell whether it counts.
    public override bool IsBlank(FormValues values, string prefix) => true;
}

/// <summary>Any number of codes of a closed list.</summary>
public sealed record CodesField(string Name, string Label, Func<IReadOnlyList<Choice>> All) : FormField(Name, Label)
{
    public static CodesField Of<T>(string name, string label) where T : struct, Enum => new(name, label, () => [.. DeskChoices.Of<T>().Where(o => o.Value != "unknown")]);

    public IReadOnlyList<Choice> Options => All();

    public override void Write(JsonObject from, string prefix, FormValues to) => to[prefix + Name] = [.. Codes(from)];

    public override void Read(FormReader form, string prefix, JsonObject into)
    {
        var typed = form.Values[prefix + Name].Where(v => v.Length > 0).Distinct().ToList();
        if (typed.Exists(t => Options.All(o => o.Value != t))) form.Wrong(prefix + Name, $"Bei «{Label}» gibt es eine der Auswahlen nicht.");
        // In the order of the list, except that what stood first stays first: it may be the main one.
        else into[Name] = new JsonArray([.. Codes(into).Where(typed.Contains).Concat(Options.Select(o => o.Value).Where(typed.Contains)).Distinct().Select(c => (JsonNode)c)]);
    }

    public override IEnumerable<string> Words(JsonObject from) => Codes(from).Select(c => Options.FirstOrDefault(o => o.Value == c)?.Label ?? c);

    private IEnumerable<string> Codes(JsonObject from) => ((from[Name] as JsonArray)?.Select(n => n?.GetValue<string>() ?? "") ?? []).ToList();
}

/// <summary>The codes of a list for editors: those that are no longer offered to readers stay, so that no form loses them.</summary>
internal static class DeskChoices
{
    public static IReadOnlyList<Choice> Of<T>() where T : struct, Enum =>
        [.. Enum.GetValues<T>().Select(c => new Choice(Vocabulary.Code(c), Vocabulary.IsOffered(c) ? Vocabulary.Label(c) : $"{Vocabulary.Label(c)} (nicht mehr angeboten)"))];
}

/// <summary>Yes, no or not stated. Without the third answer, «no» stands for it.</summary>
public sealed record YesNoField(string Name, string Label, bool Nullable = true) : FormField(Name, Label)
{
    public IReadOnlyList<Choice> Options => Nullable ? [new("", "nicht angegeben"), .. ChoiceField.YesNo] : ChoiceField.YesNo;

    public override void Write(JsonObject from, string prefix, FormValues to) => to[prefix + Name] = [Value(from) is { } value ? value ? "ja" : "nein" : ""];

    public override void Read(FormReader form, string prefix, JsonObject into)
    {
        switch (form.Values.One(prefix + Name))
        {
            case "ja": into[Name] = true; break;
            case "nein": into[Name] = false; break;
            case "" when Nullable: into[Name] = null; break;
            case "": break;
            default: form.Wrong(prefix + Name, $"Bei «{Label}» gibt es diese Auswahl nicht."); break;
        }
    }

    public override IEnumerable<string> Words(JsonObject from) => Value(from) is { } value ? [value ? "ja" : "nein"] : [];

    private bool? Value(JsonObject from) => from[Name] is JsonValue value && value.TryGetValue<bool>(out var yes) ? yes : null;
}
