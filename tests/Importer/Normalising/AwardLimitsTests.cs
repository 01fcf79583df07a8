using FundingDirectory.Importer.Normalising;
using Xunit;

namespace FundingDirectory.Tests.Importer.Normalising;

public sealed class AwardLimitsTests
{
    private static string Limits(string text)
    {
        var statements = Statements.Of(text);
        var l = AwardLimitReader.Read(statements, FundingShares.Rates(statements));
        return string.Join(' ', new[]
        {
            l.Least is { } least ? $"least {least.Euro}" : null, l.Most is { } most ? $"most {most.Euro} {l.Per}" : null,
            l.LeastVolume is { } volume ? $"volume {volume.Euro}" : null, l.Total is { } total ? $"total {total.Euro}" : null,
        }.OfType<string>());
    }

    [Theory]
    [InlineData("EUR 1,5 Millionen", 1_500_000)]
    [InlineData("EUR 15 Mio. und mehr", 15_000_000)]
    [InlineData("500,00 Euro", 500)]
    [InlineData("2.400 €", 2_400)]
    [InlineData("EUR 8,25 Millionen", 8_250_000)]
    [InlineData("1 Mrd. Euro", 1_000_000_000)]
    public void Amounts_are_read_in_every_spelling(string words, long euro) => Assert.Equal(euro, Assert.Single(EuroAmounts.In(words)).Euro);

    [Theory]
    [InlineData("0,30 Euro")]
    [InlineData("24 Monate")]
    [InlineData("§ 44 Absatz 2")]
    [InlineData("40 Prozent")]
    public void Other_numbers_are_no_amounts(string words) => Assert.Empty(EuroAmounts.In(words));

    [Theory]
    [InlineData("zwischen 1,2 und 3 Mio. Euro", 1_200_000, 3_000_000)]
    [InlineData("EUR 4.000 bis EUR 9.000", 4_000, 9_000)]
    [InlineData("2.000 bis 5.000 Euro", 2_000, 5_000)]
    public void A_span_has_two_ends(string words, long from, long to)
    {
        var amount = Assert.Single(EuroAmounts.In(words));
        Assert.Equal((from, to), (amount.From, amount.Euro));
    }

    [Theory]
    [InlineData("Sie erhalten höchstens EUR 90.000 je Vorhaben.", "most 90000 Project")]
    [InlineData("Der Zuschuss beträgt maximal EUR 40.000 jährlich.", "most 40000 Year")]
    [InlineData("Die Förderung beträgt bis zu EUR 25.000 pro Kommune.", "most 25000 Applicant")]
    [InlineData("Die Höhe des Zuschusses beträgt bis zu 60 Prozent der Ausgaben, mindestens jedoch EUR 10.000 und maximal EUR 2 Millionen.", "least 10000 most 2000000 Unknown")]
    [InlineData("Für Studien sind die zuwendungsfähigen Kosten auf EUR 80.000 (maximaler Förderanteil EUR 30.000) begrenzt.", "most 30000 Unknown")]
    [InlineData("Der Höchstbetrag je Projekt ist auf EUR 120.000 begrenzt.", "most 120000 Project")]
    [InlineData("Die Bagatellgrenze für Ihr Vorhaben liegt bei EUR 7.500.", "volume 7500")]
    [InlineData("Die zuwendungsfähigen Ausgaben müssen mindestens EUR 50.000 betragen.", "volume 50000")]
    [InlineData("Ihre Zuwendung muss EUR 2.000 übersteigen.", "least 2000")]
    [InlineData("Ein Kleinprojekt kann mit EUR 1.000 bis EUR 6.000 gefördert werden.", "least 1000")]
    [InlineData("Für das Programm stehen insgesamt EUR 30 Millionen zur Verfügung.", "total 30000000")]
    [InlineData("Der Zuschuss beträgt\n\n- für Konzepte maximal EUR 20.000,\n- für Umbauten maximal EUR 400.000.", "most 400000 Unknown")]
    public void Each_amount_limits_what_its_words_say(string text, string expected) => Assert.Equal(expected, Limits(text));

    [Theory]
    [InlineData("Sie erhalten ein Darlehen von maximal EUR 5 Millionen.")]
    [InlineData("Gefördert werden Unternehmen mit einem Jahresumsatz von bis zu EUR 50 Millionen.")]
    [InlineData("Sie erhalten einen Zuschuss von bis zu EUR 70 pro Tag.")]
    [InlineData("Die Förderung beträgt bis zu EUR 250 je Quadratmeter.")]
    [InlineData("Gefördert werden bis zu 40 Prozent der zuwendungsfähigen Kosten von maximal EUR 300.000 je Projekt.")]
    [InlineData("Für Unternehmen maximal EUR 300.000 Zuschuss.")]
    [InlineData("In Ausnahmefällen beträgt der Zuschuss maximal EUR 900.000.")]
    [InlineData("Zusätzlich erhalten Sie bis zu EUR 3.000 für Reisen.")]
    [InlineData("Im Jahr 2026 stehen insgesamt EUR 3 Millionen zur Verfügung.")]
    [InlineData("Die De-minimis-Beihilfe darf EUR 300.000 in drei Steuerjahren nicht übersteigen.")]
    public void Other_amounts_limit_no_grant(string text) => Assert.Equal("", Limits(text));

    [Fact]
    public void Parts_with_a_rate_but_no_limit_leave_the_largest_award_open() =>
        Assert.Equal("", Limits("Der Zuschuss beträgt\n\n- Leuchten: bis zu 30 Prozent der zuwendungsfähigen Ausgaben,\n- Pumpen: bis zu 40 Prozent der zuwendungsfähigen Ausgaben,\n- für die Werbung maximal EUR 5.000."));

    [Fact]
    public void A_least_award_that_another_part_undercuts_is_not_the_programmes() =>
        Assert.Equal("most 900000 Unknown", Limits("Der Zuschuss beträgt\n\n- für Modellvorhaben mindestens EUR 100.000 und maximal EUR 900.000,\n- für Konzepte maximal EUR 20.000."));
}
