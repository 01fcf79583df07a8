using System.Globalization;
using System.Text.Json;
using FundingDirectory.Core.Domain;
using FundingDirectory.Importer.Normalising;
using Xunit;

namespace FundingDirectory.Tests.Importer.Normalising;

public sealed class GermanDatesTests
{
    private static string Text(GermanDates.Deadlines d) => $"{d.Model}: " + string.Join(", ", d.Rounds.Select(r =>
        $"{r.Kind} {(r.Opens is { } o ? o.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + ".." : "")}{r.Annual ?? r.Closes?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}{(r.Time is null ? "" : " " + r.Time)}"));

    [Theory]
    [InlineData("Anträge sind bis zum 3.4.2027 einzureichen.", "Single: Application 2027-04-03")]
    [InlineData("Ihre Skizze muss bis spätestens 12. Mai 2027, 12 Uhr eingereicht werden.", "Single: Outline 2027-05-12 12:00")]
    [InlineData("Antragsfrist: 30.09.2027", "Single: Application 2027-09-30")]
    [InlineData("Sie können Anträge vom 1.2.2027 bis 31.3.2027 stellen.", "Single: Application 2027-02-01..2027-03-31")]
    [InlineData("Stellen Sie Ihren Antrag jeweils bis zum 15.10. eines Jahres.", "Annual: Application 10-15")]
    [InlineData("Einreichungsfristen sind:\n\n- 1. Runde: 4.5.2027\n- 2. Runde: 4.11.2027", "CutOffs: Application 2027-05-04, Application 2027-11-04")]
    [InlineData("Bitte reichen Sie Ihren Antrag zu den Stichtagen 1.3.2027 oder 1.9.2027 ein.", "CutOffs: Application 2027-03-01, Application 2027-09-01")]
    [InlineData("Anträge können Sie jederzeit stellen.", "Rolling: ")]
    [InlineData("Es gibt keine Antragsfrist.", "Rolling: ")]
    [InlineData("Für das Jahr 2027 können Anträge bis zum 20.04.2027 und 15.09.2027 gestellt werden.", "CutOffs: Application 2027-04-20, Application 2027-09-15")]
    [InlineData("Das Antragsportal ist vom 1. Februar 2027 bis zum 31. März 2027 geöffnet.", "Single: Application 2027-02-01..2027-03-31")]
    [InlineData("Bewerbungen sind jederzeit möglich, spätestens jedoch bis 30.6.2027.", "Single: Application 2027-06-30")]
    [InlineData("Reichen Sie zuerst Ihre Skizze bis zum 1.2.2027 ein. Den Antrag stellen Sie dann bis zum 1.8.2027.", "TwoStage: Outline 2027-02-01, Application 2027-08-01")]
    public void Clear_wordings_are_read(string wording, string expected) => Assert.Equal(expected, Text(GermanDates.Read(wording, "x")));

    [Theory]
    [InlineData("Die Richtlinie ist befristet bis zum 31.12.2027.")]
    [InlineData("Der Verwendungsnachweis ist bis zum 31.3.2027 einzureichen.")]
    [InlineData("Es gilt die Richtlinie vom 1.2.2026; stellen Sie den Antrag formlos.")]
    [InlineData("Anträge nach Nummer 3.1. sind bei der Bank zu stellen.")]
    [InlineData("Reichen Sie Ihren Antrag bis zum 00. November 2027 ein.")]
    [InlineData("Reichen Sie Ihren Antrag bis zum 31.2.2027 ein.")]
    [InlineData("Anträge können vom 1.3. bis 30.4. eines Jahres gestellt werden.")]
    [InlineData("Bitte reichen Sie den Antrag drei Monate vor Beginn ein.")]
    [InlineData("Anträge konnten bis zum 15.3.2023 gestellt werden.")]
    [InlineData("Anträge können nicht jederzeit gestellt werden.")]
    [InlineData("Anträge für Vorhaben, die bis zum 31.12.2027 abgeschlossen sind, können gestellt werden.")]
    [InlineData("Über Ihren Antrag entscheidet das Ministerium bis zum 31.12.2027.")]
    [InlineData("Zur Infoveranstaltung für Antragstellende melden Sie sich bis zum 3.4.2027 an.")]
    [InlineData("Anträge sind mindestens bis zum 31.12.2026 möglich.")]
    [InlineData("Fehlende Unterlagen zum Antrag reichen Sie bis zum 1.6.2027 nach; sie können nachgereicht werden.")]
    [InlineData("Die Phase nach dem Antrag beginnt jeweils zum 1.10. des Jahres.")]
    [InlineData("Ab dem 1.3.2027 können Anträge gestellt werden.")]
    [InlineData("Der Antrag ist bis 30.9.2027 für Vorhaben ab 1.1.2028 zu stellen.")]
    [InlineData("Anträge sind laufend möglich, die Jury tagt am 1.3. und 1.9. jedes Jahres.")]
    [InlineData("Stellen Sie den Antrag, nachdem am 1.5.2027 der Aufruf erschienen ist.")]
    [InlineData(null)]
    public void Anything_else_stays_unknown(string? wording) => Assert.Equal("Unknown: ", Text(GermanDates.Read(wording, "x")));

    [Fact]
    public void Every_round_keeps_its_sentence_and_field()
    {
        var round = Assert.Single(GermanDates.Read("Hinweise folgen. Anträge sind bis zum 3.4.2027 einzureichen. Viel Erfolg!", "gsb:procInfluence").Rounds);
        Assert.Equal(("Anträge sind bis zum 3.4.2027 einzureichen.", "gsb:procInfluence", DecidedBy.Rule), (round.Quote, round.SourceField, round.DecidedBy));
    }

    [Fact]
    public void The_labelled_wordings_never_give_a_wrong_date()
    {
        var (right, wrong) = (0, new List<string>());
        foreach (var line in File.ReadLines(SharedSources.Path("foerderdatenbank/programmtexte/fristen-labels.jsonl")).Where(l => l.Length > 0))
        {
            var label = JsonDocument.Parse(line).RootElement;
            var read = GermanDates.Read(label.GetProperty("text").GetString(), "x");
            var expected = label.GetProperty("dates").EnumerateArray().Select(d => d.GetString()!).Concat(label.GetProperty("recurring").EnumerateArray().Select(d => d.GetString()!)).ToList();
            var found = read.Rounds.Select(r => r.Annual ?? $"{r.Closes:yyyy-MM-dd}{(r.Time is null ? "" : "T" + r.Time)}").ToList();
            if (found.Exists(f => !expected.Contains(f)) || (read.Model == DeadlineModel.Rolling && label.GetProperty("kind").GetString() != "rolling")) wrong.Add($"{string.Join(',', found)} {read.Model}: {label}");
            else if (found.Count > 0 || read.Model == DeadlineModel.Rolling || label.GetProperty("kind").GetString() is "closed" or "relative" or "not_a_deadline") right++;
        }
        Assert.Empty(wrong);
        // What the rules cannot place they leave out: here annual windows, days of assessment and dates bound to another year.
        Assert.True(right >= 40, $"{right} right");
    }
}
