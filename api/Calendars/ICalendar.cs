using System.Globalization;
using System.Text;

namespace FundingDirectory.Api.Calendars;

/// <summary>One whole-day entry of a calendar. <c>Uid</c> stays the same for the same round of the same programme, so that an update replaces it.</summary>
public sealed record CalendarDay(string Uid, DateOnly Day, string Title, string Text, string Url, DateTimeOffset Changed);

/// <summary>Writes calendars (iCalendar, RFC 5545): CRLF, lines of at most 75 octets, an alarm four weeks before.</summary>
public static class ICalendar
{
    public const string MediaType = "text/calendar";
    private const int MostOctets = 75;

    /// <summary>The calendar as text.</summary>
    public static string Write(string name, IEnumerable<CalendarDay> days)
    {
        var text = new StringBuilder();
        Line("BEGIN", "VCALENDAR");
        Line("VERSION", "2.0");
        Line("PRODID", "-//Förder- und Wissensverzeichnis//DE");
        Line("CALSCALE", "GREGORIAN");
        Line("METHOD", "PUBLISH");
        Line("X-WR-CALNAME", Escaped(name));
        foreach (var day in days)
        {
            Line("BEGIN", "VEVENT");
            Line("UID", day.Uid);
            Line("DTSTAMP", day.Changed.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture));
            Line("DTSTART;VALUE=DATE", Date(day.Day));
            Line("DTEND;VALUE=DATE", Date(day.Day.AddDays(1)));
            Line("SUMMARY", Escaped(day.Title));
            Line("DESCRIPTION", Escaped(day.Text));
            Line("URL", day.Url);
            Line("TRANSP", "TRANSPARENT");
            Line("BEGIN", "VALARM");
            Line("ACTION", "DISPLAY");
            Line("DESCRIPTION", Escaped(day.Title));
            Line("TRIGGER", "-P28D");
            Line("END", "VALARM");
            Line("END", "VEVENT");
        }
        Line("END", "VCALENDAR");
        return text.ToString();

        void Line(string property, string value) => Fold($"{property}:{value}", text);
    }

    /// <summary>Folds a line; the limit counts octets, and no character is cut in two.</summary>
    private static void Fold(string line, StringBuilder into)
    {
        var octets = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > MostOctets)
            {
                into.Append("\r\n ");
                octets = 1;
            }
            into.Append(rune.ToString());
            octets += rune.Utf8SequenceLength;
        }
        into.Append("\r\n");
    }

    private static string Escaped(string text) => text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace(";", "\\;", StringComparison.Ordinal)
        .Replace(",", "\\,", StringComparison.Ordinal).Replace("\r", "", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);

    private static string Date(DateOnly day) => day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);
}
