using System.Globalization;
using FundingDirectory.Core.Search;

namespace FundingDirectory.Api;

/// <summary>Whether what readers see may be behind the store, because the store cannot be asked: readers go on getting answers, and are told how old they are.</summary>
public sealed class Staleness(IndexFollower follower, TimeProvider time)
{
    // The store is asked twice a second; one slow answer is no news.
    private static readonly TimeSpan Unremarkable = TimeSpan.FromSeconds(10);

    /// <summary>Since when the store has not been heard of; null when all is well, or when it is not followed at all.</summary>
    public DateTimeOffset? Since => follower.Contact is { } contact && time.GetUtcNow() - contact > Unremarkable ? contact : null;

    /// <summary>Seconds since the store was last heard of, as the header Age wants it; null when all is well.</summary>
    public string? Age => Since is { } since ? ((long)(time.GetUtcNow() - since).TotalSeconds).ToString(CultureInfo.InvariantCulture) : null;
}
