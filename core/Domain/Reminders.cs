namespace FundingDirectory.Core.Domain;

/// <summary>When people are reminded of a deadline.</summary>
public static class Reminders
{
    /// <summary>Days before a deadline, the earliest first.</summary>
    public static IReadOnlyList<int> Days { get; } = [28, 14, 3];
}
