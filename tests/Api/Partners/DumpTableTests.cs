using System.Globalization;
using System.Text;
using FundingDirectory.Core.Domain;
using FundingDirectory.Tests.Support;
using Xunit;

namespace FundingDirectory.Tests.Api.Partners;

public sealed class DumpTableTests(DirectoryApp app) : IClassFixture<DirectoryApp>
{
    private async Task<byte[]> Bytes(string query = "") => await app.Client.GetByteArrayAsync(new Uri($"/api/v1/dump.csv{query}", UriKind.Relative));

    private static List<Dictionary<string, string>> Rows(byte[] bytes, char separator)
    {
        var lines = new List<List<string>>();
        foreach (var record in Split(Encoding.UTF8.GetString(bytes).TrimStart('\ufeff'), separator)) lines.Add(record);
        return [.. lines.Skip(1).Select(l => lines[0].Zip(l).ToDictionary(c => c.First, c => c.Second))];
    }

    // Written here and not taken from the library that wrote the file: quotes are doubled, cells may hold separators and line ends.
    private static IEnumerable<List<string>> Split(string text, char separator)
    {
        var (cells, cell, quoted) = (new List<string>(), new StringBuilder(), false);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (quoted && c == '"' && i + 1 < text.Length && text[i + 1] == '"') cell.Append(text[i++]);
            else if (c == '"') quoted = !quoted;
            else if (!quoted && (c == separator || c == '\n'))
            {
                cells.Add(cell.ToString());
                cell.Clear();
                if (c == separator) continue;
                yield return cells;
                cells = [];
            }
            else if (quoted || c != '\r') cell.Append(c);
        }
    }

    [Fact]
    public async Task A_row_holds_the_facts_of_the_entry_whatever_stands_in_its_cells()
    {
        var id = await app.Publish(Make.Programme("tabelle", "Titel mit \"Anführung\", Komma; Strichpunkt") with
        {
            AmountMax = 50_000,
            FundingAreas = ["13", "01"],
            FundingRates = [new() { PercentMax = 62.5m }, new() { PercentMax = 40 }],
            Level = FundingLevel.State,
        });
        foreach (var (query, separator) in new[] { ("", ','), ("?separator=semicolon", ';') })
        {
            var row = Rows(await Bytes(query), separator).Single(r => r["id"] == id);
            Assert.Equal(("Titel mit \"Anführung\", Komma; Strichpunkt", "50000", "13 | 01", "62.5", "state"), (row["title"], row["amountMax"], row["areas"], row["fundingRateMax"], row["level"]));
            Assert.Equal($"{app.Address}foerdermittel/tabelle", row["url"]);
        }
    }

    [Fact]
    public async Task A_cell_that_begins_like_a_formula_stays_text()
    {
        string[] titles = ["=HYPERLINK(\"https://example.org\")", "+1", "@summe", "-2+3"];
        List<string> ids = [];
        foreach (var (title, i) in titles.Select((t, i) => (t, i))) ids.Add(await app.Publish(Make.Programme($"formel-{i.ToString(CultureInfo.InvariantCulture)}", title)));
        var rows = Rows(await Bytes("?separator=semicolon"), ';');
        Assert.All(ids.Zip(titles), pair => Assert.Equal($"'{pair.Second}", rows.Single(r => r["id"] == pair.First)["title"]));
    }

    [Fact]
    public async Task Only_the_variant_for_excel_bears_a_byte_order_mark()
    {
        Assert.Equal([0xEF, 0xBB, 0xBF], (await Bytes("?separator=semicolon"))[..3]);
        Assert.Equal("kind"u8.ToArray(), (await Bytes())[..4]);
    }

    [Fact]
    public async Task Every_row_names_licence_and_attribution_of_its_source() =>
        Assert.All(Rows(await Bytes(), ',').Where(r => r["source"] == "catalogue"), r => Assert.Equal(("CC0-1.0", false), (r["licence"], string.IsNullOrEmpty(r["attribution"]))));

    [Fact]
    public async Task An_unknown_separator_is_named() => Assert.NotNull((await app.Problem("/api/v1/dump.csv?separator=tab", 400))["errors"]!["separator"]);
}
