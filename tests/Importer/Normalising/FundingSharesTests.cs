using System.Globalization;
using FundingDirectory.Importer.Normalising;
using Xunit;

namespace FundingDirectory.Tests.Importer.Normalising;

public sealed class FundingSharesTests
{
    private static string Rates(string text) => string.Join("; ", FundingShares.Rates(Statements.Of(text)).Select(r =>
        $"{(r.PercentMin is { } least ? $"{least.ToString(CultureInfo.InvariantCulture)}-" : "")}{r.PercentMax.ToString(CultureInfo.InvariantCulture)} {r.Condition}{(r.Applicants.Count > 0 ? $" {string.Join(',', r.Applicants)}" : "")}"));

    [Theory]
    [InlineData("Die Höhe des Zuschusses beträgt bis zu 65 Prozent der zuwendungsfähigen Ausgaben.", "65 Regular")]
    [InlineData("Sie erhalten 72,5 % der förderfähigen Gesamtkosten.", "72.5 Regular")]
    [InlineData("Die Höhe der Förderung beträgt zwischen 20 und 45 Prozent.", "20-45 Regular")]
    [InlineData("Finanzschwache Kommunen erhalten bis zu 85 Prozent der zuwendungsfähigen Ausgaben.", "85 FinanciallyWeak Municipality,City,County")]
    [InlineData("Der Zuschuss beträgt\n\n- Leuchten: bis zu 30 Prozent und für finanzschwache Kommunen bis zu 45 Prozent der zuwendungsfähigen Ausgaben.", "30 Other; 45 FinanciallyWeak Municipality,City,County")]
    [InlineData("Als Landkreis können Sie bis zu 60 Prozent der zuwendungsfähigen Ausgaben erhalten.", "60 ApplicantGroup County")]
    [InlineData("Als Hochschule erhalten Sie bis zu 95 Prozent der zuwendungsfähigen Ausgaben.", "95 ApplicantGroup University")]
    [InlineData("Für Kooperationsprojekte erhalten Sie bis zu 55 Prozent der förderfähigen Kosten.", "55 Consortium")]
    [InlineData("In strukturschwachen Regionen beträgt der Fördersatz 70 Prozent.", "70 StructurallyWeak")]
    [InlineData("Die Höhe des Zuschusses beträgt 80 Prozent der zuwendungsfähigen Ausgaben, in Ausnahmefällen auch 90 Prozent.", "80 Regular; 90 Other")]
    [InlineData("Sie erhalten einen Zuschuss:\n\n- bis zu 40 Prozent der förderfähigen Kosten für Unternehmen,\n- bis zu 75 Prozent der förderfähigen Kosten für Kommunen.", "40 ApplicantGroup Company; 75 ApplicantGroup Municipality,City,County")]
    [InlineData("Der Zuschuss beträgt\n\n- in der Planungsphase bis zu 50 Prozent der Ausgaben,\n- in der Bauphase bis zu 35 Prozent der Ausgaben.", "50 Other; 35 Other")]
    public void Rates_hold_for_whom_and_for_what_the_words_say(string text, string expected) => Assert.Equal(expected, Rates(text));

    [Theory]
    [InlineData("Hochschulen bekommen zusätzlich eine Projektpauschale in Höhe von 25 Prozent.")]
    [InlineData("Der Fördersatz kann um bis zu 15 Prozentpunkte steigen.")]
    [InlineData("Die Beihilfeintensität wird für kleine Unternehmen um 10 Prozent erhöht.")]
    [InlineData("Der Eigenanteil beträgt mindestens 20 Prozent der zuwendungsfähigen Ausgaben.")]
    [InlineData("Sie erhalten ein Darlehen über bis zu 100 Prozent der förderfähigen Kosten.")]
    [InlineData("Die Bürgschaft deckt bis zu 80 Prozent der förderfähigen Kosten ab.")]
    [InlineData("Gefördert werden Anlagen, die 40 Prozent Energie einsparen.")]
    [InlineData("Mindestens 30 Prozent der förderfähigen Kosten müssen Partner tragen.")]
    [InlineData("Die Treibhausgase sollen um 55 Prozent sinken.")]
    [InlineData("Höchstens 130 Prozent der förderfähigen Kosten.")]
    public void Other_shares_are_no_funding_rates(string text) => Assert.Equal("", Rates(text));

    [Fact]
    public void A_rate_keeps_its_sentence_and_what_it_is_for()
    {
        var rate = Assert.Single(FundingShares.Rates(Statements.Of("Der Zuschuss beträgt\n\n- Machbarkeitsstudien: bis zu 45 Prozent der zuwendungsfähigen Ausgaben.")));
        Assert.Equal(("Machbarkeitsstudien", "Machbarkeitsstudien: bis zu 45 Prozent der zuwendungsfähigen Ausgaben."), (rate.Note, rate.Quote));
    }

    [Theory]
    [InlineData("Der Eigenanteil beträgt mindestens 10 Prozent.", "10|")]
    [InlineData("Sie müssen einen Eigenanteil von mindestens 15 Prozent einbringen. Für finanzschwache Kommunen beträgt der Eigenanteil 5 Prozent.", "15|5")]
    [InlineData("Bei Unternehmen beträgt der Eigenanteil mindestens 40 Prozent.", "none")]
    [InlineData("Der Eigenanteil kann um bis zu 10 Prozentpunkte sinken.", "none")]
    [InlineData("Der Eigenanteil beträgt 10 Prozent. Der Eigenanteil beträgt 20 Prozent.", "none")]
    public void The_own_share_is_read_for_municipalities(string text, string expected)
    {
        var own = FundingShares.Own(Statements.Of(text), out _);
        Assert.Equal(expected, own is null ? "none" : string.Create(CultureInfo.InvariantCulture, $"{own.MinPercent}|{own.ReducedPercent}"));
    }
}
