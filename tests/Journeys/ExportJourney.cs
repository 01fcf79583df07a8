using FundingDirectory.Tests.Support;
using Microsoft.Playwright;
using Xunit;

namespace FundingDirectory.Tests.Journeys;

/// <summary>The copy made of files, below a path of a plain file server, in a real browser.</summary>
[Trait("Category", "Browser")]
public sealed class ExportJourney(ExportedSite exported, Chromium chromium) : IClassFixture<ExportedSite>, IClassFixture<Chromium>
{
    [Fact]
    public async Task Every_page_shows_whole_below_any_path()
    {
        await using var server = await FileServer.Of(exported.Site, "/kopie/des/verzeichnisses");
        await using var visit = await chromium.Visit(server.Address, javaScript: true);
        foreach (var file in Directory.EnumerateFiles(exported.Site, "index.html", SearchOption.AllDirectories))
        {
            var address = new Uri(server.Address, Path.GetRelativePath(exported.Site, Path.GetDirectoryName(file)!) + "/");
            var answer = await visit.Page.GotoAsync(address.ToString(), new() { WaitUntil = WaitUntilState.Load });
            Assert.Equal(200, answer!.Status);
            Assert.Equal("Fira Sans", await visit.Page.EvaluateAsync<string>("getComputedStyle(document.body).fontFamily.split(',')[0].replaceAll('\"', '')"));
        }
        Assert.Empty(visit.Failures);
        Assert.Empty(visit.ForeignRequests);
    }

    [Fact]
    public async Task A_reader_goes_from_the_start_to_a_programme()
    {
        await using var server = await FileServer.Of(exported.Site, "/kopie");
        await using var visit = await chromium.Visit(server.Address, javaScript: false);
        var page = visit.Page;

        await page.GotoAsync(server.Address.ToString());
        await page.GetByRole(AriaRole.Link, new() { Name = "Alle Fördermittel" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Weiter" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Programm 9", Exact = true }).ClickAsync();

        Assert.Equal("Programm 9", await page.Locator("h1").InnerTextAsync());
        Assert.EndsWith("/kopie/foerdermittel/programm-9/", page.Url, StringComparison.Ordinal);
        Assert.Empty(visit.Failures);
    }
}
