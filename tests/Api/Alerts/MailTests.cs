using System.Text;
using FundingDirectory.Api.Alerts;
using FundingDirectory.Tests.Support;
using Xunit;

namespace FundingDirectory.Tests.Api.Alerts;

public sealed class MailTests
{
    private static readonly MailAddress From = MailAddress.Parse("verzeichnis@muster.example")!, To = MailAddress.Parse("anna@gemeinde.example")!;

    private static ReceivedMail Written(string subject, string text = "Text", string? stop = "https://verzeichnis.example/stop") =>
        new("", "", new Mail("a.1-2@verzeichnis.example", From, To, subject, text, Make.Now, stop).Write());

    [Fact]
    public void What_is_written_is_read_again_whatever_letters_it_has()
    {
        var subject = string.Concat(Enumerable.Repeat("Fördermittel für «Große» Städte 😀, ", 8));
        var mail = Written(subject, "Zeile eins\nGrüße\n.\n..ende");
        Assert.Equal((subject, "Zeile eins\r\nGrüße\r\n.\r\n..ende"), (mail.Subject, mail.Text));
        Assert.Equal("Sun, 22 Nov 2026 09:00:00 +0000", mail.Header("Date"));
        Assert.Equal("<a.1-2@verzeichnis.example>", mail.Id);
    }

    [Fact]
    public void Every_line_is_ascii_and_short_enough_for_every_server()
    {
        var raw = Written(string.Concat(Enumerable.Repeat("ä😀", 300)), string.Concat(Enumerable.Repeat("ü", 5_000))).Raw;
        Assert.True(raw.All(char.IsAscii));
        Assert.All(raw.Split("\r\n"), l => Assert.InRange(Encoding.ASCII.GetByteCount(l), 0, 78));
        Assert.DoesNotContain(raw.Replace("\r\n", "", StringComparison.Ordinal), c => c is '\r' or '\n');
    }

    [Theory]
    [InlineData("Betreff\r\nBcc: alle@example.org")]
    [InlineData("Betreff\nBcc: alle@example.org\n\nText")]
    [InlineData("Betreff\u2028Bcc: x")]
    [InlineData("\0\u0001?= Bcc: x")]
    public void Nothing_in_a_subject_begins_another_header(string subject)
    {
        var mail = Written(subject);
        Assert.Equal(["From", "To", "Subject", "Date", "Message-ID", "List-Unsubscribe", "List-Unsubscribe-Post", "Auto-Submitted", "Content-Language", "MIME-Version", "Content-Type", "Content-Transfer-Encoding"], mail.Headers);
        Assert.Equal("Text", mail.Text);
    }

    [Fact]
    public void A_question_has_nothing_to_stop() => Assert.Null(Written("Frage", stop: null).Header("List-Unsubscribe"));

    [Theory]
    [InlineData("anna@gemeinde.example", "anna@gemeinde.example")]
    [InlineData("  Anna.Muster+foerder@Gemeinde.EXAMPLE ", "Anna.Muster+foerder@gemeinde.example")]
    [InlineData("anna@gemeinde.example\n", "anna@gemeinde.example")]
    [InlineData("amt@städte.example", "amt@xn--stdte-hra.example")]
    public void An_address_is_read_as_it_travels(string typed, string expected) => Assert.Equal(expected, MailAddress.Parse(typed)?.Value);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("anna")]
    [InlineData("@example.org")]
    [InlineData("anna@localhost")]
    [InlineData("anna@example.org\r\nRCPT TO:<b@example.org>")]
    [InlineData("an\u0000na@example.org")]
    [InlineData("a b@example.org")]
    [InlineData("<anna@example.org>")]
    [InlineData("anna@example.org,b@example.org")]
    [InlineData("anna@[127.0.0.1]")]
    [InlineData("änna@example.org")]
    [InlineData("anna@-example.org")]
    [InlineData("anna@exa_mple.org")]
    [InlineData("\"anna\"@example.org")]
    [InlineData("anna..muster@example.org")]
    [InlineData("anna@ex\u202eample.org")]
    [InlineData("anna@ä..example")]
    public void What_is_no_address_we_can_write_to_is_refused(string? typed) => Assert.Null(MailAddress.Parse(typed));

    [Fact]
    public void Too_long_addresses_are_refused()
    {
        Assert.Null(MailAddress.Parse($"{new string('a', 65)}@example.org"));
        Assert.Null(MailAddress.Parse($"a@{string.Concat(Enumerable.Repeat("abcdefghi.", 30))}org"));
        Assert.Null(MailAddress.Parse($"a@{new string('ä', 300)}.example"));
    }
}
