using FundingDirectory.Importer.Normalising;
using Xunit;

namespace FundingDirectory.Tests.Importer.Normalising;

public sealed class ClosedWordingTests
{
    [Theory]
    [InlineData("Eine Antragstellung ist nicht mehr möglich.")]
    [InlineData("Die Antragstellung ist seit dem 15.3.2025 nicht mehr möglich.")]
    [InlineData("Anträge können nicht mehr gestellt werden.")]
    [InlineData("Es können keine neuen Anträge mehr gestellt werden.")]
    [InlineData("Neue Förderanträge werden nicht mehr angenommen.")]
    [InlineData("Das Förderprogramm ist zum 31. Dezember 2024 ausgelaufen.")]
    [InlineData("Das Programm wurde beendet.")]
    [InlineData("Der Wettbewerb ist abgeschlossen.")]
    [InlineData("Die Richtlinie ist außer Kraft.")]
    [InlineData("Die Antragsfrist ist abgelaufen.")]
    [InlineData("Die Förderung kann nicht mehr beantragt werden.")]
    [InlineData("Projektskizzen konnten bis März eingereicht werden. Die Einreichungsfrist ist verstrichen.")]
    public void A_plain_end_is_recognised(string remark) => Assert.NotNull(ClosedWording.Find(remark));

    [Theory]
    [InlineData(null)]
    [InlineData("Die Mittel reichen voraussichtlich bis Jahresende.")]
    [InlineData("Die Antragstellung ist derzeit nicht mehr möglich.")]
    [InlineData("Für das Modul 2 ist eine Antragstellung nicht mehr möglich.")]
    [InlineData("Die Antragstellung für Gebäude ist nicht mehr möglich, sofern der Bau begonnen hat.")]
    [InlineData("Nach dem 31.12.2027 ist eine Antragstellung nicht mehr möglich.")]
    [InlineData("Anträge können wieder gestellt werden.")]
    [InlineData("Von der Förderung ausgeschlossen sind Unternehmen in Schwierigkeiten.")]
    [InlineData("Das Programm wird Ende 2027 auslaufen.")]
    [InlineData("Die Maßnahme muss vor der Antragstellung geplant, aber nicht abgeschlossen sein.")]
    [InlineData("Die nächste Antragsrunde beginnt im Mai; die Antragsphase 2025 ist beendet, erneut öffnet sie 2026.")]
    public void Anything_with_a_reserve_stays_open(string? remark) => Assert.Null(ClosedWording.Find(remark));
}
