using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace FundingDirectory.Tests.Support;

/// <summary>What axe finds on a page.</summary>
internal static class Axe
{
    /// <summary>Runs within the page: ours have no frames, and axe's newer way opens a second page for each run, which takes longer than the run. Told the root element it
    /// judges the whole page, rules about pages included; both ways find and pass the same.</summary>
#pragma warning disable CS0618 // It may go one day, together with the frames that it cannot look into.
    public static Task<AxeResult> Run(IPage page, AxeRunOptions? rules = null) => page.Locator("html").RunAxeLegacy(rules);
#pragma warning restore CS0618
}
