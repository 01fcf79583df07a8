using Microsoft.Playwright;
using Xunit;

namespace FundingDirectory.Tests.Support;

/// <summary>The installed Chromium, started once for the tests of a class.</summary>
public sealed class Chromium : IAsyncLifetime
{
    /// <summary>Where the browser is installed.</summary>
    public static string Program { get; } = Environment.GetEnvironmentVariable("CHROMIUM") ?? "/usr/bin/chromium";

    private IPlaywright playwright = null!;
    private IBrowser browser = null!;

    public async ValueTask InitializeAsync()
    {
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Program,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }

    /// <summary>A visit of its own: no shared cookies or cache.</summary>
    public async Task<Visit> Visit(Uri address, bool javaScript, ColorScheme scheme = ColorScheme.Light, int width = 1280)
    {
        var context = await browser.NewContextAsync(new()
        {
            BaseURL = address.ToString(), JavaScriptEnabled = javaScript, ColorScheme = scheme, Locale = "de-DE", ViewportSize = new() { Width = width, Height = 900 },
        });
        return new Visit(context, await context.NewPageAsync(), address);
    }

    public async ValueTask DisposeAsync()
    {
        await browser.DisposeAsync();
        playwright.Dispose();
    }
}

/// <summary>One visitor with one page, watching what the page asks for.</summary>
public sealed class Visit : IAsyncDisposable
{
    private readonly IBrowserContext context;

    internal Visit(IBrowserContext context, IPage page, Uri address)
    {
        (this.context, Page) = (context, page);
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(address.ToString(), StringComparison.Ordinal) && !request.Url.StartsWith("data:", StringComparison.Ordinal)) ForeignRequests.Add(request.Url);
        };
        page.Response += (_, response) =>
        {
            if (response.Status >= 400) Failures.Add($"{response.Status} {response.Url}");
        };
        page.Console += (_, message) =>
        {
            if (message.Type == "error" && !message.Text.Contains("status of 404", StringComparison.Ordinal)) Failures.Add(message.Text);
        };
    }

    public IPage Page { get; }

    /// <summary>Requests that left the origin.</summary>
    public List<string> ForeignRequests { get; } = [];

    /// <summary>Answers with an error status, and errors in the console.</summary>
    public List<string> Failures { get; } = [];

    public async Task<IReadOnlyList<string>> Cookies() => [.. (await context.CookiesAsync()).Select(c => c.Name)];

    /// <summary>Keeps what the visitor sees for people to look at (tests/screenshots, git-ignored).</summary>
    public Task Screenshot(string name) => Page.ScreenshotAsync(new() { FullPage = true, Path = Path.Combine(Repository.Root, "tests", "screenshots", $"{name}.png") });

    public ValueTask DisposeAsync() => context.DisposeAsync();
}
