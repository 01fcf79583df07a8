using Microsoft.Playwright;

namespace FundingDirectory.Tests.Support;

/// <summary>A device that holds passkeys and confirms by itself, as Chromium simulates one.</summary>
internal static class Authenticator
{
    public static async Task AddAuthenticator(this IPage page)
    {
        var session = await page.Context.NewCDPSessionAsync(page);
        await session.SendAsync("WebAuthn.enable");
        await session.SendAsync("WebAuthn.addVirtualAuthenticator", new Dictionary<string, object>
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2", ["transport"] = "internal", ["hasResidentKey"] = true, ["hasUserVerification"] = true, ["isUserVerified"] = true, ["automaticPresenceSimulation"] = true,
            },
        });
    }
}
