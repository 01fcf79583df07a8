using System.Text;
using FundingDirectory.Core.Search;
using FundingDirectory.Web.Addresses;

namespace FundingDirectory.Web.Desk.Fields;

/// <summary>What stands in the inputs of a form, by their names: as written from a content, or as somebody typed it.</summary>
public sealed class FormValues
{
    private readonly Dictionary<string, IReadOnlyList<string>> values = new(StringComparer.Ordinal);

    /// <summary>The values of an input; empty when there are none.</summary>
    public IReadOnlyList<string> this[string name]
    {
        get => values.GetValueOrDefault(name) ?? [];
        set => values[name] = value;
    }

    /// <summary>The value of an input that has one; empty when it is missing.</summary>
    public string One(string name) => this[name] is [var first, ..] ? first : "";

    public IEnumerable<string> Names => values.Keys;
}

/// <summary>Reads inputs and notes what is wrong with them, by the input's name and in German.</summary>
public sealed class FormReader(FormValues values)
{
    public List<FieldError> Errors { get; } = [];

    public FormValues Values { get; } = values;

    public void Wrong(string name, string message) => Errors.Add(new(name, message));

    /// <summary>A text: composed (NFC), without control characters; null when nothing is typed. Line breaks stay only where <paramref name="lines"/> allows them.</summary>
    public string? Text(string name, string label, int longest, bool lines = false)
    {
        var typed = Values.One(name);
        if (typed.Length > longest)
        {
            Wrong(name, $"«{label}» darf höchstens {Core.Domain.German.Number(longest)} Zeichen haben, nicht {Core.Domain.German.Number(typed.Length)}.");
            return null;
        }
        var clean = new StringBuilder(typed.Length);
        // Lone surrogates cannot be composed; they are no text anybody typed.
        foreach (var rune in typed.ReplaceLineEndings("\n").EnumerateRunes())
            if (rune.Value is '\n' or '\t') clean.Append(rune.Value == '\n' && lines ? '\n' : ' ');
            else if (!Rune.IsControl(rune) && rune.Value != 0xFFFD && !(rune.IsBmp && TypedText.TurnsDirection((char)rune.Value))) clean.Append(rune.ToString());
        var text = clean.ToString().Normalize(NormalizationForm.FormC).Trim();
        return text.Length == 0 ? null : text;
    }
}
