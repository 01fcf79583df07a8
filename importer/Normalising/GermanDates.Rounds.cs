using System.Globalization;
using System.Text.RegularExpressions;
using FundingDirectory.Core.Domain;

namespace FundingDirectory.Importer.Normalising;

/// <summary>Places the dates of one statement.</summary>
public static partial class GermanDates
{
    /// <summary>The rounds of a statement; null when it holds a date that cannot be placed.</summary>
    private static List<Round>? Rounds(string statement, string sourceField)
    {
        var dates = AnyDate().Matches(statement).ToList();
        var years = InTheYears().Match(statement);
        int? lastYear = years.Success ? int.Parse(years.Groups["last"].Value, NumberStyles.None, CultureInfo.InvariantCulture) : null;
        var annual = lastYear is not null || EveryYear().IsMatch(statement) || CutOffDay().IsMatch(statement);
        List<Round> rounds = [];
        for (var i = 0; i < dates.Count; i++)
        {
            var before = ClockBefore().Replace(Weekday().Replace(statement[(i > 0 ? dates[i - 1].Index + dates[i - 1].Length : 0)..dates[i].Index], ""), "");
            if (Chapter().IsMatch(before)) return null;
            Round? round;
            var window = i + 1 < dates.Count && Until().IsMatch(statement[(dates[i].Index + dates[i].Length)..dates[i + 1].Index]);
            if (Opening().IsMatch(before) || (window && OpeningOfTime().IsMatch(before)))
            {
                if (!window || TimeOfWork().IsMatch(before)) return null;
                round = Window(dates[i], dates[i + 1], annual, lastYear);
                i++;
            }
            else if (Closing().IsMatch(before) || (rounds.Count > 0 && Continued().IsMatch(before))) round = Closes(dates[i], annual, YearBehind(statement, dates, i));
            else return null;
            if (round is null) return null;
            rounds.Add(round with { Kind = Kind(statement, dates[i].Index), Time = Time(statement, dates[i]), Quote = statement, SourceField = sourceField, DecidedBy = DecidedBy.Rule });
        }
        return Ended(rounds);
    }

    private static Round? Closes(Match date, bool annual, int? year)
    {
        if (Day(date) is not { } day) return null;
        if (year is { } shared) return new Round { Closes = new DateOnly(shared, day.Month, Math.Min(day.Day, DateTime.DaysInMonth(shared, day.Month))) };
        if (date.Groups["year"].Success) return new Round { Closes = day };
        return annual ? new Round { Annual = Yearly(day) } : null;
    }

    /// <summary>The year that a day shares with the next one: «15. März und 15. September 2027».</summary>
    private static int? YearBehind(string statement, List<Match> dates, int i)
    {
        if (dates[i].Groups["year"].Success || i + 1 == dates.Count) return null;
        var between = statement[(dates[i].Index + dates[i].Length)..dates[i + 1].Index];
        if (!Continued().IsMatch(between) || EveryYear().IsMatch(between)) return null;
        return dates[i + 1].Groups["year"].Success ? Day(dates[i + 1])?.Year : YearBehind(statement, dates, i + 1);
    }

    /// <summary>A time in which one may apply: of one year, or of every year when neither day names one.</summary>
    private static Round? Window(Match opens, Match closes, bool annual, int? lastYear)
    {
        if (Day(opens) is not { } first || Day(closes) is not { } last) return null;
        if (closes.Groups["year"].Success)
        {
            if (!opens.Groups["year"].Success) first = new DateOnly(last.Year, first.Month, Math.Min(first.Day, DateTime.DaysInMonth(last.Year, first.Month)));
            return first <= last ? new Round { Opens = first, Closes = last } : null;
        }
        if (opens.Groups["year"].Success || !annual) return null;
        return new Round { AnnualOpens = Yearly(first), Annual = Yearly(last), Closes = lastYear is { } year ? new DateOnly(year, last.Month, Math.Min(last.Day, DateTime.DaysInMonth(year, last.Month))) : null };
    }

    /// <summary>«jeweils zum 15.2., letztmalig 15.2.2026»: a repetition with its last day is one round; any other mixture cannot be placed.</summary>
    private static List<Round>? Ended(List<Round> rounds)
    {
        var ends = rounds.FindAll(r => r.Annual is null);
        if (ends.Count == 0 || ends.Count == rounds.Count) return rounds;
        List<Round> repeated = [.. rounds.Where(r => r.Annual is not null).Select(r => r with { Closes = r.Closes ?? ends.Find(e => Yearly(e.Closes!.Value) == r.Annual)?.Closes })];
        return ends.TrueForAll(e => repeated.Exists(r => r.Closes == e.Closes)) && repeated.TrueForAll(r => r.Closes is not null) ? repeated : null;
    }

    private static string Yearly(DateOnly day) => day.ToString("MM-dd", CultureInfo.InvariantCulture);
}
