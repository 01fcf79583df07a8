using System.Globalization;
using FundingDirectory.Core.Search;

namespace FundingDirectory.Api;

/// <summary>Names the state of the whole directory for answers that hold much of it.</summary>
internal static class State
{
    // The count of states begins anew with each process, so the process belongs to the name.
    private static readonly string Process = Guid.NewGuid().ToString("n", CultureInfo.InvariantCulture)[..12];

    /// <summary>A moment as all these answers write it: in UTC, to the second.</summary>
    public static string Moment(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>When the newest change was saved; the first day of computers when there is nothing.</summary>
    public static DateTimeOffset Changed(PublishedDirectory directory) => directory.Entries.Count > 0 ? directory.Entries[^1].SavedAt : DateTimeOffset.UnixEpoch;

    /// <summary>The name of this state in one form (Atom, CSV …), for an ETag. A date alone could not tell two states of one second apart, and harvests change
    /// evidence without a new version.</summary>
    public static string Tag(PublishedDirectory directory, string form) => $"{form}.{directory.Revision}.{directory.Today.DayNumber}.{Process}.{directory.Version}";

    /// <summary>True when the reader already has this state in this form; sets ETag, Last-Modified and Cache-Control.</summary>
    public static bool IsKnown(HttpContext http, PublishedDirectory directory, string form) => Conditional.IsFresh(http, Tag(directory, form), Changed(directory), byDate: false);
}
