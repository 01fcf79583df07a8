using System.Globalization;
using FundingDirectory.Api.Desk.Access;
using FundingDirectory.Core.Domain;

namespace FundingDirectory.Api.Desk.Editing;

/// <summary>The moment at which an approved draft is to appear, as typed: a day and a time by the clock in Germany.</summary>
public static class PlanEntry
{
    public const string Day = "tag", Time = "uhrzeit";
    private static readonly TimeSpan Latest = TimeSpan.FromDays(730);
    private static readonly string[] DayForms = ["d.M.yyyy", "yyyy-MM-dd"], TimeForms = ["H:mm", "H.mm"];

    /// <summary>Reads the moment; Error: what is wrong with it, in German.</summary>
    public static (DateTimeOffset At, string? Error) Read(IFormCollection form, DateTimeOffset now)
    {
        if (!DateOnly.TryParseExact(form.Line(Day), DayForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return (default, "Bitte geben Sie den Tag an, zum Beispiel 31.03.2027.");
        if (!TimeOnly.TryParseExact(form.Line(Time), TimeForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var clock)) return (default, "Bitte geben Sie die Uhrzeit an, zum Beispiel 8:00.");
        var at = BerlinTime.At(day, clock);
        return at <= now ? (at, $"{German.Moment(at)} ist schon vorbei.") : at - now > Latest ? (at, "Geplant werden kann höchstens zwei Jahre voraus.") : (at, null);
    }
}
