namespace FundingDirectory.Core.Domain;

/// <summary>What a reader found wrong about an entry. Contact: only if the reader wants an answer.</summary>
public sealed record ReaderMessage(string Id, string EntryId, DateTimeOffset At, string Text, string? Contact)
{
    public const int LongestText = 2000, LongestContact = 200;
}
