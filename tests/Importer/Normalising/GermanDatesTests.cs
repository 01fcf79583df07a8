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
    [InlineData("Bitte reichen Sie den Antrag drei Monate vor Beginn ein.")]
    [InlineData("Anträge konnten bis zum 15.3.2023 gestellt werden. Stellen Sie den neuen Antrag formlos.")]
    [InlineData("Anträge für Maßnahmen vom 1.3. bis 30.4. eines Jahres können gestellt werden.")]
    [InlineData("Stellen Sie den Antrag jährlich zum 1.3., im Jahr 2027 bis zum 15.4.2027.")]
    [InlineData("Bitte reichen Sie den Antrag bis zum 1.3. ein.")]
    [InlineData("Der Bewilligungszeitraum für Ihren Antrag endet am 31.12.2027.")]
    [InlineData("Die Richtlinie, nach der Sie Anträge stellen, gilt bis zum 31.12.2027.")]
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

    [Theory]
    [InlineData("Anträge können vom 1.3. bis 30.4. eines Jahres gestellt werden.", "03-01..04-30 last ")]
    [InlineData("In den Jahren 2026 bis 2028 können Sie Anträge vom 1.5. bis 31.5. einreichen.", "05-01..05-31 last 2028-05-31")]
    [InlineData("Skizzen reichen Sie jeweils zum 15.3. eines Jahres ein, letztmalig zum 15.3.2029.", "..03-15 last 2029-03-15")]
    public void A_yearly_round_may_have_a_beginning_and_an_end(string wording, string expected)
    {
        var read = GermanDates.Read(wording, "x");
        Assert.Equal((DeadlineModel.Annual, expected), (read.Model, string.Join(", ", read.Rounds.Select(r => $"{r.AnnualOpens}..{r.Annual} last {r.Closes:yyyy-MM-dd}"))));
    }

    [Fact]
    public void A_field_that_only_speaks_of_the_past_is_closed()
    {
        Assert.Equal("Closed: ", Text(GermanDates.Read("Anträge konnten bis zum 15.3.2023 gestellt werden.", "x")));
        Assert.Equal("Unknown: ", Text(GermanDates.ReadInText("Anträge konnten bis zum 15.3.2023 gestellt werden.", "x")));
    }

    [Fact]
    public void Money_may_set_the_end() => Assert.Equal("UntilFundsEnd: ", Text(GermanDates.Read("Anträge können gestellt werden, solange Mittel verfügbar sind.", "x")));

    [Fact]
    public void Days_of_assessment_are_cut_offs_and_no_deadline_beside_a_standing_offer()
    {
        Assert.Equal("Annual: CutOff 03-01, CutOff 09-01", Text(GermanDates.Read("Skizzen werden jeweils zu den Stichtagen 1.3. und 1.9. bewertet.", "x")));
        Assert.Equal("Rolling: ", Text(GermanDates.Read("Sie können Skizzen jederzeit einreichen. Skizzen werden jeweils zu den Stichtagen 1.3. und 1.9. bewertet.", "x")));
    }

    [Fact]
    public void A_day_that_hangs_on_the_project_gives_its_words_and_no_date()
    {
        var read = GermanDates.Read("Bitte stellen Sie den Antrag spätestens sechs Wochen vor Beginn.", "x");
        Assert.Equal((DeadlineModel.Unknown, 0, "Bitte stellen Sie den Antrag spätestens sechs Wochen vor Beginn."), (read.Model, read.Rounds.Count, read.Quote));
    }

    [Fact]
    public void In_a_running_text_only_sentences_on_applying_count()
    {
        Assert.Equal("Single: Application 2027-04-03", Text(GermanDates.ReadInText("Das Programm läuft seit 1.1.2026. Reichen Sie Ihren Antrag bis zum 3.4.2027 ein. Die Skizze von 2024 gilt nach dem 1.1.2028 nicht.", "x")));
        Assert.Equal("Unknown: ", Text(GermanDates.ReadInText("Der Termin für die Skizze der Anlage ist der 3.4.2027.", "x")));
    }

    [Fact]
    public void The_labelled_wordings_are_read_and_never_give_a_wrong_date()
    {
        var (right, wrong, missed) = (0, new List<string>(), new List<string>());
        foreach (var line in File.ReadLines(SharedSources.Path("foerderdatenbank/programmtexte/fristen-labels.jsonl")).Where(l => l.Length > 0))
        {
            var label = JsonDocument.Parse(line).RootElement;
            var read = label.GetProperty("field").GetString() == "fristen" ? GermanDates.Read(label.GetProperty("text").GetString(), "x") : GermanDates.ReadInText(label.GetProperty("text").GetString(), "x");
            string[] dates = Values(label, "dates"), yearly = Values(label, "recurring");
            string? kind = label.GetProperty("kind").GetString(), until = label.TryGetProperty("until", out var last) ? last.GetString() : null, stage = label.TryGetProperty("stage", out var s) ? s.GetString() : null;
            var foundYearly = read.Rounds.Where(r => r.Annual is not null).Select(r => r.AnnualOpens is null ? r.Annual! : $"{r.AnnualOpens}/{r.Annual}").ToList();
            var foundDates = read.Rounds.Where(r => r.Closes is not null && r.AnnualOpens is null).Select(r => $"{r.Closes:yyyy-MM-dd}{(r.Time is null ? "" : "T" + r.Time)}").Distinct().ToList();
            if (foundYearly.Except(yearly).Any() || foundDates.Except(dates.Append(until)).Any() || (read.Model == DeadlineModel.Rolling && kind != "rolling")) wrong.Add($"{read} {line}");
            else if (KindFits(read, kind) && foundYearly.Order().SequenceEqual(yearly.Order()) && !dates.Except(foundDates).Any() && (read.Rounds.Count == 0 || StageFits(read.Rounds[0].Kind, stage))) right++;
            else missed.Add(line);
        }
        Assert.Empty(wrong);
        Assert.True(right >= 48, $"{right} right; missed:\n{string.Join('\n', missed)}");

        static string[] Values(JsonElement label, string name) => [.. label.GetProperty(name).EnumerateArray().Select(d => d.GetString()!)];
    }

    private static bool KindFits(GermanDates.Deadlines read, string? kind) => kind switch
    {
        "fixed" => read is { Model: DeadlineModel.Single, Rounds.Count: 1 },
        "multiple_fixed" => read.Model is DeadlineModel.CutOffs or DeadlineModel.TwoStage,
        "recurring" or "window_recurring" => read.Model == DeadlineModel.Annual,
        "rolling" => read.Model == DeadlineModel.Rolling,
        "closed" => read.Model == DeadlineModel.Closed,
        "relative" => read is { Model: DeadlineModel.Unknown, Quote: not null },
        _ => read is { Model: DeadlineModel.Unknown, Quote: null },
    };

    // The labels name the stage of the first date. A day of assessment says itself what it is; «phase» and both at once fit either.
    private static bool StageFits(RoundKind kind, string? stage) => kind == RoundKind.CutOff || stage switch
    {
        "antrag" or "teilnahmeantrag" => kind == RoundKind.Application,
        "skizze" => kind == RoundKind.Outline,
        _ => true,
    };
}
