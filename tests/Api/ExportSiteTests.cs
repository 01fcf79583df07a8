using System.Xml.Linq;
using AngleSharp.Html.Parser;
using FundingDirectory.Core.Domain;
using FundingDirectory.Tests.Support;
using Xunit;

namespace FundingDirectory.Tests.Api;

public sealed class ExportSiteTests(ExportedSite exported) : IClassFixture<ExportedSite>
{
    private string Read(string file) => File.ReadAllText(Path.Combine(exported.Site, file));

    [Fact]
    public void Every_page_of_the_sitemap_is_a_file()
    {
        var addresses = XDocument.Parse(Read("sitemap.xml")).Descendants().Where(e => e.Name.LocalName == "loc").Select(e => new Uri(e.Value).AbsolutePath.Trim('/')).ToList();

        Assert.Contains("foerdermittel/muster", addresses);
        Assert.Empty(addresses.Where(a => !File.Exists(Path.Combine(exported.Site, a, "index.html"))));
    }

    [Theory]
    [InlineData("404.html")]
    [InlineData("robots.txt")]
    [InlineData("feed.atom")]
    [InlineData("katalog.jsonld")]
    [InlineData("llms.txt")]
    [InlineData("api/v1/dump.ndjson")]
    [InlineData("api/v1/dump.csv")]
    [InlineData("opensearch.xml")]
    [InlineData("fristen.ics")]
    [InlineData("openapi/v1.json")]
    [InlineData("foerdermittel/seite-2/index.html")]
    public void What_else_a_site_has_is_there(string file) => Assert.True(File.Exists(Path.Combine(exported.Site, file)), file);

    [Fact]
    public void What_its_source_gave_up_keeps_a_page_that_says_so() => Assert.Contains("führt dieses Programm nicht mehr", Read("foerdermittel/weg/index.html"), StringComparison.Ordinal);

    [Theory]
    [InlineData("foerdermittel/index.html", $"{ExportedSite.Live}/foerdermittel")]
    [InlineData("projekt/index.html", $"{ExportedSite.Live}/projekt")]
    [InlineData("vergleich/index.html", $"{ExportedSite.Live}/vergleich")]
    [InlineData("index.html", $"{ExportedSite.Live}/foerdermittel")]
    public void Where_a_server_would_be_needed_the_running_directory_is_named(string file, string address)
    {
        var page = new HtmlParser().ParseDocument(Read(file));

        Assert.Contains(address, page.QuerySelectorAll("main a").Select(a => a.GetAttribute("href")));
    }

    [Fact]
    public void No_page_holds_a_form_that_nobody_would_answer() =>
        Assert.Empty(Directory.EnumerateFiles(exported.Site, "*.html", SearchOption.AllDirectories).Where(f => File.ReadAllText(f).Contains("<form", StringComparison.Ordinal)));

    [Fact]
    public void No_page_names_the_port_it_was_made_on() =>
        Assert.Empty(Directory.EnumerateFiles(exported.Site, "*", SearchOption.AllDirectories).Where(f => Path.GetExtension(f) is ".html" or ".xml" or ".ics" or ".txt").Where(f => File.ReadAllText(f).Contains("127.0.0.1", StringComparison.Ordinal)));

    [Fact]
    public async Task A_link_that_leads_nowhere_stops_the_export_and_changes_nothing()
    {
        Assert.Equal(0, (await exported.Export("fehler")).Code);
        var before = File.GetLastWriteTimeUtc(Path.Combine(exported.Beside("fehler"), "index.html"));
        await exported.Add(new Article { Slug = "irrweg", Title = "Irrweg", Text = "## Weiter\n\n[Hier](/wissen/gibt-es-nicht) und [dort](/wissen/einstieg#zu-nirgends)." });

        var (code, _, errors) = await exported.Export("fehler");

        Assert.Equal(1, code);
        Assert.Contains("wissen/irrweg/index.html verweist auf «/wissen/gibt-es-nicht», und diese Seite gibt es nicht.", errors, StringComparison.Ordinal);
        Assert.Contains("verweist auf die Stelle «zu-nirgends» in wissen/einstieg/index.html", errors, StringComparison.Ordinal);
        Assert.Equal(before, File.GetLastWriteTimeUtc(Path.Combine(exported.Beside("fehler"), "index.html")));
        Assert.Empty(Directory.EnumerateDirectories(Path.GetDirectoryName(exported.Site)!, "fehler.neu-*"));
    }

    [Fact]
    public async Task A_folder_that_holds_something_else_is_refused()
    {
        var folder = Directory.CreateDirectory(exported.Beside("arbeit")).FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "wichtig.txt"), "nicht löschen");

        var (code, _, errors) = await exported.Export("arbeit");

        Assert.Equal(1, code);
        Assert.Contains("ist nicht leer und kein früherer Export", errors, StringComparison.Ordinal);
        Assert.Equal(["wichtig.txt"], Directory.EnumerateFileSystemEntries(folder).Select(Path.GetFileName));
    }

    [Theory]
    [InlineData(0, "--help")]
    [InlineData(0, "export", "--help")]
    [InlineData(2, "export")]
    [InlineData(2, "exportiere")]
    public async Task The_command_explains_itself(int expected, params string[] arguments)
    {
        var (code, output, errors) = await ProgramRun.Of("FundingDirectory.Api", exported.Beside("unbenutzt"), arguments);

        Assert.Equal(expected, code);
        Assert.Contains("export", output + errors, StringComparison.Ordinal);
    }
}
