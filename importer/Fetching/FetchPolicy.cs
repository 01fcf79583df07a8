namespace FundingDirectory.Importer.Fetching;

/// <summary>How politely and how patiently sources are asked: the one place for it.</summary>
public sealed record FetchPolicy
{
    /// <summary>Who asks, with a way to reach us; its first word is the name looked up in robots.txt.</summary>
    public required string UserAgent { get; init; }
    /// <summary>Least time between two requests to the same host; a longer Crawl-delay of its robots.txt wins.</summary>
    public TimeSpan HostDelay { get; init; } = TimeSpan.FromSeconds(1);
    /// <summary>The same for this machine, where nobody needs sparing.</summary>
    public TimeSpan LocalDelay { get; init; } = TimeSpan.Zero;
    /// <summary>How many requests may be under way at once to the same host.</summary>
    public int HostConcurrency { get; init; } = 1;
    /// <summary>Largest body, unpacked.</summary>
    public long MaxBytes { get; init; } = 256L * 1024 * 1024;
    /// <summary>Longest time for one answer from request to last byte.</summary>
    public TimeSpan TotalTimeout { get; init; } = TimeSpan.FromMinutes(10);
    /// <summary>Longest time until the head of an answer is complete.</summary>
    public TimeSpan HeadTimeout { get; init; } = TimeSpan.FromSeconds(60);
    /// <summary>Longest silence within an answer.</summary>
    public TimeSpan IdleTimeout { get; init; } = TimeSpan.FromSeconds(60);
    /// <summary>Slower than this on average, once <see cref="DripGrace"/> is over, and the answer counts as dripping.</summary>
    public int MinBytesPerSecond { get; init; } = 1024;
    public TimeSpan DripGrace { get; init; } = TimeSpan.FromSeconds(15);
    /// <summary>How often a failed request is repeated.</summary>
    public int Retries { get; init; } = 3;
    /// <summary>First pause before repeating; it doubles, with jitter.</summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromSeconds(2);
    /// <summary>Longest pause; a source that asks for more (Retry-After) is left alone until the next run.</summary>
    public TimeSpan LongestPause { get; init; } = TimeSpan.FromMinutes(2);
    public int MaxRedirects { get; init; } = 5;
    /// <summary>After so many requests of which most failed, a host is left alone for <see cref="Rest"/>.</summary>
    public int BreakAfter { get; init; } = 8;
    public TimeSpan Rest { get; init; } = TimeSpan.FromMinutes(5);
    /// <summary>Whether links may lead to this machine; only tests want that.</summary>
    public bool LocalLinks { get; init; }

    /// <summary>The normal policy. <paramref name="contact"/>: an address or page where a source can reach the operator; null = none configured.</summary>
    public static FetchPolicy For(string? contact)
    {
        var version = typeof(FetchPolicy).Assembly.GetName().Version?.ToString(3) ?? "0";
        // A header holds visible ASCII only, and a bracket would end the comment.
        var reach = string.Concat((contact ?? "").Where(c => c is > ' ' and < '\x7f' and not ('(' or ')')));
        return new FetchPolicy { UserAgent = $"Foerderverzeichnis/{version}" + (reach.Length > 0 ? $" (+{reach})" : "") };
    }
}
