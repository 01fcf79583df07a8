using FundingDirectory.Core.Domain;

namespace FundingDirectory.Web;

/// <summary>In which language a text stands, for screen readers and hyphenation; null where it is that of the page.</summary>
public static class Language
{
    /// <summary>Of an entry's title.</summary>
    public static string? OfTitle(EntryContent content) => Other(content.TitleLanguage ?? content.Language);

    /// <summary>Of an entry's summary and text.</summary>
    public static string? OfText(EntryContent content) => Other(content.Language);

    private static string? Other(string language) => language is "de" or "" ? null : language;
}
