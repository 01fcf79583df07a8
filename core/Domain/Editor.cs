namespace FundingDirectory.Core.Domain;

/// <summary>What an editor may do; each role may do all that the ones before it may. Approve: publish what somebody else wrote.
/// Administer: accounts.</summary>
public enum EditorRole { Read, Edit, Approve, Administer }

/// <summary>Somebody who works at the editors' desk.</summary>
public sealed record Editor
{
    public const int LongestName = 60;

    public required string Id { get; init; }
    public required string Name { get; init; }
    public required EditorRole Role { get; init; }
    /// <summary>Changes when every session of the editor is to end.</summary>
    public required string SecurityStamp { get; init; }
    /// <summary>Refused sign-ins since the last good one.</summary>
    public int FailedCount { get; init; }
    /// <summary>No sign-in before this time; null = not locked.</summary>
    public DateTimeOffset? LockedUntil { get; init; }
    /// <summary>When an administrator took the access away; null = has access.</summary>
    public DateTimeOffset? DisabledAt { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    /// <summary>An administrator's name, or «command» for the command line.</summary>
    public required string CreatedBy { get; init; }

    public bool MayWork => DisabledAt is null;

    public bool May(EditorRole needed) => MayWork && Role >= needed;
}

/// <summary>A passkey as its authenticator registered it. Only public parts: the secret never leaves the editor's device.</summary>
public sealed record Passkey
{
    public required byte[] CredentialId { get; init; }
    public required string EditorId { get; init; }
    /// <summary>The editor's word for it, for instance «Dienstlaptop».</summary>
    public required string Name { get; init; }
    public required byte[] PublicKey { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    /// <summary>Last sign-in with it; null = never.</summary>
    public DateTimeOffset? LastUsedAt { get; init; }
    /// <summary>How often the authenticator says that it signed; 0 for those that do not count.</summary>
    public uint SignCount { get; init; }
    public IReadOnlyList<string> Transports { get; init; } = [];
    public bool IsUserVerified { get; init; }
    public bool IsBackupEligible { get; init; }
    public bool IsBackedUp { get; init; }
    public required byte[] AttestationObject { get; init; }
    public required byte[] ClientDataJson { get; init; }
}

/// <summary>What became of a one-time link.</summary>
public enum InvitationState { Unknown, Open, Used, Expired }

/// <summary>A one-time link as far as the store knows it: the secret itself is nowhere.</summary>
public sealed record Invitation(string EditorId, string CreatedBy, DateTimeOffset ExpiresAt, InvitationState State);

/// <summary>Somebody as the house's own sign-in service knows them. EditorId: whose account it is, null = nobody's yet; AssignedBy: the administrator who said so, null = a role of
/// the service did.</summary>
public sealed record Login(string Id, string Name, string? EditorId, string? AssignedBy, DateTimeOffset FirstSeen);

/// <summary>What is kept about sign-ins and accounts. No addresses, no devices.</summary>
public enum EditorEventKind
{
    AccountCreated, LinkCreated, LinkUsed, LinkRefused, SignedIn, SignInRefused, LockedOut, SignedOut, SignedOutEverywhere, PasskeyAdded, PasskeyRemoved, RoleChanged, AccessTaken, AccessGiven, LoginLinked, LogExported,
}

/// <summary>One line of the audit of sign-ins and accounts. Editor: id of whom it concerns; null = nobody known.</summary>
public sealed record EditorEvent(long Number, DateTimeOffset At, string? Editor, EditorEventKind Kind, string? Detail);
