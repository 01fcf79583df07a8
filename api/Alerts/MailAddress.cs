using System.Globalization;
using System.Text.RegularExpressions;

namespace FundingDirectory.Api.Alerts;

/// <summary>An address that mail can be sent to. Written so narrowly that nothing of it can end a header or a command.</summary>
public sealed partial record MailAddress
{
    // RFC 5321, 4.5.3.1.
    private const int Longest = 254, LongestLocal = 64;

    private MailAddress(string value) => Value = value;

    /// <summary>In ASCII; the domain in lower case, an international one as it travels.</summary>
    public string Value { get; }

    /// <summary>What all spellings of the same mailbox have in common, for recognising it.</summary>
    public string Folded => Value.ToLowerInvariant();

    /// <summary>Reads what was typed; null when it is no address we can write to.</summary>
    public static MailAddress? Parse(string? typed)
    {
        var text = typed?.Trim() ?? "";
        var at = text.LastIndexOf('@');
        if (at is < 1 or > LongestLocal || text.Length > Longest || !LocalPart().IsMatch(text[..at])) return null;
        return Domain(text[(at + 1)..]) is { } domain && at + 1 + domain.Length <= Longest ? new($"{text[..at]}@{domain}") : null;
    }

    private static string? Domain(string typed)
    {
        // What is no name in ASCII is asked to become one; what cannot is none.
        var name = typed.All(char.IsAscii) ? typed : Ascii(typed);
        return name is not null && DomainName().IsMatch(name) ? name.ToLowerInvariant() : null;
    }

    private static string? Ascii(string typed)
    {
        var labels = typed.Normalize().Split('.');
        return Array.TrueForAll(labels, l => l.Length is > 0 and < 60 && l.EnumerateRunes().All(r => System.Text.Rune.IsLetterOrDigit(r) || r.Value == '-')) ? new IdnMapping { UseStd3AsciiRules = true }.GetAscii(typed.ToLowerInvariant()) : null;
    }

    [GeneratedRegex(@"\A[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*\z")]
    private static partial Regex LocalPart();

    [GeneratedRegex(@"\A(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])\z")]
    private static partial Regex DomainName();
}
