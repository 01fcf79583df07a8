using System.Globalization;
using System.Text;
using FundingDirectory.Core.Domain;

namespace FundingDirectory.Api.Calendars;

/// <summary>One whole-day entry of a calendar. <c>Uid</c> stays the same for the same deadline of the same programme, so that an update replaces it;
/// <c>Sequence</c> counts its changes; a cancelled one is told so that it disappears where it was copied.</summary>
public sealed record CalendarDay(string Uid, DateOnly Day, string Title, string Text, string Url, DateTimeOffset Changed, int Sequence = 0, bool IsCancelled = false);

/// <summary>Writes calendars to subscribe to (iCalendar, RFC 5545): CRLF, lines of at most 75 octets, alarms four weeks, two weeks and three days before. Without METHOD,
/// which is for invitations; so DTSTAMP is the last change, and the same state gives the same bytes.</summary>
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
        Line("NAME", Escaped(name));
        Line("X-WR-CALNAME", Escaped(name));
        Line("REFRESH-INTERVAL;VALUE=DURATION", "PT12H");
        Line("X-PUBLISHED-TTL", "PT12H");
        foreach (var day in days) Event(day);
        Line("END", "VCALENDAR");
        return text.ToString();

        void Line(string property, string value) => Fold($"{property}:{value}", text);

        void Event(CalendarDay day)
        {
            Line("BEGIN", "VEVENT");
            Line("UID", day.Uid);
            Line("DTSTAMP", Moment(day.Changed));
            Line("LAST-MODIFIED", Moment(day.Changed));
            Line("SEQUENCE", day.Sequence.ToString(CultureInfo.InvariantCulture));
            Line("STATUS", day.IsCancelled ? "CANCELLED" : "CONFIRMED");
            Line("DTSTART;VALUE=DATE", Date(day.Day));
            Line("DTEND;VALUE=DATE", Date(day.Day.AddDays(1)));
            Line("SUMMARY", Escaped(day.Title));
            Line("DESCRIPTION", Escaped(day.Text));
            Line("URL", day.Url);
            Line("TRANSP", "TRANSPARENT");
            foreach (var before in day.IsCancelled ? [] : Reminders.Days) Alarm(day, before);
            Line("END", "VEVENT");
        }

        void Alarm(CalendarDay day, int before)
        {
            Line("BEGIN", "VALARM");
            Line("ACTION", "DISPLAY");
            Line("DESCRIPTION", Escaped($"In {before} Tagen: {day.Title}"));
            Line("TRIGGER", string.Create(CultureInfo.InvariantCulture, $"-P{before}D"));
            Line("END", "VALARM");
        }
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

    /// <summary>A text as a value: what separates is escaped, a line end is written as such, and other control characters, which no value may hold, are left out.</summary>
    private static string Escaped(string text)
    {
        var escaped = new StringBuilder(text.Length + 16);
        foreach (var c in text.ReplaceLineEndings("\n"))
            if (c is '\\' or ';' or ',') escaped.Append('\\').Append(c);
            else if (c == '\n') escaped.Append("\\n");
            else if (c == '\t' || !char.IsControl(c)) escaped.Append(c);
        return escaped.ToString();
    }

    private static string Date(DateOnly day) => day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    private static string Moment(DateTimeOffset at) => at.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
}
