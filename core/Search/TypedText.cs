namespace FundingDirectory.Core.Search;

/// <summary>What may stand in a text that somebody typed or pasted and that we show again.</summary>
public static class TypedText
{
    /// <summary>True for marks that turn the reading direction of everything after them; pasted text brings them along, and shown again they would turn the page.</summary>
    public static bool TurnsDirection(char c) => c is '\u061C' or '\u200E' or '\u200F' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');
}
