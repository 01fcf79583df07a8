using System.Globalization;

namespace FundingDirectory.Core.Domain;

/// <summary>How numbers, money and days are written for German readers; independent of the machine's language data.</summary>
public static class German
{
    private static readonly NumberFormatInfo Numbers = new() { NumberGroupSeparator = ".", NumberDecimalSeparator = ",", NumberGroupSizes = [3], NegativeSign = "−" };

    private static readonly string[] Months =
        ["Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember"];

    /// <summary>«5. März 2026»</summary>
    public static string Date(DateOnly day) => $"{day.Day}. {Months[day.Month - 1]} {day.Year}";

    /// <summary>The day in Germany of a moment.</summary>
    public static string Date(DateTimeOffset moment) => Date(BerlinTime.Day(moment));

    /// <summary>«5. März 2026, 4:30 Uhr», by the clock in Germany.</summary>
    public static string Moment(DateTimeOffset moment) => string.Create(CultureInfo.InvariantCulture, $"{Date(moment)}, {BerlinTime.Clock(moment):H:mm} Uhr");

    /// <summary>An ISO day, month or year as words; anything else as it stands.</summary>
    public static string Period(string iso)
    {
        if (DateOnly.TryParseExact(iso, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return Date(day);
        return DateOnly.TryParseExact(iso, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month) ? $"{Months[month.Month - 1]} {month.Year}" : iso;
    }

    /// <summary>A day that comes back every year («MM-dd») as «31. März».</summary>
    public static string YearlyDay(string monthDay) =>
        DateOnly.TryParseExact($"2000-{monthDay}", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? $"{day.Day}. {Months[day.Month - 1]}" : monthDay;

    /// <summary>«1.234.567 Euro»</summary>
    public static string Euro(long amount) => $"{Number(amount)}\u00a0Euro";

    /// <summary>«65 %», «12,5 %»</summary>
    public static string Percent(decimal percent) => $"{percent.ToString("0.##", Numbers)}\u00a0%";

    public static string Number(long number) => number.ToString("N0", Numbers);

    /// <summary>«1 Treffer», «12 Programme»</summary>
    public static string Count(long number, string one, string many) => $"{Number(number)}\u00a0{(number == 1 ? one : many)}";

    /// <summary>«A, B und C»</summary>
    public static string List(IEnumerable<string> words, string and = "und")
    {
        var all = words.ToList();
        return all.Count < 2 ? string.Concat(all) : $"{string.Join(", ", all[..^1])} {and} {all[^1]}";
    }
}
