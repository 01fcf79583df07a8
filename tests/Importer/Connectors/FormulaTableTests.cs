using FundingDirectory.Importer.Connectors;
using Xunit;

namespace FundingDirectory.Tests.Importer.Connectors;

public sealed class FormulaTableTests
{
    private static List<string[]> Rows(string text, char separator = ';')
    {
        var table = new FormulaTable(new StringReader(text), separator);
        List<string[]> rows = [];
        while (table.Read()) rows.Add([.. Enumerable.Range(0, table.Count).Select(i => table.Cell(i).ToString())]);
        return rows;
    }

    [Theory]
    [InlineData("=\"a\";=\"b\"", new[] { "a", "b" })]
    [InlineData("=\"a;b\";c;", new[] { "a;b", "c", "" })]
    [InlineData("=\"sagt \"\"Ja\"\"\";\"x\"", new[] { "sagt \"Ja\"", "x" })]
    [InlineData("=\"sagt \"Ja\" heute\";x", new[] { "sagt \"Ja\" heute", "x" })]
    [InlineData("=\"zwei\nZeilen\";=1+1", new[] { "zwei\nZeilen", "=1+1" })]
    [InlineData("=\"\";;=\"\"", new[] { "", "", "" })]
    public void Cells_lose_their_formula_and_keep_their_words(string line, string[] cells) => Assert.Equal(cells, Assert.Single(Rows(line)));

    [Fact]
    public void Blank_lines_are_no_rows_and_lines_are_counted()
    {
        var table = new FormulaTable(new StringReader("a;b\r\n\r\n\"c\nd\";e\r\nf;g\n"));
        List<int> lines = [];
        while (table.Read()) lines.Add(table.Line);
        Assert.Equal([1, 3, 5], lines);
        Assert.False(table.AtEnd || table.CutOff);
    }

    [Fact]
    public void The_end_of_the_file_inside_a_cell_is_noticed()
    {
        var table = new FormulaTable(new StringReader("=\"a\";=\"b"));
        Assert.True(table.Read() && table.CutOff && table.AtEnd);
    }

    [Fact]
    public void Any_separator_will_do() => Assert.Equal(["a;b", "c, d"], Assert.Single(Rows("a;b,\"c, d\"", ',')));
}
