using System.Text.RegularExpressions;
using FundingDirectory.Api.Desk.Accounts;
using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Store;
using FundingDirectory.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace FundingDirectory.Tests.Journeys;

/// <summary>An account begins with a one-time link and signs in with a passkey, in a real browser with a virtual authenticator.</summary>
[Trait("Category", "Browser")]
public sealed class PasskeyJourney(DirectoryApp app, Chromium chromium) : IClassFixture<DirectoryApp>, IClassFixture<Chromium>
{
    [Fact]
    public async Task A_link_starts_an_account_and_the_passkey_signs_in_again()
    {
        var (anna, secret) = (await app.Services.GetRequiredService<NewAccount>().Add("Anna Journey", EditorRole.Administer, "test", CancellationToken.None))!.Value;
        await using var visit = await chromium.Visit(app.NamedAddress, javaScript: true);
        var page = visit.Page;
        await page.AddAuthenticator();

        await page.GotoAsync($"/redaktion/einladung/{secret}");
        await page.GetByLabel("Name für diesen Passkey").FillAsync("Dienstlaptop");
        await page.GetByRole(AriaRole.Button, new() { Name = "Passkey anlegen" }).ClickAsync();
        await Arrives(page, "/redaktion");

        await page.GotoAsync("/redaktion/konto");
        await page.GetByText("Dienstlaptop").WaitForAsync();
        Assert.Empty((await Axe.Run(page)).Violations.Select(v => v.Id));
        await visit.Screenshot("redaktion-konto");
        await page.GotoAsync("/redaktion/konten");
        Assert.Empty((await Axe.Run(page)).Violations.Select(v => v.Id));
        await visit.Screenshot("redaktion-konten");

        await page.GetByRole(AriaRole.Button, new() { Name = "Abmelden" }).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "Anmelden bei der Redaktion" }).WaitForAsync();
        Assert.Empty((await Axe.Run(page)).Violations.Select(v => v.Id));
        await visit.Screenshot("redaktion-anmelden");
        await page.GotoAsync("/redaktion/konten");
        await page.GetByRole(AriaRole.Button, new() { Name = "Mit Passkey anmelden" }).ClickAsync();
        await Arrives(page, "/redaktion/konten");
        Assert.Contains("Anna Journey (Verwalten)", await page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);

        Assert.NotNull(Assert.Single(await app.Services.GetRequiredService<AccountStore>().Passkeys(anna.Id, CancellationToken.None)).LastUsedAt);
        Assert.Empty(visit.ForeignRequests);
        Assert.Empty(visit.Failures);
        Assert.All(await visit.Cookies(), name => Assert.StartsWith("__Host-", name, StringComparison.Ordinal));

        await page.GotoAsync($"/redaktion/einladung/{secret}");
        Assert.Contains("Dieser Link wurde schon benutzt", await page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
    }

    // Looks again and again where the browser is: waiting for the navigation itself misses one that takes place just before the waiting begins.
    private static Task Arrives(IPage page, string path) => Expect(page).ToHaveURLAsync(new Regex($"{path}$"), new() { Timeout = 30_000 });

    [Fact]
    public async Task Of_two_who_answer_one_link_at_the_same_moment_only_one_leaves_a_passkey()
    {
        var (race, secret) = (await app.Services.GetRequiredService<NewAccount>().Add("Wer Zuerst", EditorRole.Edit, "test", CancellationToken.None))!.Value;
        await using var one = await chromium.Visit(app.NamedAddress, javaScript: true);
        await using var other = await chromium.Visit(app.NamedAddress, javaScript: true);
        // Both answers wait at the door until the second one is there.
        var (waiting, open) = (0, new TaskCompletionSource());
        foreach (var visit in new[] { one, other })
        {
            await visit.Page.AddAuthenticator();
            await visit.Page.GotoAsync($"/redaktion/einladung/{secret}");
            await visit.Page.RouteAsync("**/redaktion/einladung/*", async route =>
            {
                if (route.Request.Method == "POST")
                {
                    if (Interlocked.Increment(ref waiting) == 2) open.SetResult();
                    await open.Task;
                }
                await route.ContinueAsync();
            });
        }
        await Task.WhenAll(new[] { one, other }.Select(v => v.Page.GetByRole(AriaRole.Button, new() { Name = "Passkey anlegen" }).ClickAsync()));
        foreach (var visit in new[] { one, other }) await visit.Page.GetByRole(AriaRole.Heading, new() { NameRegex = new("Arbeitsliste|Dieser Link gilt nicht mehr") }).WaitForAsync();
        Assert.Single(new[] { one, other }, v => v.Page.Url.EndsWith("/redaktion", StringComparison.Ordinal));
        Assert.Single(await app.Services.GetRequiredService<AccountStore>().Passkeys(race.Id, CancellationToken.None));
    }

    [Fact]
    public async Task Without_a_passkey_the_page_says_so_and_stays()
    {
        await using var visit = await chromium.Visit(app.NamedAddress, javaScript: true);
        await visit.Page.AddAuthenticator();
        await visit.Page.GotoAsync("/redaktion/anmelden");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Mit Passkey anmelden" }).ClickAsync();
        await visit.Page.GetByText("abgebrochen").WaitForAsync();
    }
}
