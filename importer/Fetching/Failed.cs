namespace FundingDirectory.Importer.Fetching;

/// <summary>One attempt that failed. The message continues a sentence that begins with the host. <paramref name="after"/>: the pause the host asked for.</summary>
internal sealed class Failed(string message, bool mayRepeat = true, TimeSpan? after = null, Exception? inner = null) : Exception(message, inner)
{
    public bool MayRepeat => mayRepeat;
    public TimeSpan? After => after;
    /// <summary>HTTP status of the answer; null when none came.</summary>
    public int? Status { get; init; }
    /// <summary>True when an answer came, but not what was agreed.</summary>
    public bool Answered { get; init; }
    /// <summary>True when no such host exists.</summary>
    public bool HostUnknown { get; init; }
    /// <summary>True when the host was not asked at all, to spare it.</summary>
    public bool Skipped { get; init; }
}
