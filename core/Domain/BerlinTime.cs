namespace FundingDirectory.Core.Domain;

/// <summary>The calendar of German deadlines.</summary>
public static class BerlinTime
{
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    /// <summary>The day in Europe/Berlin.</summary>
    public static DateOnly Today(TimeProvider time) => Day(time.GetUtcNow());

    /// <summary>The day an instant falls on in Europe/Berlin.</summary>
    public static DateOnly Day(DateTimeOffset instant) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, Zone).DateTime);
}
