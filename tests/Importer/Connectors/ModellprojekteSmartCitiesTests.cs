using System.Text;
using FundingDirectory.Core.Domain;
using FundingDirectory.Importer.Connectors;
using Xunit;

namespace FundingDirectory.Tests.Importer.Connectors;

public sealed class ModellprojekteSmartCitiesTests
{
    private const string Head = "staffel,name,art,land,ags,hinweis\n";
    private static readonly ModellprojekteSmartCities Connector = new(FundingDirectory.Importer.Connectors.Connectors.Register);
    private static readonly Lazy<Parsed> Own = new(() => Connector.Parse(SharedSources.Own("modellprojekte-smart-cities")));

    private static UseCase Project(string key) => (UseCase)Own.Value.Records.Single(r => r.SourceId == key).Content;

    private static Parsed Parse(string text, Encoding? encoding = null) => Connector.Parse([SharedSources.Bytes("liste.csv", (encoding ?? Encoding.UTF8).GetBytes(text))]);

    private static string Refusal(string text, Encoding? encoding = null) => Assert.Throws<SourceFormatException>(() => Parse(text, encoding)).Message;

    [Fact]
    public void Every_row_becomes_a_use_case_with_the_keys_of_the_register()
    {
        Assert.Equal(6, Own.Value.Records.Count);
        var project = Project("2019/musterstadt-hagenow");
        Assert.Equal(("130760060060", 12399, "Modellprojekte Smart Cities (Bund, Staffel 2019)"), (Assert.Single(project.Areas), project.Inhabitants, project.FundedBy));
        Assert.Equal(["084210000000", "053150000000"], Project("2020/kooperation-musterkreis-ulm-und-koeln").Areas);
        Assert.Equal(["09475"], Project("2020/landkreis-hof").Areas);
        Assert.Equal(["municipality", "fundedBy", "areas"], project.Provenance.Select(p => p.Field));
    }

    [Fact]
    public void A_cooperation_is_not_as_large_as_one_of_its_members()
    {
        Assert.Null(Project("2021/musterregion").Inhabitants);
        Assert.Equal("Zur Region gehören weitere Orte.", Project("2021/musterregion").Description);
    }

    [Fact]
    public void A_key_that_does_not_exist_is_said_and_left_out()
    {
        Assert.Empty(Project("2021/niemandsort").Areas);
        Assert.Equal("ags", Assert.Single(Own.Value.Problems).Field);
    }

    [Fact]
    public void Columns_may_stand_in_any_order_and_an_unknown_one_is_named()
    {
        var parsed = Parse("\ufeffname;land\n".Replace(";", ",", StringComparison.Ordinal).Replace("land", "land,ags,art,staffel,seite", StringComparison.Ordinal) + "Ulm,Baden-Württemberg,08421000,Kommune,2019,7\n");
        Assert.Equal("2019/ulm", Assert.Single(parsed.Records).SourceId);
        Assert.Equal("seite", Assert.Single(parsed.Problems).Field);
    }

    [Fact]
    public void A_bad_row_is_one_problem()
    {
        var parsed = Parse(Head + "2019,Ulm,Kommune,Baden-Württemberg,08421000,\n2019,,Kommune,Hessen,,\nbald,Köln,Kommune,NRW,,\n2019,kurz\n2019,Ulm,Kommune,Baden-Württemberg,08421000,\n");
        Assert.Single(parsed.Records);
        Assert.Equal(["Zeile 3", "Zeile 4", "Zeile 5", "2019/ulm"], parsed.Problems.Select(p => p.RecordId));
    }

    [Theory]
    [InlineData("<html>Kein Roboter?</html>", "Webseite"), InlineData("name,ort\nUlm,Ulm\n", "«ort»"), InlineData("", "«staffel»"), InlineData(Head + "2019,Ul", "abgeschnitten"), InlineData(Head + "2019,\"Ulm", "abgeschnitten")]
    public void Anything_else_is_refused_with_a_reason(string text, string words) => Assert.Contains(words, Refusal(text), StringComparison.Ordinal);

    [Fact]
    public void A_wrong_character_set_is_refused() => Assert.Contains("UTF-8", Refusal(Head + "2019,Köln,Kommune,NRW,05315000,\n", Encoding.Latin1), StringComparison.Ordinal);

    [Fact]
    public void An_empty_list_has_no_records() => Assert.Empty(Parse(Head).Records);
}
