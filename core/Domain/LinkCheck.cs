namespace FundingDirectory.Core.Domain;

/// <summary>What is known of a link. Disturbed: failed once in a way that passes; Suspect: not found once; Broken: failed twice, at least a day
/// apart; Unverifiable: the host does not let programs look, which says nothing about the link.</summary>
public enum LinkState { Reachable, Disturbed, Suspect, Broken, Unverifiable }

/// <summary>What one request to a link gave. Gone: the page or its host does not exist; Failed: a fault that may pass; Barred: no judgement possible.</summary>
public enum LinkFinding { Answered, Gone, Failed, Barred }

/// <summary>The state of one address, whichever entries name it.</summary>
public sealed record LinkCheck
{
    /// <summary>Two failures closer together than this count as one.</summary>
    public static readonly TimeSpan Apart = TimeSpan.FromDays(1);

    public required string Url { get; init; }
    public required LinkState State { get; init; }
    /// <summary>HTTP status of the last look; null when no answer came.</summary>
    public int? Status { get; init; }
    public required DateTimeOffset CheckedAt { get; init; }
    /// <summary>First failure since it last answered; null = does not fail.</summary>
    public DateTimeOffset? FailingSince { get; init; }
    /// <summary>Where the address led in the end; null = it stays where it is.</summary>
    public string? RedirectsTo { get; init; }

    /// <summary>The state after one more look. <paramref name="before"/>: what was known; null = never looked at.</summary>
    public static LinkCheck After(LinkCheck? before, string url, LinkFinding finding, int? status, string? redirectsTo, DateTimeOffset now)
    {
        var fails = finding is LinkFinding.Gone or LinkFinding.Failed;
        var since = fails ? before?.FailingSince ?? now : (DateTimeOffset?)null;
        var state = finding switch
        {
            LinkFinding.Answered => LinkState.Reachable,
            LinkFinding.Barred => LinkState.Unverifiable,
            // What was found broken stays so until it answers.
            _ when now - since >= Apart || before?.State == LinkState.Broken => LinkState.Broken,
            LinkFinding.Gone => LinkState.Suspect,
            _ => before?.State == LinkState.Suspect ? LinkState.Suspect : LinkState.Disturbed,
        };
        return new LinkCheck { Url = url, State = state, Status = status, CheckedAt = now, FailingSince = since, RedirectsTo = redirectsTo };
    }
}
