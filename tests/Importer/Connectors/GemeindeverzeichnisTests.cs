using System.Text;
using FundingDirectory.Core.Domain;
using FundingDirectory.Importer.Connectors;
using FundingDirectory.Importer.Fetching;
using Xunit;

namespace FundingDirectory.Tests.Importer.Connectors;

public sealed class GemeindeverzeichnisTests
{
    private static readonly Gemeindeverzeichnis Connector = new();

    private static string Line(string kind, string county, string municipality, string association, string name, string mark, int hectares = 0, int inhabitants = 0, string postcode = "     ")
    {
        var head = $"{kind}20231130{county,-5}{municipality,-3}{association,-4}{name,-50}{"",-50}{mark}    ";
        var tail = kind == "60" ? $"{hectares:00000000000}{inhabitants:00000000000}{0:00000000000}{"",4}{postcode}" : "";
        return (head + tail).PadRight(220);
    }

    private static readonly string[] Lines =
    [
        Line("10", "13", "", "", "Mecklenburg-Vorpommern", "  "),
        Line("40", "13003", "", "", "Rostock", "41"),
        Line("50", "13003", "", "0000", "Rostock, Hanse- und Universitätsstadt", "50"),
        Line("60", "13003", "000", "0000", "Rostock, Hanse- und Universitätsstadt", "61", 18136, 209920, "18055"),
        Line("40", "13076", "", "", "Ludwigslust-Parchim", "44"),
        Line("50", "13076", "", "5658", "Musteramt", "51"),
        Line("60", "13076", "901", "5658", "Müsterow", "64", 800, 300, "19230"),
        Line("60", "13076", "902", "5658", "Beispielhagen, Stadt", "63", 200, 700, "19231"),
        Line("60", "13076", "999", "9999", "Großer See", "66", 1000),
    ];

    private static Parsed Parse(Encoding encoding, params string[] lines) => Connector.Parse([SharedSources.Bytes("gv.txt", encoding.GetBytes(string.Join("\r\n", lines)))]);

    [Fact]
    public void Counties_associations_and_municipalities_become_rows()
    {
        var rows = Parse(new UTF8Encoding(), Lines).Municipalities;
        Assert.Equal(["130030000000", "13076", "130765658", "130765658901", "130765658902"], rows.Select(r => r.Ars));
        Assert.Equal([MunicipalityKind.City, MunicipalityKind.County, MunicipalityKind.Association, MunicipalityKind.Municipality, MunicipalityKind.Town], rows.Select(r => r.Kind));
        var town = rows[4];
        Assert.Equal(("Beispielhagen", "Beispielhagen, Stadt", "13076902"), (town.Name, town.OfficialName, town.Ags));
        Assert.Equal(("Ludwigslust-Parchim", "Musteramt", "Mecklenburg-Vorpommern", "DE80O"), (town.County, town.Association, town.State, town.Nuts3));
        Assert.Equal((700, 200, "19231"), (town.Inhabitants, town.AreaHectares, town.Postcode));
        Assert.Equal((1000, 1000), (rows[2].Inhabitants, rows[2].AreaHectares));
        Assert.Equal((1000, 2000), (rows[1].Inhabitants, rows[1].AreaHectares));
        Assert.Null(rows[0].County);
    }

    [Theory]
    [InlineData(65001), InlineData(28605), InlineData(1252)]
    public void Every_known_character_set_gives_the_same_names(int codePage)
    {
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding(codePage) ?? new UTF8Encoding();
        Assert.Contains(Parse(encoding, Lines).Municipalities, m => m.Name == "Müsterow");
    }

    [Fact]
    public void A_damaged_line_is_one_problem_with_its_number()
    {
        string[] lines = [.. Lines, Lines[6][..100], Lines[6].Replace("13076", "1307X"), Lines[6].Replace("0000000080", "00000000x0"), "Unsinn", Lines[6].Replace("Müsterow", "M\u0001sterow")];
        var parsed = Parse(new UTF8Encoding(), lines);
        Assert.Equal(["Zeile 10", "Zeile 11", "Zeile 12", "Zeile 13", "Zeile 14"], parsed.Problems.Select(p => p.RecordId));
        Assert.Equal(5, parsed.Municipalities.Count);
    }

    [Fact]
    public void A_part_of_the_country_is_not_complete() => Assert.False(Parse(new UTF8Encoding(), Lines).Complete);

    [Fact]
    public void A_file_without_municipalities_is_not_the_register() =>
        Assert.Throws<SourceFormatException>(() => Parse(new UTF8Encoding(), "<html>", Lines[0]));

    [Fact]
    public void The_official_excerpt_gives_exactly_the_rows_of_the_shipped_table()
    {
        var parsed = Connector.Parse(FileCaptures.Read(SharedSources.Path("gemeinden/GV100AD-ausschnitt-mv.txt"), TimeProvider.System));
        Assert.Empty(parsed.Problems);
        using var table = new StreamReader(Path.Combine(SharedSources.Repository, "importer", "Catalogue", "gemeinden.csv"));
        var shipped = MunicipalityTable.Read(table).Where(m => m.StateKey == "13").ToList();
        Assert.Equal(shipped, parsed.Municipalities);
    }
}
