using System.Text.Json;
using FundingDirectory.Importer.Connectors;
using Xunit;

namespace FundingDirectory.Tests.Importer.Connectors;

public sealed class FoerderdatenbankCodesTests
{
    [Fact]
    public void Every_code_of_the_closed_lists_is_known()
    {
        var lists = JsonDocument.Parse(File.ReadAllText(SharedSources.Path("foerderdatenbank/vocab/classifier-labels.json"))).RootElement;
        foreach (var list in lists.EnumerateObject())
            Assert.Empty(list.Value.EnumerateObject().Select(c => c.Name).Where(c => !IsKnown(list.Name, c)).Select(c => $"{list.Name}/{c}"));
    }

    private static bool IsKnown(string list, string code) => list switch
    {
        "FOERDERART" => FoerderdatenbankCodes.Types.ContainsKey(code),
        "FOERDERBERECHTIGTE" => FoerderdatenbankCodes.Applicants.ContainsKey(code),
        "FOERDERBEREICH" => FoerderdatenbankCodes.Fields.ContainsKey(code),
        "FOERDERGEBER" => FoerderdatenbankCodes.Levels.ContainsKey(code),
        "FOERDERGEBIET" => FoerderdatenbankCodes.Areas.ContainsKey(code),
        _ when list.StartsWith("UF_", StringComparison.Ordinal) => FoerderdatenbankCodes.Parts.ContainsKey(code),
        // What businesses must be like is no question of a municipality; whether a programme belongs to the GRW is.
        _ => list is "GRW" or "UNTERNEHMENSGROESSE" or "BRANCHEN_UNTERNEHMEN" or "BRANCHEN_EXISTENZGRUENDERIN",
    };

    [Theory]
    [InlineData("_bundesweit", ""), InlineData("bundesweit", ""), InlineData("schlesig_holstein", "01"), InlineData("schleswig_holstein", "01"), InlineData("de_ni", "03"), InlineData("de_st", "15"), InlineData("thueringen", "16"), InlineData("sonstige", null)]
    public void Faults_of_the_source_mean_what_they_should(string code, string? key) => Assert.Equal(key, FoerderdatenbankCodes.Areas[code].Key);

    [Theory]
    [InlineData("Kultur, Medien & Sport, Umwelt- & Naturschutz", "kultur_medien_sport umwelt_naturschutz")]
    [InlineData("Aus- & Weiterbildung", "aus_weiterbildung"), InlineData("forschung_innovation_themenspezifisch, mobilitaet", "forschung_innovation_themenspezifisch mobilitaet")]
    [InlineData("Staedtebau & Stadterneuerung,Außenwirtschaft", "staedtebau_stadterneuerung aussenwirtschaft"), InlineData("Beratung, Raumfahrt & Zirkus, Arbeit", "beratung Raumfahrt & Zirkus arbeit"), InlineData("", "")]
    public void Values_with_commas_are_found_in_the_closed_list(string text, string codes) => Assert.Equal(codes, string.Join(' ', FoerderdatenbankLabels.Fields.Split(text)));
}
