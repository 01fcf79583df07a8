using System.Globalization;

namespace FundingDirectory.Core.Domain;

/// <summary>How often a source is harvested: after an interval, or daily at a time of day in Europe/Berlin.</summary>
public sealed record Rhythm
{
    /// <summary>What a setting may look like, for people.</summary>
    public const string Forms = "ein Abstand wie «90m», «6h» oder «2d» (mindestens 15m) oder eine Uhrzeit wie «04:30»";

    private static readonly TimeSpan Least = TimeSpan.FromMinutes(15), Most = TimeSpan.FromDays(400);
    // After a refused or broken run the source gets a rest that doubles with every further failure.
    private static readonly TimeSpan FirstRest = TimeSpan.FromMinutes(30), LongestRest = TimeSpan.FromDays(1);

    /// <summary>Time between two harvests; a day when the time of day is set.</summary>
    public TimeSpan Every { get; init; } = TimeSpan.FromDays(1);
    /// <summary>Time of day in Europe/Berlin; null = any.</summary>
    public TimeOnly? At { get; init; }

    /// <summary>Reads a setting; null when it is neither an interval nor a time of day.</summary>
    public static Rhythm? Parse(string? text)
    {
        text = text?.Trim() ?? "";
        if (TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var at)) return new Rhythm { At = at };
        if (text.Length < 2 || !int.TryParse(text[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number > 1_000_000) return null;
        var every = text[^1] switch { 'm' => TimeSpan.FromMinutes(number), 'h' => TimeSpan.FromHours(number), 'd' => TimeSpan.FromDays(number), _ => TimeSpan.Zero };
        return every >= Least && every <= Most ? new Rhythm { Every = every } : null;
    }

    /// <summary>When the next run is due; a time in the past means now. <paramref name="lastGood"/> and <paramref name="lastFailed"/>: null = none;
    /// <paramref name="failures"/>: how many runs in a row failed since the last good one.</summary>
    public DateTimeOffset Next(DateTimeOffset? lastGood, DateTimeOffset? lastFailed, int failures)
    {
        var due = lastGood is not { } good ? DateTimeOffset.MinValue : At is { } at ? NextDay(good, at) : good + Every;
        if (failures < 1 || lastFailed is not { } failed) return due;
        var rested = failed + TimeSpan.FromTicks(Math.Min(LongestRest.Ticks, FirstRest.Ticks << Math.Min(failures - 1, 10)));
        return rested > due ? rested : due;
    }

    private static DateTimeOffset NextDay(DateTimeOffset after, TimeOnly at)
    {
        var today = BerlinTime.At(BerlinTime.Day(after), at);
        return today > after ? today : BerlinTime.At(BerlinTime.Day(after).AddDays(1), at);
    }
}
