using System.Net;
using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Store;
using FundingDirectory.Tests.Support;
using FundingDirectory.Tests.Web;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace FundingDirectory.Tests.Api.Desk.Accounts;

/// <summary>Refused sign-ins; the good ones are in the journey with a real authenticator.</summary>
public sealed class SignInTests(DirectoryApp app) : IClassFixture<DirectoryApp>
{
    private AccountStore Accounts => app.Services.GetRequiredService<AccountStore>();

    private static string Answer(byte[] credential) =>
        """{"id":"ID","rawId":"ID","type":"public-key","response":{"clientDataJSON":"e30","authenticatorData":"AA","signature":"AA"},"clientExtensionResults":{}}""".Replace("ID", WebEncoders.Base64UrlEncode(credential), StringComparison.Ordinal);

    private static async Task<HttpResponseMessage> Try(DeskClient nobody, string passkey)
    {
        await nobody.Post("/redaktion/anmelden/optionen");
        return await nobody.Post("/redaktion/anmelden", ("passkey", passkey));
    }

    [Theory]
    [InlineData(""), InlineData("{}"), InlineData("kein JSON"), InlineData("""{"id":"AAAAA"}"""), InlineData("""{"id":"AA","response":null}""")]
    public async Task Nonsense_instead_of_a_passkey_is_refused_in_german(string passkey)
    {
        using var nobody = DeskClient.Nobody(app);
        var page = await DeskClient.Read(await Try(nobody, passkey), 401);
        Assert.Contains("Die Anmeldung hat nicht geklappt", page.Body.Words(), StringComparison.Ordinal);
        Assert.DoesNotContain("__Host-fd-editor", nobody.Cookies.Keys);
    }

    [Fact]
    public async Task Without_a_challenge_of_ours_an_answer_counts_for_nothing()
    {
        using var nobody = DeskClient.Nobody(app);
        await DeskClient.Read(await nobody.Post("/redaktion/anmelden", ("passkey", Answer([1, 2, 3]))), 401);
    }

    [Fact]
    public async Task After_five_wrong_answers_an_account_is_locked()
    {
        using var nobody = DeskClient.Nobody(app);
        using var anna = await DeskClient.With(app, EditorRole.Edit, "Anna Gesperrt");
        await Accounts.Keep(new Passkey { CredentialId = [9, 9, 9, 9], EditorId = anna.Editor!.Id, Name = "Gerät", PublicKey = [1], CreatedAt = Make.Now, AttestationObject = [1], ClientDataJson = [1] }, CancellationToken.None);
        for (var i = 0; i < 5; i++) await DeskClient.Read(await Try(nobody, Answer([9, 9, 9, 9])), 401);
        Assert.True((await Accounts.Get(anna.Editor.Id, CancellationToken.None))!.LockedUntil > DateTimeOffset.UtcNow);
        var audit = await app.Services.GetRequiredService<EditorLog>().Newest(20, CancellationToken.None);
        Assert.Equal((4, 1), (audit.Count(e => e.Editor == anna.Editor.Id && e.Kind == EditorEventKind.SignInRefused), audit.Count(e => e.Editor == anna.Editor.Id && e.Kind == EditorEventKind.LockedOut)));
    }

    [Fact]
    public async Task Signing_out_ends_the_session_of_the_browser()
    {
        using var anna = await DeskClient.With(app, EditorRole.Edit);
        Assert.Equal("/redaktion/anmelden", (await anna.Post("/redaktion/abmelden")).Headers.Location?.ToString());
        Assert.DoesNotContain("__Host-fd-editor", anna.Cookies.Keys);
    }

    [Fact]
    public async Task Signing_out_everywhere_ends_every_session()
    {
        using var here = await DeskClient.With(app, EditorRole.Edit);
        using var there = await DeskClient.As(app, here.Editor!);
        await there.Page("/redaktion/konto");
        await here.Post("/redaktion/konto/ueberall-abmelden");
        Assert.Equal(HttpStatusCode.Redirect, (await there.Get("/redaktion/konto")).StatusCode);
    }

    [Fact]
    public async Task A_forged_session_is_nobody_s()
    {
        using var nobody = DeskClient.Nobody(app);
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/redaktion/konten", UriKind.Relative));
        request.Headers.Add("Cookie", "__Host-fd-editor=CfDJ8erfunden; __Host-fd-form=erfunden; __Host-fd-passkey=erfunden");
        Assert.Equal(HttpStatusCode.Redirect, (await nobody.Send(request)).StatusCode);
    }
}
