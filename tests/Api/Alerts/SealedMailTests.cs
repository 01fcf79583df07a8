using FundingDirectory.Api;
using FundingDirectory.Api.Alerts;
using Xunit;

namespace FundingDirectory.Tests.Api.Alerts;

public sealed class SealedMailTests
{
    private static readonly AlertSeal Seal = new(new byte[32]);

    private static readonly Mail Mail = new("eins.zwei@verzeichnis.example", MailAddress.Parse("von@verzeichnis.example")!, MailAddress.Parse("an@gemeinde.example")!, "Fördermittel: 2 neu",
        string.Concat(Enumerable.Repeat("* Förderung für Städte\n  Frist: 30.04.2089\n", 100)), new DateTimeOffset(2026, 11, 30, 7, 0, 0, TimeSpan.Zero), "https://verzeichnis.example/abmelden/x");

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void What_leaves_is_the_mail_to_the_byte_however_often_it_is_tried(bool canBeStopped)
    {
        var mail = Mail with { Stop = canBeStopped ? Mail.Stop : null };

        var content = SealedMail.Of(mail, Seal);

        Assert.Equal(mail.Write(), SealedMail.Open(content, mail.Id, Seal));
        Assert.Equal(mail.Write(), SealedMail.Open(content, mail.Id, Seal));
        Assert.True(content.Length < mail.Write().Length / 4);
    }

    [Fact]
    public void Nobody_reads_it_with_another_key_or_as_another_mail() =>
        Assert.All<Func<string, string?>>([c => SealedMail.Open(c, Mail.Id, new AlertSeal([.. Enumerable.Repeat((byte)1, 32)])), c => SealedMail.Open(c, "anderes", Seal)], open => Assert.Null(open(SealedMail.Of(Mail, Seal))));

    [Fact]
    public void A_mail_that_an_earlier_version_left_still_leaves_and_an_earlier_version_leaves_a_packed_one_alone()
    {
        Assert.Equal(Mail.Write(), SealedMail.Open(Seal.Seal(Mail.Write(), Mail.Id), Mail.Id, Seal));
        Assert.Null(Seal.Open(SealedMail.Of(Mail, Seal), Mail.Id));
    }
}
