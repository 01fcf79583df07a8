using System.Text;
using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Search;
using Microsoft.AspNetCore.Http;

namespace FundingDirectory.Web.Addresses;

/// <summary>Reads single values of a query string. A bad value becomes an error and is otherwise left out; nothing throws.</summary>
public sealed class QueryReader(IQueryCollection query)
{
    private const string LeftOut = " und wurde weggelassen";

    // More repetitions than any list has codes are an attack or a mistake.
    private const int MostValues = 40;

    /// <summary>What could not be used so far.</summary>
    public List<FieldError> Errors { get; } = [];

    /// <summary>Free text: first value, trimmed, without control characters, composed (NFC), cut at the limit.</summary>
    public string? Text(string name, int longest)
    {
        var raw = query[name].FirstOrDefault(v => !string.IsNullOrWhiteSpace(v));
        if (raw is null) return null;
        var tooLong = raw.Length > longest;
        // Cut first: nothing is gained by cleaning megabytes. A half surrogate pair at the cut is dropped below.
        if (tooLong) raw = raw[..longest];
        var text = new string([.. raw.Where((c, i) => !(char.IsSurrogate(c) && !IsPaired(raw, i))).Where(c => !TypedText.TurnsDirection(c)).Select(c => char.IsControl(c) ? ' ' : c)]).Trim();
        if (tooLong) Errors.Add(new(name, $"Der Text ist zu lang. Es wurden die ersten {longest} Zeichen genommen."));
        return text.Length == 0 ? null : text.Normalize(NormalizationForm.FormC);
    }

    /// <summary>Codes of a closed list, each once.</summary>
    public IReadOnlyList<T> Codes<T>(string name, string label) where T : struct, Enum =>
        [.. Values(name).Select(v => Read(name, label, v, Vocabulary.Parse<T>(v))).OfType<T>().Distinct()];

    /// <summary>One code; null when none is given.</summary>
    public T? Code<T>(string name, string label) where T : struct, Enum =>
        Values(name).Take(1).Select(v => Read(name, label, v, Vocabulary.Parse<T>(v))).FirstOrDefault();

    /// <summary>Values that must be in a list of words.</summary>
    public IReadOnlyList<string> Words(string name, string label, Func<string, bool> known) =>
        [.. Values(name).Where(v => known(v) || Unknown(name, label, v)).Distinct()];

    /// <summary>The key of one state; null when none is given.</summary>
    public string? State() => Words("land", "Land", key => Vocabulary.State(key) is not null) is [var state, ..] ? state : null;

    /// <summary>«ja», «nein» or nothing.</summary>
    public bool? YesNo(string name, string label)
    {
        switch (Values(name).FirstOrDefault())
        {
            case null: return null;
            case "ja": return true;
            case "nein": return false;
            case { } other: Unknown(name, label, other); return null;
        }
    }

    /// <summary>The number of a page, from 1 to the last one.</summary>
    public int Page(int last)
    {
        var raw = Values("seite").FirstOrDefault();
        if (raw is null) return 1;
        if (int.TryParse(raw, System.Globalization.NumberStyles.None, null, out var page) && page >= 1 && page <= last) return page;
        Errors.Add(new("seite", $"Die Seite «{Short(raw)}» gibt es nicht. Sie sehen die erste Seite."));
        return 1;
    }

    /// <summary>The values as typed, without empty ones.</summary>
    public IEnumerable<string> Values(string name) => query[name].OfType<string>().Where(v => v.Length > 0).Take(MostValues);

    private T? Read<T>(string name, string label, string raw, T? value) where T : struct
    {
        if (value is null) Unknown(name, label, raw);
        return value;
    }

    private bool Unknown(string name, string label, string raw)
    {
        Errors.Add(new(name, $"«{Short(raw)}» ist bei «{label}» nicht bekannt{LeftOut}."));
        return false;
    }

    /// <summary>A message of an address whose values are not left out but refused.</summary>
    public static string AsRefusal(string message) => message.Replace(LeftOut, "", StringComparison.Ordinal);

    /// <summary>A typed value cut and cleaned so that a message may show it.</summary>
    public static string Short(string raw)
    {
        var clean = new string([.. raw.Take(30).Where(c => !char.IsControl(c) && !char.IsSurrogate(c))]);
        return raw.Length > 30 ? clean + "…" : clean;
    }

    private static bool IsPaired(string text, int i) =>
        (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1])) || (char.IsLowSurrogate(text[i]) && i > 0 && char.IsHighSurrogate(text[i - 1]));
}
