using System.Text;
using FundingDirectory.Core.Domain;
using FundingDirectory.Importer.Connectors;
using Xunit;

namespace FundingDirectory.Tests.Importer.Connectors;

public sealed class KompetenzzentrenTests
{
    private static readonly Kompetenzzentren Connector = new();
    private static readonly Lazy<Parsed> Own = new(() => Connector.Parse(SharedSources.Own("kompetenzzentren")));

    private static CompetenceCentre Centre(string key) => (CompetenceCentre)Own.Value.Records.Single(r => r.SourceId == key).Content;

    private static string Refusal(string text, Encoding? encoding = null) =>
        Assert.Throws<SourceFormatException>(() => Connector.Parse([SharedSources.Bytes("zentren.json", (encoding ?? Encoding.UTF8).GetBytes(text))])).Message;

    [Fact]
    public void A_centre_keeps_its_facts_and_how_well_each_is_evidenced()
    {
        var centre = Centre("musterzentrum-ki");
        Assert.Equal(("Musterzentrum KI (drei Standorte)", "Hochschule Muster", true), (centre.Title, centre.Operator, centre.ServesMunicipalities));
        Assert.Equal(["11", "12"], centre.Areas);
        Assert.Equal((new DateOnly(2024, 3, 1), new DateOnly(2026, 2, 28)), (centre.ActiveFrom!.Value, centre.ActiveTo!.Value));
        Assert.Equal((EvidenceGrade.Seen, EvidenceGrade.Unverified), (centre.Evidence, centre.WebsiteEvidence!.Value));
        Assert.Equal(EvidenceGrade.Unverified, centre.Provenance.Single(p => p.Field == "website").Grade);
        Assert.Equal("2025", centre.Provenance[0].AsOf);
    }

    [Fact]
    public void What_is_not_said_stays_unknown()
    {
        var centre = Centre("netz-muster");
        Assert.Equal((null, null, null, EvidenceGrade.Secondary), (centre.Website, centre.WebsiteEvidence, centre.ServesMunicipalities, centre.Evidence));
        Assert.Empty(centre.Areas);
        Assert.Null(centre.ActiveFrom);
        Assert.Equal(EvidenceGrade.Unverified, Centre("stelle-muster").Evidence);
    }

    [Fact]
    public void An_unknown_region_address_or_field_is_a_problem_and_not_silently_lost()
    {
        Assert.Equal(["telefon", null, "url", "region"], Own.Value.Problems.Select(p => p.Field));
        Assert.Equal("Region laut Liste: Niederbayern", Centre("stelle-muster").StatusNote);
    }

    [Fact]
    public void The_number_in_brackets_does_not_make_another_centre() =>
        Assert.Equal("musternetz", Assert.Single(Connector.Parse([SharedSources.Bytes("z.json", """{"zentren":[{"name":"Musternetz (29 Zentren)"},{"name":"Musternetz (27 Zentren)"}]}"""u8.ToArray())]).Records).SourceId);

    [Theory]
    [InlineData("<html>Kein Roboter?</html>", "Webseite"), InlineData("{\"zentren\":[{\"name\":\"Mus", "abgeschnitten"), InlineData("{\"centres\":[]}", "«centres»"), InlineData("[]", "«zentren» fehlt"), InlineData("", "kein JSON")]
    public void Anything_else_is_refused_with_a_reason(string text, string words) => Assert.Contains(words, Refusal(text), StringComparison.Ordinal);

    [Fact]
    public void A_wrong_character_set_is_refused() => Assert.Contains("UTF-8", Refusal("""{"zentren":[{"name":"Größe"}]}""", Encoding.Latin1), StringComparison.Ordinal);

    [Fact]
    public void An_empty_list_has_no_records() => Assert.Empty(Connector.Parse([SharedSources.Bytes("z.json", """{"zentren":[]}"""u8.ToArray())]).Records);
}
