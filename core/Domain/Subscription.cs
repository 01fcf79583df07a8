namespace FundingDirectory.Core.Domain;

/// <summary>What somebody wants to be told about: what a search finds, what is not ruled out for a project, or one entry.</summary>
public enum SubscriptionKind { Search, Project, Entry }

/// <summary>How often at most.</summary>
public enum AlertRhythm { Daily, Weekly }

/// <summary>An order to be told of changes by e-mail. Until it is confirmed from the address itself nothing but the question is sent.</summary>
public sealed record Subscription
{
    /// <summary>Random; the links in mails are made from it with a key.</summary>
    public required string Id { get; init; }
    public required SubscriptionKind Kind { get; init; }
    /// <summary>The parameters of the search or project page, or the id of the entry.</summary>
    public required string What { get; init; }
    public required AlertRhythm Rhythm { get; init; }
    /// <summary>The address, encrypted.</summary>
    public required string Address { get; init; }
    /// <summary>A keyed hash of the address: those of one address are found again without reading any.</summary>
    public required string AddressHash { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    /// <summary>Null = not confirmed yet.</summary>
    public DateTimeOffset? ConfirmedAt { get; init; }
    /// <summary>When to look next; null = not confirmed yet.</summary>
    public DateTimeOffset? NextAt { get; init; }
    /// <summary>Everything up to this revision has been told, or put into a message.</summary>
    public long Revision { get; init; }
    /// <summary>Reminders of deadlines that fall due up to this day have been told, or put into a message.</summary>
    public DateOnly CoveredUntil { get; init; }

    /// <summary>The morning of the next day, or of the next Monday: mails come before work begins.</summary>
    public static DateTimeOffset Next(AlertRhythm rhythm, DateTimeOffset now)
    {
        var day = BerlinTime.Day(now).AddDays(1);
        while (rhythm == AlertRhythm.Weekly && day.DayOfWeek != DayOfWeek.Monday) day = day.AddDays(1);
        return BerlinTime.At(day, new TimeOnly(6, 0));
    }
}

/// <summary>A mail that is to be sent, written down with what it covers before anything is sent. Its id is its Message-ID, the same however often it is tried.</summary>
/// <param name="Id">Made from the subscription and the revisions it covers.</param>
/// <param name="SubscriptionId">For whom.</param>
/// <param name="Content">The whole mail, encrypted; a second try sends the same bytes.</param>
/// <param name="DueAt">When to try.</param>
/// <param name="Attempts">How often it was tried.</param>
public sealed record AlertMessage(string Id, string SubscriptionId, string Content, DateTimeOffset DueAt, int Attempts = 0);

/// <summary>A subscription that was looked at: what is covered now, when to look again, and the message about it; null = there was nothing to tell.</summary>
public sealed record AlertStep(Subscription Before, long Revision, DateOnly CoveredUntil, DateTimeOffset NextAt, AlertMessage? Message);
