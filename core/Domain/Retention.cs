namespace FundingDirectory.Core.Domain;

/// <summary>How long the raw answers of the sources and the log of runs are kept, in days; 0 = for good. What is the newest of a source, or the last that shows a record
/// still standing, stays longer.</summary>
public sealed record Retention
{
    /// <summary>A little more than a year: as long as evidence for a yearly deadline counts.</summary>
    public int CaptureDays { get; init; } = 400;
    public int RunDays { get; init; } = 800;

    /// <summary>What is wrong, as one German line naming the setting; null when nothing is.</summary>
    public string? Error() => CaptureDays < 0 ? Line(nameof(CaptureDays), CaptureDays) : RunDays < 0 ? Line(nameof(RunDays), RunDays) : null;

    /// <summary>The moment before which something is too old; null = nothing ever is.</summary>
    public static DateTimeOffset? Before(int days, DateTimeOffset now) => days == 0 ? null : now.AddDays(-days);

    private static string Line(string name, int value) => $"FundingDirectory:Retention:{name} muss 0 (für immer) oder größer sein, nicht {value}.";
}
