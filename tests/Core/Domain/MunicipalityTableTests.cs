using FundingDirectory.Core.Domain;
using FundingDirectory.Tests.Importer;
using Xunit;

namespace FundingDirectory.Tests.Core.Domain;

public sealed class MunicipalityTableTests
{
    private static readonly string File = Path.Combine(SharedSources.Repository, "importer", "Catalogue", "gemeinden.csv");

    private static IReadOnlyList<Municipality> Shipped()
    {
        using var table = new StreamReader(File);
        return MunicipalityTable.Read(table);
    }

    [Fact]
    public void The_shipped_table_holds_municipalities_of_every_state()
    {
        var rows = Shipped();
        Assert.Equal(Vocabulary.States.Select(s => s.Value), rows.Where(r => r.Ags is not null).Select(r => r.StateKey).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(rows.Count, rows.Select(r => r.Ars).Distinct().Count());
        Assert.All(rows, r => Assert.NotNull(r.Nuts3));
        Assert.Equal(10_773, rows.Count(r => r.Ags is not null));
        Assert.Equal(294, rows.Count(r => r.Kind == MunicipalityKind.County));
        Assert.Contains(rows, r => r is { Name: "Berlin", Kind: MunicipalityKind.City, Ags: "11000000" });
        Assert.Contains(rows, r => r is { Name: "Hamburg", Kind: MunicipalityKind.City, Ags: "02000000" });
        Assert.Contains(rows, r => r.Name == "Cottbus/Chóśebuz");
    }

    [Fact]
    public void Hagenow_is_as_the_register_has_it()
    {
        var hagenow = Assert.Single(Shipped(), r => r.Ags == "13076060");
        Assert.Equal(("130760060060", "Hagenow", "Hagenow, Stadt", MunicipalityKind.Town), (hagenow.Ars, hagenow.Name, hagenow.OfficialName, hagenow.Kind));
        Assert.Equal(("Ludwigslust-Parchim", "Mecklenburg-Vorpommern", "DE80O"), (hagenow.County, hagenow.State, hagenow.Nuts3));
        Assert.Equal((12_399, 6_754, "19230"), (hagenow.Inhabitants, hagenow.AreaHectares, hagenow.Postcode));
        Assert.Null(hagenow.Association);
    }

    [Fact]
    public void What_was_written_reads_the_same()
    {
        var rows = Shipped();
        using var text = new StringWriter();
        MunicipalityTable.Write(text, rows, ["a comment"]);
        Assert.Equal(rows, MunicipalityTable.Read(new StringReader(text.ToString())));
        Assert.StartsWith("# a comment\nars;", text.ToString());
    }

    [Theory]
    [InlineData("010010000000;01001000;Flensburg")]
    [InlineData("990010000000;99001000;Nirgends;Nirgends;city;99001;;;1;1;")]
    [InlineData("010010000000;01001000;Flensburg;Flensburg, Stadt;village;01001;;DEF01;1;1;")]
    [InlineData("010010000000;01001000;Flensburg;Flensburg, Stadt;city;01001;;DEF01;viele;1;")]
    public void A_damaged_line_is_named(string line)
    {
        var head = System.IO.File.ReadLines(File).First(l => l.StartsWith("ars;", StringComparison.Ordinal));
        var e = Assert.Throws<FormatException>(() => MunicipalityTable.Read(new StringReader($"{head}\n{line}\n")));
        Assert.Contains("Line 2", e.Message);
    }
}
