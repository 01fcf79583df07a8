using FundingDirectory.Core.Domain;
using FundingDirectory.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Playwright;
using Xunit;

namespace FundingDirectory.Tests.Journeys;

/// <summary>A partner's page on another origin, under a policy that allows this directory and nothing else.</summary>
[Trait("Category", "Browser")]
public sealed class WidgetJourney(DirectoryApp app, Chromium chromium) : IClassFixture<DirectoryApp>, IClassFixture<Chromium>
{
    private string Root => app.Address.ToString().TrimEnd('/');

    /// <summary>The partner's server; every page of it holds the element.</summary>
    private async Task<WebApplication> Partner(string attributes)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var partner = builder.Build();
        partner.Run(http =>
        {
            http.Response.ContentType = "text/html; charset=utf-8";
            http.Response.Headers.ContentSecurityPolicy = $"default-src 'none'; script-src {Root}; connect-src {Root}; img-src data:; style-src 'self'; base-uri 'none'; form-action 'none'";
            http.Response.Headers["Cross-Origin-Embedder-Policy"] = "require-corp";
            return http.Response.WriteAsync($"""
                <!doctype html><html lang="de"><head><meta charset="utf-8"><title>Partner</title><link rel="icon" href="data:,"><script type="module" src="{Root}/widget.js"></script></head>
                <body><main><h1>Partner</h1><foerder-widget {attributes}><a href="{Root}/foerdermittel">Alle Fördermittel</a></foerder-widget></main></body></html>
                """);
        });
        await partner.StartAsync(TestContext.Current.CancellationToken);
        return partner;
    }

    [Fact]
    public async Task It_lists_programmes_as_text_and_keyboard_and_screen_reader_reach_them()
    {
        await app.Publish(Make.Programme("einbettung", "Quastenflosser <img src=x onerror=alert(1)>") with { DeadlineModel = DeadlineModel.Single, Rounds = [new Round { Closes = new(2089, 3, 31) }] });
        await app.Publish(Make.Programme("einbettung-zwei", "Quastenflosser laufend"));
        await using var partner = await Partner("q=\"Quastenflosser\" label=\"Geld für uns\"");
        await using var visit = await chromium.Visit(new Uri(partner.Urls.First()), javaScript: true);
        var page = visit.Page;
        await page.GotoAsync("/");

        var list = page.GetByRole(AriaRole.List, new() { Name = "Geld für uns" });
        await Assertions.Expect(list.GetByRole(AriaRole.Listitem)).ToHaveCountAsync(2);
        var first = list.GetByRole(AriaRole.Link).First;
        Assert.Equal("Quastenflosser <img src=x onerror=alert(1)>", await first.InnerTextAsync());
        Assert.Equal($"{Root}/foerdermittel/einbettung", await first.GetAttributeAsync("href"));
        Assert.Contains("Musterministerium · Frist: 31. März 2089", await list.InnerTextAsync(), StringComparison.Ordinal);
        Assert.Contains("laufend möglich", await list.InnerTextAsync(), StringComparison.Ordinal);
        Assert.True(await page.GetByRole(AriaRole.Link, new() { Name = "Alle Fördermittel" }).IsVisibleAsync());

        await visit.Screenshot("einbettung");
        await page.Keyboard.PressAsync("Tab");
        Assert.Equal("3px", await first.EvaluateAsync<string>("a => a.matches(':focus') && getComputedStyle(a).outlineWidth"));
        Assert.Empty((await Axe.Run(page)).Violations.Select(v => $"{v.Id}: {v.Help}"));
        // Nothing but the directory was asked, and the policy had nothing to say.
        Assert.All(visit.ForeignRequests, r => Assert.StartsWith(Root, r, StringComparison.Ordinal));
        Assert.Empty(visit.Failures);
    }

    [Fact]
    public async Task It_takes_the_partner_s_colours_and_follows_a_changed_attribute()
    {
        await app.Publish(Make.Programme("einbettung-drei", "Stichwort Riesenalk"));
        await using var partner = await Partner("q=\"gibtesnichtxyz\"");
        await using var visit = await chromium.Visit(new Uri(partner.Urls.First()), javaScript: true);
        var page = visit.Page;
        await page.GotoAsync("/");
        await page.EvaluateAsync("""
            () => {
              const sheet = new CSSStyleSheet();
              sheet.replaceSync('foerder-widget { --foerder-link: rgb(1, 2, 3) }');
              document.adoptedStyleSheets = [sheet];
              document.querySelector('foerder-widget').setAttribute('q', 'Riesenalk');
            }
            """);

        var link = page.GetByRole(AriaRole.Link, new() { Name = "Stichwort Riesenalk" });
        await Assertions.Expect(link).ToHaveCountAsync(1);
        Assert.Equal("rgb(1, 2, 3)", await link.EvaluateAsync<string>("a => getComputedStyle(a).color"));
    }

    [Theory]
    [InlineData("**/api/v1/search*")]
    [InlineData("**/widget.js")]
    public async Task When_the_directory_is_down_its_link_stays(string unreachable)
    {
        await using var partner = await Partner("");
        await using var visit = await chromium.Visit(new Uri(partner.Urls.First()), javaScript: true);
        await visit.Page.RouteAsync(unreachable, route => route.AbortAsync());
        await visit.Page.RunAndWaitForRequestAsync(() => visit.Page.GotoAsync("/"), unreachable);

        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Link)).ToHaveCountAsync(1);
        Assert.True(await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Alle Fördermittel" }).IsVisibleAsync());
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.List)).ToHaveCountAsync(0);
    }
}
