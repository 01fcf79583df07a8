using Deque.AxeCore.Commons;
using FundingDirectory.Tests.Support;
using Microsoft.Playwright;
using Xunit;

namespace FundingDirectory.Tests.Proofs;

/// <summary>What a machine can prove of accessibility (WCAG 2.2 AA): no finding of axe in either theme at three widths, reflow at 400 %, wider text, forced colours.</summary>
[Trait("Category", "Browser"), Collection(ProofsShareOneSite.Name)]
public sealed class AccessibilityProof(ProofSite site)
{
    // 1280 by 1024 pixels at 400 %.
    private const int ZoomedWidth = 320, ZoomedHeight = 256;

    // Beyond axe's own choice: the size of targets is new in WCAG 2.2.
    private static readonly AxeRunOptions Rules = new() { Rules = new() { ["target-size"] = new RuleOptions { Enabled = true } } };

    // A theme changes colours and nothing else: on a phone, dark is asked for these alone.
    private static readonly AxeRunOptions Colours = new() { RunOnly = new RunOnlyOptions { Type = "rule", Values = ["color-contrast", "link-in-text-block"] } };

    // WCAG 1.4.12; as a constructed sheet, because the policy of the site allows no inline style.
    private const string WiderText = """
        () => {
          const sheet = new CSSStyleSheet();
          sheet.replaceSync('* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-block-end: 2em !important }');
          document.adoptedStyleSheets = [sheet];
        }
        """;

    public static TheoryData<string> Pages => ProofSite.Pages;

    [Theory, MemberData(nameof(Pages))]
    public async Task Axe_finds_nothing_in_light_and_dark_on_a_phone_and_a_desk(string address)
    {
        await using var visit = await site.Open(address);
        foreach (var width in new[] { 320, 390, 1280 })
        {
            await visit.Page.SetViewportSizeAsync(width, 900);
            foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
            {
                await visit.Page.EmulateMediaAsync(new() { ColorScheme = scheme });
                var findings = (await Axe.Run(visit.Page, scheme == ColorScheme.Dark && width < 1280 ? Colours : Rules)).Violations.Select(v => $"{width} px, {scheme}: {v.Id}: {v.Help} ({string.Join("; ", v.Nodes.Take(3).Select(n => n.Html))})");
                Assert.Empty(findings);
            }
            Assert.True(await Fits(visit.Page), $"{address} scrolls sideways at {width} px");
        }
        Assert.Empty(visit.ForeignRequests);
        Assert.Empty(visit.Failures.Where(f => !f.EndsWith(address, StringComparison.Ordinal) && !f.Contains("status of 410", StringComparison.Ordinal)));
    }

    [Theory, MemberData(nameof(Pages))]
    public async Task It_reflows_at_400_percent_and_with_wider_text(string address)
    {
        await using var visit = await site.Open(address, ZoomedWidth);
        await visit.Page.SetViewportSizeAsync(ZoomedWidth, ZoomedHeight);
        Assert.True(await Fits(visit.Page), $"{address} scrolls sideways at 400 %");

        await visit.Page.EvaluateAsync(WiderText);
        Assert.True(await Fits(visit.Page), $"{address} scrolls sideways with wider text");
    }

    [Theory, MemberData(nameof(Pages))]
    public async Task In_forced_colours_what_can_be_pressed_still_shows_its_edge(string address)
    {
        await using var visit = await site.Open(address);
        await visit.Page.EmulateMediaAsync(new() { ForcedColors = ForcedColors.Active });

        var bare = await visit.Page.EvaluateAsync<string[]>("""
            () => [...document.querySelectorAll('main button, main .kern-btn, main input[type=text], main input[type=search], main select, main textarea')]
              .filter(e => e.checkVisibility()).filter(e => getComputedStyle(e).borderStyle === 'none' || parseFloat(getComputedStyle(e).borderWidth) === 0).map(e => e.outerHTML.slice(0, 120))
            """);
        Assert.Empty(bare);
        var invisible = await visit.Page.EvaluateAsync<string[]>("""
            () => [...document.querySelectorAll('.kern-icon')].filter(e => e.checkVisibility() && getComputedStyle(e).maskImage !== 'none')
              .filter(e => getComputedStyle(e).forcedColorAdjust === 'auto' && getComputedStyle(e).backgroundColor === getComputedStyle(document.body).backgroundColor).map(e => e.outerHTML.slice(0, 120))
            """);
        Assert.Empty(invisible);
    }

    [Theory]
    [InlineData("/projekt?schritt=3&budget=viel", "budget")]
    [InlineData("/projekt?ort=Nirgendwohausen&schritt=2", "ort")]
    public async Task What_is_wrong_in_a_form_is_summed_up_first_and_leads_to_its_field(string address, string field)
    {
        await using var visit = await site.Open(address);
        var page = visit.Page;
        var summary = page.GetByRole(AriaRole.Alert);
        var link = summary.Locator("a").First;
        var message = await link.InnerTextAsync();

        await link.ClickAsync();

        var input = page.Locator($"#feld-{field}");
        Assert.Equal($"feld-{field}", await page.EvaluateAsync<string>("document.activeElement.id"));
        Assert.Equal("true", await input.GetAttributeAsync("aria-invalid"));
        var described = (await input.GetAttributeAsync("aria-describedby"))!.Split(' ');
        Assert.Contains(message, string.Join(' ', await Task.WhenAll(described.Select(id => page.Locator($"#{id}").InnerTextAsync()))), StringComparison.Ordinal);
    }

    private static Task<bool> Fits(IPage page) => page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= document.documentElement.clientWidth");
}
