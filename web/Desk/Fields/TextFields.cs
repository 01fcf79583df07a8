using System.Globalization;
using System.Text.Json.Nodes;
using FundingDirectory.Core.Domain;
using FundingDirectory.Web.Addresses;

namespace FundingDirectory.Web.Desk.Fields;

/// <summary>Words: one line or several.</summary>
public sealed record WordsField(string Name, string Label, int Longest, bool Multiline = false, bool Required = false) : FormField(Name, Label)
{
    public override void Write(JsonObject from, string prefix, FormValues to) => to[prefix + Name] = [String(from, Name) ?? ""];

    public override void Read(FormReader form, string prefix, JsonObject into)
    {
        var before = form.Errors.Count;
        var text = form.Text(prefix + Name, Label, Longest, Multiline);
        if (form.Errors.Count > before) return;
        if (text is null && Required) form.Wrong(prefix + Name, $"Bitte füllen Sie «{Label}» aus.");
        else into[Name] = text;
    }

    public override IEnumerable<string> Words(JsonObject from) => String(from, Name) is { Length: > 0 } text ? [text] : [];
}

/// <summary>A list of words, one a line.</summary>
public sealed record LinesField(string Name, string Label, int Most = 400) : FormField(Name, Label)
{
    private const int LongestLine = 300;

    public override void Write(JsonObject from, string prefix, FormValues to) => to[prefix + Name] = [string.Join('\n', Words(from))];

    public override void Read(FormReader form, string prefix, JsonObject into)
    {
        var before = form.Errors.Count;
        var lines = (form.Text(prefix + Name, Label, Most * LongestLine, lines: true) ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (lines.Length > Most) form.Wrong(prefix + Name, $"«{Label}» darf höchstens {Most} Zeilen haben.");
        if (form.Errors.Count == before) into[Name] = new JsonArray([.. lines.Distinct().Select(l => (JsonNode)l)]);
    }

    public override IEnumerable<string> Words(JsonObject from) => (from[Name] as JsonArray)?.Select(n => n?.GetValue<string>() ?? "") ?? [];
}

/// <summary>What is typed in a form of its own: numbers, days, times.</summary>
/// <param name="Parse">The JSON value of what was typed; null when it cannot be read.</param>
/// <param name="Show">What is typed for a JSON value.</param>
/// <param name="Expected">What to type, after «Bitte geben Sie … an:».</param>
public sealed record TypedField(string Name, string Label, Func<string, JsonNode?> Parse, Func<JsonNode, string> Show, string Expected, string Unit = "") : FormField(Name, Label)
{
    public bool Required { get; init; }

    private const int Longest = 40;
    private static readonly string[] DayForms = ["d.M.yyyy", "yyyy-MM-dd"], YearlyForms = ["d.M.", "d.M", "MM-dd"];

    public override void Write(JsonObject from, string prefix, FormValues to) => to[prefix + Name] = [from[Name] is { } value ? Show(value) : ""];

    public override void Read(FormReader form, string prefix, JsonObject into)
    {
        var typed = form.Values.One(prefix + Name).Trim();
        if (typed.Length == 0 && Required) form.Wrong(prefix + Name, $"Bitte füllen Sie «{Label}» aus.");
        else if (typed.Length == 0) into[Name] = null;
        else if (typed.Length <= Longest && Parse(typed) is { } value) into[Name] = value;
        else form.Wrong(prefix + Name, $"Bei «{Label}» wird {Expected} erwartet, nicht «{QueryReader.Short(typed)}».");
    }

    public override IEnumerable<string> Words(JsonObject from) => from[Name] is { } value ? [$"{Show(value)}{Unit}"] : [];

    /// <summary>A whole number from 0.</summary>
    public static TypedField Whole(string name, string label, string unit = "", long most = 1_000_000_000_000) => new(name, label,
        typed => ProjectNumbers.Number(typed.Replace("Euro", "", StringComparison.OrdinalIgnoreCase).Replace("€", "", StringComparison.Ordinal)) is { } number && number == Math.Floor(number) && number >= 0 && number <= most ? (long)number : null,
        value => German.Number(value.GetValue<long>()), "eine ganze Zahl, zum Beispiel 250.000,", unit);

    /// <summary>Percent from 0 to 100, with comma.</summary>
    public static TypedField Percent(string name, string label) => new(name, label,
        typed => ProjectNumbers.Number(typed.TrimEnd('%', ' ')) is { } number and >= 0 and <= 100 ? number : null, value => ProjectNumbers.Write(value.GetValue<decimal>()), "eine Zahl von 0 bis 100, zum Beispiel 65 oder 12,5,", " %");

    /// <summary>A day.</summary>
    public static TypedField Day(string name, string label) => new(name, label,
        typed => DateOnly.TryParseExact(typed, DayForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= 1990 and <= 2100 ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : null,
        value => DateOnly.ParseExact(value.GetValue<string>(), "yyyy-MM-dd", CultureInfo.InvariantCulture).ToString("dd.MM.yyyy", CultureInfo.InvariantCulture), "ein Tag, zum Beispiel 31.03.2027,");

    /// <summary>A day that comes back every year.</summary>
    public static TypedField Yearly(string name, string label) => new(name, label,
        // A leap year, so that 29 February is a day.
        typed => DateOnly.TryParseExact($"{typed} 2000", [.. YearlyForms.Select(f => $"{f} yyyy")], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day.ToString("MM-dd", CultureInfo.InvariantCulture) : null,
        value => value.GetValue<string>() is [_, _, '-', _, _] day ? $"{day[3..]}.{day[..2]}." : value.GetValue<string>(), "Tag und Monat, zum Beispiel 31.03.,");

    /// <summary>A time of day.</summary>
    public static TypedField Time(string name, string label) => new(name, label,
        typed => TimeOnly.TryParseExact(typed, ["H:mm", "H.mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time.ToString("HH:mm", CultureInfo.InvariantCulture) : null,
        value => value.GetValue<string>(), "eine Uhrzeit, zum Beispiel 12:00,", " Uhr");
}
