using System.IO.Compression;
using System.Text;
using FundingDirectory.Core.Domain;
using FundingDirectory.Importer.Connectors;
using Xunit;

namespace FundingDirectory.Tests.Importer.Connectors;

public sealed class EdihKatalogTests
{
    private static readonly EdihKatalog Connector = new(FundingDirectory.Importer.Connectors.Connectors.Register);
    private static readonly Lazy<Parsed> Own = new(() => Connector.Parse(SharedSources.Own("edih-katalog")));

    private static CompetenceCentre Hub(string name) => (CompetenceCentre)Own.Value.Records.Single(r => r.SourceId == name).Content;

    private static byte[] Book(params string[][] rows) => Zip(("xl/workbook.xml", "<workbook xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets><sheet name=\"Tabelle\" r:id=\"x\"/></sheets></workbook>"),
        ("xl/worksheets/sheet1.xml", $"<worksheet><sheetData>{string.Concat(rows.Select(r => $"<row>{string.Concat(r.Select(c => $"<c t=\"inlineStr\"><is><t>{c}</t></is></c>"))}</row>"))}</sheetData></worksheet>"));

    private static byte[] Zip(params (string Name, string Text)[] files)
    {
        using var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create))
        {
            foreach (var (name, text) in files)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(Encoding.UTF8.GetBytes(text));
            }
        }
        return memory.ToArray();
    }

    private static Parsed Parse(byte[] bytes) => Connector.Parse([SharedSources.Bytes("katalog.xls", bytes)]);

    private static string Refusal(byte[] bytes) => Assert.Throws<SourceFormatException>(() => Parse(bytes)).Message;

    [Fact]
    public void German_hubs_become_competence_centres()
    {
        Assert.Equal(["EDIH-MUSTER", "MUSTERHUB", "HUB-KURZ", "HUB-PFAD"], Own.Value.Records.Select(r => r.SourceId));
        Assert.Equal("5 Hubs gelesen, 4 aus Deutschland; ausgelassen: 1 aus anderen Ländern.", Own.Value.Note!.Replace('\u00a0', ' '));
        var hub = Hub("EDIH-MUSTER");
        Assert.Equal(("Digital Hub for Sample Towns (EDIH-MUSTER)", "https://hub.example.org/", true, "en"), (hub.Title, hub.Website, hub.ServesMunicipalities, hub.Language));
        Assert.Equal(["Test before invest", "Skills", "Artificial intelligence"], hub.Offers);
        Assert.Contains(hub.Provenance, p => p.Field == "servesMunicipalities" && p.SourceField == "Sectors" && p.Quote == "Public administration");
    }

    [Fact]
    public void Areas_come_from_region_or_address_and_only_where_certain()
    {
        Assert.Equal([["06"], ["08"], ["13"], []], new[] { "EDIH-MUSTER", "MUSTERHUB", "HUB-KURZ", "HUB-PFAD" }.Select(n => Hub(n).Areas));
        Assert.Equal(["Ulm"], Hub("MUSTERHUB").Locations);
        Assert.Contains("nicht eindeutig", Hub("HUB-PFAD").StatusNote, StringComparison.Ordinal);
        Assert.Null(Hub("MUSTERHUB").ServesMunicipalities);
    }

    [Fact]
    public void Words_paths_and_cut_off_addresses_are_no_websites()
    {
        Assert.All(new[] { "MUSTERHUB", "HUB-KURZ", "HUB-PFAD" }, n => Assert.Null(Hub(n).Website));
        Assert.Equal(["Website", "Website", "Website"], Own.Value.Problems.Select(p => p.Field));
    }

    [Fact]
    public void Columns_may_stand_in_any_order_below_a_title_and_gaps_do_not_shift_them()
    {
        var parsed = Parse(Book(["Stand heute"], ["Country", "Web site", "Region", "Hub name"], ["Deutschland", "www.example.org", "Saarland; Bavaria", "H1"], ["Germany", "", "", "H2"]));
        var hub = (CompetenceCentre)parsed.Records[0].Content;
        Assert.Equal(["09", "10"], hub.Areas);
        Assert.Equal("https://www.example.org/", hub.Website);
        Assert.Equal("H2", parsed.Records[1].Content.Title);
    }

    [Fact]
    public void A_hub_without_name_and_one_listed_twice_are_problems()
    {
        var parsed = Parse(Book(["Name", "Country"], ["", "Germany"], ["H", "Germany"], ["H", "Germany"]));
        Assert.Equal(["Zeile 1", "H"], parsed.Problems.Select(p => p.RecordId));
        Assert.Single(parsed.Records);
    }

    [Fact]
    public void Missing_columns_are_said_with_those_that_are_there()
    {
        var message = Refusal(Book(["Acronym of project", "Budget", "Land"], ["a", "b", "c"]));
        Assert.Contains("«Country»", message, StringComparison.Ordinal);
        Assert.Contains("«Acronym of project», «Budget», «Land»", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Anything_else_is_refused_with_a_reason()
    {
        Assert.Contains("Webseite", Refusal("<html><body>Are you human?</body></html>"u8.ToArray()), StringComparison.Ordinal);
        Assert.Contains("abgeschnitten", Refusal(SharedSources.Own("edih-katalog")[0].Bytes[..900].ToArray()), StringComparison.Ordinal);
        Assert.Contains("keine Arbeitsmappe", Refusal(Zip(("readme.txt", "Hallo"))), StringComparison.Ordinal);
        Assert.Contains("beschädigt", Refusal(Zip(("xl/workbook.xml", "<!DOCTYPE x [<!ENTITY y \"z\">]><workbook>&y;</workbook>"))), StringComparison.Ordinal);
        Assert.Contains("beschädigt", Refusal(Zip(("xl/workbook.xml", $"<workbook>{new string(' ', 70_000_000)}</workbook>"))), StringComparison.Ordinal);
        Assert.Contains("keine", Refusal(Book()), StringComparison.Ordinal);
        Assert.Contains("«Blatt», «EDIH»", Refusal(Zip(("xl/workbook.xml", "<workbook><sheets><sheet name=\"Blatt\"/><sheet name=\"EDIH\"/></sheets></workbook>"))), StringComparison.Ordinal);
    }

    [Fact]
    public void A_catalogue_without_hubs_has_no_records() => Assert.Empty(Parse(Book(["EDIH Name", "Country"])).Records);
}
