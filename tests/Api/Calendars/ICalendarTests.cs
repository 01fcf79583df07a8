using System.Text;
using FundingDirectory.Api.Calendars;
using Xunit;

namespace FundingDirectory.Tests.Api.Calendars;

public sealed class ICalendarTests
{
    private static string Write(string title, string text = "Text") =>
        ICalendar.Write("Fristen", [Day(title, text)]);

    private static CalendarDay Day(string title = "Antrag", string text = "Text") => new("eins@beispiel", new(2027, 3, 31), title, text, "https://example.org/a", new(2026, 11, 22, 8, 30, 0, TimeSpan.Zero));

    [Fact]
    public void A_whole_day_ends_on_the_next_and_warns_four_weeks_two_weeks_and_three_days_before()
    {
        var lines = Write("Antrag").Split("\r\n");
        Assert.Contains("DTSTART;VALUE=DATE:20270331", lines);
        Assert.Contains("DTEND;VALUE=DATE:20270401", lines);
        Assert.Equal(["TRIGGER:-P28D", "TRIGGER:-P14D", "TRIGGER:-P3D"], lines.Where(l => l.StartsWith("TRIGGER", StringComparison.Ordinal)));
        Assert.Contains("LAST-MODIFIED:20261122T083000Z", lines);
        Assert.Contains("STATUS:CONFIRMED", lines);
        Assert.Contains("DTSTAMP:20261122T083000Z", lines);
    }

    [Fact]
    public void A_cancelled_day_says_so_counts_on_and_warns_of_nothing()
    {
        var lines = ICalendar.Write("Fristen", [Day() with { Sequence = 3, IsCancelled = true }]).Split("\r\n");
        Assert.Contains("STATUS:CANCELLED", lines);
        Assert.Contains("SEQUENCE:3", lines);
        Assert.DoesNotContain("BEGIN:VALARM", lines);
    }

    [Fact]
    public void Lines_are_folded_by_octets_and_no_character_is_cut()
    {
        var title = new string('ü', 200) + "😀";
        var text = Write(title);
        Assert.All(text.Split("\r\n"), line => Assert.InRange(Encoding.UTF8.GetByteCount(line), 0, 75));
        Assert.Contains($"SUMMARY:{title}", text.Replace("\r\n ", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void What_means_something_to_a_calendar_is_escaped() =>
        Assert.Contains("SUMMARY:a\\, b\\; c\\\\d\\ne", Write("a, b; c\\d\r\ne\u0007\u0000"), StringComparison.Ordinal);
}
