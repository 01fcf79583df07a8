using FundingDirectory.Tests.Support;
using Xunit;

namespace FundingDirectory.Tests.Journeys;

/// <summary>Trying the interface in the browser: Swagger UI from our own host, under the policy of every page.</summary>
[Trait("Category", "Browser")]
public sealed class TryOutJourney(DirectoryApp app, Chromium chromium) : IClassFixture<DirectoryApp>, IClassFixture<Chromium>
{
    [Fact]
    public async Task A_call_is_tried_and_its_answer_shown_without_another_host()
    {
        await using var visit = await chromium.Visit(app.Address, javaScript: true);
        await visit.Page.GotoAsync("/api/ausprobieren");
        var operation = visit.Page.Locator("#operations-Auskunft-vocabulary");

        await operation.Locator(".opblock-summary-control").First.ClickAsync();
        await operation.Locator(".try-out__btn").ClickAsync();
        await operation.Locator("button.execute").ClickAsync();

        await Microsoft.Playwright.Assertions.Expect(operation.Locator(".live-responses-table .response .response-col_status").First).ToContainTextAsync("200");
        Assert.Empty(visit.ForeignRequests);
        Assert.Empty(visit.Failures);
        Assert.Empty(await visit.Cookies());
        await visit.Screenshot("schnittstelle-ausprobieren");
    }
}
