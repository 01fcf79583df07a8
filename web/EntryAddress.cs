using FundingDirectory.Core.Domain;

namespace FundingDirectory.Web;

/// <summary>Where an entry stands on the site.</summary>
public static class EntryAddress
{
    /// <summary>The page of an entry, or its place on the page of its kind.</summary>
    public static string Of(Entry entry)
    {
        var slug = Uri.EscapeDataString(entry.Content.Slug);
        return entry.Kind switch
        {
            EntryKind.FundingProgramme => $"/foerdermittel/{slug}",
            EntryKind.Article => $"/wissen/{slug}",
            EntryKind.CompetenceCentre => $"/kompetenzzentren#{slug}",
            _ => $"/praxisbeispiele#{slug}",
        };
    }

    /// <summary>The deadlines of a programme as a calendar to subscribe to.</summary>
    public static string Calendar(Entry programme) => $"{Of(programme)}.ics";

    /// <summary>An address that may stand in a link: http, https or mailto; null for anything else, whatever a source sent.</summary>
    public static string? Safe(string? url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" or "mailto" ? uri.AbsoluteUri : null;

    /// <summary>The host of an address, for people to see where a link leads; null when there is none.</summary>
    public static string? Host(string? url) => Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Host.Length > 0 ? uri.Host : null;
}
