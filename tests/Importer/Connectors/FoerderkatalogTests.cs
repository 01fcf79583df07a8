using System.Text;
using FundingDirectory.Core.Domain;
using FundingDirectory.Importer.Connectors;
using FundingDirectory.Importer.Fetching;
using Xunit;
using Row = FundingDirectory.Importer.Connectors.FoerderkatalogRow;

namespace FundingDirectory.Tests.Importer.Connectors;

public sealed class FoerderkatalogTests
{
    private static readonly Foerderkatalog Connector = new(FundingDirectory.Importer.Connectors.Connectors.Register);
    private static readonly Encoding Latin9 = CodePagesEncodingProvider.Instance.GetEncoding(28605)!;
    private static readonly string[] Hagenow = ["13076060", "Hagenow", "Hagenow", "Mecklenburg-Vorpommern", "Deutschland"];

    private static readonly Lazy<Parsed> Own = new(() => Connector.Parse(SharedSources.Own("foerderkatalog")));

    private static UseCase Project(string fkz) => (UseCase)Own.Value.Records.Single(r => r.SourceId == fkz).Content;

    private static string Line(params string[] cells) => string.Concat(cells.Select(c => $"=\"{c.Replace("\"", "\"\"", StringComparison.Ordinal)}\";")) + "\r\n";

    private static string Head(Func<string, string>? rename = null) => Line([.. Row.Columns.Select(c => c.Split('|')[0]).Select(c => rename?.Invoke(c) ?? c)]);

    private static string[] Cells(string fkz = "99X001", string name = "Stadt Hagenow", string theme = "Ein Vorhaben", string from = "01.02.2024", string amount = "1.000,50") =>
        [fkz, "BMMUSTER", "A", "PT", "", name, .. Hagenow, name, .. Hagenow, theme, "XX1", "Verwaltung", from, "31.12.2025", amount, "Profil", "", "Direkte Projektförderung"];

    private static Parsed Parse(string text, Encoding? encoding = null) => Connector.Parse([SharedSources.Bytes("liste.csv", (encoding ?? Latin9).GetBytes(text)) with { FetchedAt = new DateTimeOffset(2026, 9, 1, 0, 0, 0, TimeSpan.Zero) }]);

    private static string Refusal(string text, Encoding? encoding = null) => Assert.Throws<SourceFormatException>(() => Parse(text, encoding)).Message;

    [Fact]
    public void A_project_of_a_municipality_becomes_a_use_case_with_evidence()
    {
        var project = Project("99A001");
        Assert.Equal("Muster \"Bürgerdialog\"; ein Chatbot für das Rathaus – Phase 2", project.Title);
        Assert.Equal(("Hagenow", "130760060060", 12399), (project.Municipality, Assert.Single(project.Areas), project.Inhabitants));
        Assert.Equal((120_500L, new DateOnly(2024, 3, 1), new DateOnly(2026, 2, 28)), (project.AmountEuro!.Value, project.From!.Value, project.To!.Value));
        Assert.Equal(["amountEuro", "from", "to", "title", "municipality", "areas", "fundedBy"], project.Provenance.Select(p => p.Field));
        Assert.All(project.Provenance, p => Assert.True(p.SourceField is not null && p.Url!.EndsWith("fkz=99A001", StringComparison.Ordinal)));
        Assert.Equal("120.500,40", project.Provenance[0].Quote);
    }

    [Fact]
    public void Only_municipal_bodies_and_lighthouses_are_taken_and_the_rest_is_counted_by_reason()
    {
        Assert.Equal(["99A001", "99A002", "99A009", "99A010", "67KI0001", "99A012", "99A013"], Own.Value.Records.Select(r => r.SourceId));
        Assert.Equal("14 Zeilen gelesen, 6 kommunale Vorhaben und 1 weiterer KI-Leuchtturm; ausgelassen: 3 von anderen Empfängern, 2 Buchungszeilen, "
            + "1 ohne Betrag (0 Euro), 1 mit kommunal klingendem Namen ohne passenden Ort.", Own.Value.Note!.Replace('\u00a0', ' '));
        Assert.False(Own.Value.Complete);
    }

    [Fact]
    public void Counties_executing_bodies_and_lighthouses_get_only_the_area_that_is_certain()
    {
        Assert.Equal(["13076"], Project("99A002").Areas);
        Assert.Equal(("Alt Zachun", "130765658002"), (Project("99A010").Municipality, Project("99A010").Areas[0]));
        Assert.Empty(Project("99A012").Areas);
        Assert.Empty(Project("67KI0001").Areas);
        Assert.Equal("Bund, KI-Leuchttürme für Umwelt, Klima, Natur und Ressourcen", Project("67KI0001").FundedBy);
    }

    [Fact]
    public void The_euro_sign_and_the_dash_are_read_in_the_sources_own_character_set() =>
        Assert.Equal(("Preis 5 € je Sensor", 1_234_568L), (Project("99A013").Title, Project("99A013").AmountEuro!.Value));

    [Fact]
    public void A_begin_far_ahead_is_said_and_not_taken()
    {
        Assert.Equal((null, null), (Project("99A009").From, Project("99A009").To));
        Assert.Equal(("99A009", "Laufzeit von"), (Assert.Single(Own.Value.Problems).RecordId, Own.Value.Problems[0].Field));
    }

    [Theory]
    [InlineData("583.639,00", 583639L), InlineData("12", 12L), InlineData("1.234,56", 1235L), InlineData("1,234.56", null), InlineData("1.2", null), InlineData("viel", null), InlineData("", null)]
    public void Amounts_are_german_numbers(string text, long? euro) => Assert.Equal(euro, Row.Euro(text));

    [Fact]
    public void Wrong_amounts_and_dates_are_problems_of_their_field_and_the_project_stays()
    {
        var parsed = Parse(Head() + Line(Cells(amount: "1,234.56", from: "31.02.2024")));
        var project = (UseCase)Assert.Single(parsed.Records).Content;
        Assert.Equal((null, null), (project.AmountEuro, project.From));
        Assert.Equal(["Förder- / Auftragssumme (Anteil des Bundes) in EUR", "Laufzeit von"], parsed.Problems.Select(p => p.Field));
    }

    [Fact]
    public void Names_of_earlier_years_and_a_file_saved_again_in_utf8_are_read()
    {
        var old = Line([.. Row.Columns.Select(c => c.Split('|')[^1])]);
        Assert.Equal("Größe", Assert.Single(Parse(old + Line(Cells(theme: "Größe"))).Records).Content.Title);
        Assert.Equal("Größe", Assert.Single(Parse(old + Line(Cells(theme: "Größe")), new UTF8Encoding(true)).Records).Content.Title);
    }

    [Fact]
    public void A_project_listed_twice_and_a_row_without_its_cells_are_counted()
    {
        var parsed = Parse(Head() + Line(Cells()) + Line(Cells()) + Line("99X002", "BMMUSTER", "zu kurz") + Line(Cells(fkz: "")) + Line(Cells(fkz: "99X003", theme: " ")));
        Assert.Single(parsed.Records);
        Assert.Contains("1 doppelt, 3 unlesbar", parsed.Note!.Replace('\u00a0', ' '), StringComparison.Ordinal);
        Assert.Equal(["99X002", "Zeile 5", "99X003"], parsed.Problems.Select(p => p.RecordId));
    }

    [Fact]
    public void Each_project_is_given_away_before_the_next_row_is_read()
    {
        var taken = new RecordList();
        var cut = (Head() + Line(Cells()) + Line(Cells("99X002")) + Line(Cells("99X003")))[..^20];
        IReadOnlyList<Capture> captures = [SharedSources.Bytes("liste.csv", Latin9.GetBytes(cut))];
        Assert.Contains("abgeschnitten", Assert.Throws<SourceFormatException>(() => Connector.Parse(captures, taken)).Message, StringComparison.Ordinal);
        Assert.Equal(["99X001", "99X002"], taken.All.Select(r => r.SourceId));
        taken = new();
        var parsed = Connector.Parse(SharedSources.Own("foerderkatalog"), taken);
        Assert.Equal(Own.Value.Records.Select(r => r.SourceId), taken.All.Select(r => r.SourceId));
        Assert.Equal((0, Own.Value.Note, Own.Value.Problems.Count), (parsed.Records.Count, parsed.Note, parsed.Problems.Count));
    }

    [Fact]
    public void A_foreign_column_is_named()
    {
        Assert.Contains("Die 10. Spalte heißt «Bezirk»; erwartet ist «Bundesland».", Refusal(Head(c => c == "Bundesland" ? "Bezirk" : c)), StringComparison.Ordinal);
        Assert.Contains("«Zusatz» ist unbekannt", Refusal(Head().Replace("\r\n", "=\"Zusatz\"\r\n", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Contains("«Förderart» fehlt", Refusal(Head().Replace("=\"Förderart\";", "", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_cut_off_list_is_refused_wherever_it_ends()
    {
        var whole = Head() + Line(Cells()) + Line(Cells("99X002"));
        foreach (var end in new[] { 20, 150, 260 }) Assert.Contains("abgeschnitten", Refusal(whole[..^end]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<!DOCTYPE html><html><body>Bitte bestätigen Sie, dass Sie kein Roboter sind.</body></html>", "Webseite")]
    [InlineData("PK\u0003\u0004", "gepackt"), InlineData("", "ist leer"), InlineData("{\"error\":true}", "1. Spalte")]
    public void Anything_else_is_refused_with_a_reason(string text, string words) => Assert.Contains(words, Refusal(text), StringComparison.Ordinal);

    [Fact]
    public void A_wrong_character_set_is_refused()
    {
        Assert.Contains("Zeichensatz", Refusal(Head() + Line(Cells()), Encoding.Unicode), StringComparison.Ordinal);
        var mixed = new List<byte>(Encoding.UTF8.GetBytes(Head()));
        mixed.AddRange(Latin9.GetBytes(Line(Cells(theme: "Größe"))));
        Assert.Contains("anderen Zeichensatzes", Assert.Throws<SourceFormatException>(() => Connector.Parse([SharedSources.Bytes("liste.csv", [.. mixed])])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_quote_that_never_closes_does_not_swallow_the_file() =>
        Assert.Contains("Anführungszeichen", Refusal(Head() + "=\"99X001;" + new string('x', FormulaTable.MostCharacters)), StringComparison.Ordinal);

    [Fact]
    public void The_list_rebuilt_from_real_projects_holds_no_municipal_one()
    {
        var parsed = Connector.Parse(FileCaptures.Read(SharedSources.Path("foerderkatalog/suchliste-nachgebaut.csv"), TimeProvider.System));
        Assert.Empty(parsed.Records);
        Assert.StartsWith("4\u00a0Zeilen gelesen", parsed.Note, StringComparison.Ordinal);
    }
}
