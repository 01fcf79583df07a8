using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Search;
using Microsoft.AspNetCore.Http.HttpResults;

namespace FundingDirectory.Api;

/// <summary>Reads query parameters and collects what is wrong with them, in German and by name. The parameter's name is taken from the
/// argument itself.</summary>
public sealed class Input
{
    public const int MostText = 500;
    private readonly Dictionary<string, string[]> errors = [];

    /// <summary>The 400 that names every wrong field; null when all are right.</summary>
    public ProblemHttpResult? Problem => errors.Count == 0 ? null : Problems.Invalid(errors);

    /// <summary>Notes that a field is wrong.</summary>
    public void Wrong(string field, string message) => errors[field] = [.. errors.GetValueOrDefault(field) ?? [], message];

    /// <summary>Codes of a closed list; several may be given.</summary>
    public IReadOnlyList<T> Codes<T>(string[]? values, [CallerArgumentExpression(nameof(values))] string name = "") where T : struct, Enum
    {
        var found = new List<T>();
        foreach (var value in Given(values))
        {
            if (Vocabulary.Parse<T>(value) is { } code) found.Add(code);
            else Wrong(name, $"«{Shown(value)}» gibt es nicht. Möglich sind: {string.Join(", ", Enum.GetValues<T>().Select(v => Vocabulary.Code(v)))}.");
        }
        return found;
    }

    /// <summary>One code; null when none is given.</summary>
    public T? Code<T>(string? value, [CallerArgumentExpression(nameof(value))] string name = "") where T : struct, Enum =>
        Codes<T>(value is null ? null : [value], name) is [var code, ..] ? code : null;

    /// <summary>Values of a list that is not an enumeration.</summary>
    public IReadOnlyList<string> OneOf(string[]? values, IReadOnlyCollection<string> allowed, [CallerArgumentExpression(nameof(values))] string name = "")
    {
        var given = Given(values).ToList();
        foreach (var value in given.Where(v => !allowed.Contains(v))) Wrong(name, $"«{Shown(value)}» gibt es nicht. Möglich sind: {string.Join(", ", allowed)}.");
        return [.. given.Where(allowed.Contains)];
    }

    /// <summary>A whole number within bounds, both included.</summary>
    public int Whole(string? value, int otherwise, int least, int most, [CallerArgumentExpression(nameof(value))] string name = "")
    {
        if (string.IsNullOrEmpty(value)) return otherwise;
        if (int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most) return number;
        Wrong(name, $"Erwartet wird eine ganze Zahl von {least} bis {most}, nicht «{Shown(value)}».");
        return otherwise;
    }

    /// <summary>Free text: normalised (NFC), without control characters, not too long; null when none is given.</summary>
    public string? Text(string? value, int most = MostText, [CallerArgumentExpression(nameof(value))] string name = "")
    {
        if (string.IsNullOrWhiteSpace(value)) return null;
        if (value.Length > most) Wrong(name, $"Höchstens {most} Zeichen sind möglich, nicht {value.Length}.");
        return Clean(value);
    }

    /// <summary>A regional key: 2 to 12 digits.</summary>
    public string? RegionalKey(string? value, [CallerArgumentExpression(nameof(value))] string name = "")
    {
        if (string.IsNullOrEmpty(value)) return null;
        if (value.Length is >= 2 and <= 12 && value.All(char.IsAsciiDigit)) return value;
        Wrong(name, $"Ein Regionalschlüssel hat 2 bis 12 Ziffern, nicht «{Shown(value)}».");
        return null;
    }

    private static IEnumerable<string> Given(string[]? values) => (values ?? []).Where(v => !string.IsNullOrEmpty(v)).Distinct();

    private static string Clean(string value)
    {
        // Lone surrogates cannot be normalised; they are no text anybody typed.
        var text = new string([.. value.EnumerateRunes().Where(r => !Rune.IsControl(r) && r.Value != 0xFFFD && !(r.IsBmp && TypedText.TurnsDirection((char)r.Value))).SelectMany(r => r.ToString())]);
        return text.Normalize(NormalizationForm.FormC).Trim();
    }

    private static string Shown(string value) => value.Length <= 40 ? value : $"{value[..40]}…";
}
