using Microsoft.Playwright;
using Xunit;

namespace FundingDirectory.Tests.Proofs;

/// <summary>A walk through every page with the Tab key alone.</summary>
[Trait("Category", "Browser"), Collection(ProofsShareOneSite.Name)]
public sealed class KeyboardProof(ProofSite site)
{
    private const int MostStops = 600;

    // What the reader sees of the element that has the focus, compared with the one before.
    private const string Look = """
        async () => {
          let e = document.activeElement;
          // Within an element of its own the page sees only that element.
          while (e?.shadowRoot?.activeElement) e = e.shadowRoot.activeElement;
          const onPage = n => n.getRootNode() instanceof ShadowRoot ? n.getRootNode().host : n;
          const follows = (a, b) => (a.getRootNode() === b.getRootNode() ? a.compareDocumentPosition(b) : onPage(a).compareDocumentPosition(onPage(b))) & Node.DOCUMENT_POSITION_FOLLOWING;
          if (!e || e === document.body || e === document.documentElement) return { name: '', ahead: true, visible: true, marked: true };
          const style = getComputedStyle(e);
          const inSight = () => [...e.getClientRects()].flatMap(c => [[c.left + c.width / 2, c.top + c.height / 2], [c.left + 3, c.top + 3], [c.right - 3, c.bottom - 3]])
            .some(([x, y]) => { const at = e.getRootNode().elementFromPoint(x, y); return at && (at === e || e.contains(at)); });
          // The browser scrolls to it with one of the next frames.
          let seen = inSight();
          for (let frame = 0; !seen && frame < 60; frame++) {
            await new Promise(requestAnimationFrame);
            seen = inSight();
          }
          const before = window.focusedBefore;
          window.focusedBefore = e;
          return {
            name: e.outerHTML.slice(0, 140),
            ahead: !before || !before.isConnected || follows(before, e) !== 0,
            visible: seen,
            marked: (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2) || style.boxShadow !== 'none',
          };
        }
        """;

    public static TheoryData<string> Pages => ProofSite.Pages;

    [Theory, MemberData(nameof(Pages))]
    public async Task Every_stop_is_seen_marked_and_in_the_order_of_the_page(string address)
    {
        await using var visit = await site.Open(address);
        Assert.InRange(await Walk(visit.Page, address), 10, MostStops);
    }

    [Theory]
    [InlineData("/foerdermittel?q=KI")]
    [InlineData("/vergleich?ids=modellprojekte-smart-cities,kommunalrichtlinie")]
    [InlineData("/projekt?schritt=2")]
    public async Task Nothing_covers_the_focus_at_400_percent(string address)
    {
        await using var visit = await site.Open(address);
        await visit.Page.SetViewportSizeAsync(320, 256);
        Assert.InRange(await Walk(visit.Page, address), 10, MostStops);
    }

    [Theory, MemberData(nameof(Pages))]
    public async Task The_first_stop_skips_to_the_content(string address)
    {
        await using var visit = await site.Open(address);
        var page = visit.Page;

        await page.Keyboard.PressAsync("Tab");
        Assert.Equal("Zum Inhalt springen", await page.EvaluateAsync<string>("document.activeElement.textContent"));
        Assert.True(await page.EvaluateAsync<bool>("document.activeElement.getBoundingClientRect().top >= 0"));
        await page.Keyboard.PressAsync("Enter");
        Assert.Equal("inhalt", await page.EvaluateAsync<string>("document.activeElement.id"));
        await page.Keyboard.PressAsync("Tab");
        Assert.True(await page.EvaluateAsync<bool>("document.activeElement.closest('main, footer') !== null"));
    }

    /// <summary>Walks until the focus leaves the page.</summary>
    /// <returns>How many stops there were.</returns>
    private static async Task<int> Walk(IPage page, string address)
    {
        // Scrolling at once instead of gliding: the walk does not wait for it.
        await page.EmulateMediaAsync(new() { ReducedMotion = ReducedMotion.Reduce });
        for (var stop = 0; stop <= MostStops; stop++)
        {
            await page.Keyboard.PressAsync("Tab");
            var seen = await page.EvaluateAsync<Stop>(Look);
            if (seen.Name.Length == 0) return stop;
            Assert.True(seen.Visible, $"{address}: not seen: {seen.Name}");
            Assert.True(seen.Marked, $"{address}: no focus to be seen: {seen.Name}");
            Assert.True(seen.Ahead, $"{address}: out of order: {seen.Name}");
        }
        Assert.Fail($"{address}: the focus never leaves the page");
        return 0;
    }

    // Filled by the browser's driver, which needs to set it.
    private sealed class Stop
    {
        public string Name { get; set; } = "";
        public bool Ahead { get; set; }
        public bool Visible { get; set; }
        public bool Marked { get; set; }
    }
}
