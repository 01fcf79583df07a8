using System.Text.RegularExpressions;
using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Store;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.WebUtilities;

namespace FundingDirectory.Api.Desk.Access;

/// <summary>The two halves of making a passkey and of signing in with one. Between them the challenge waits in a cookie that only we can read.</summary>
public sealed partial class PasskeyCeremony(
    IPasskeyHandler<EditorUser> handler, UserManager<EditorUser> users, EditorSession session, AccountStore accounts, EditorLog log, IDataProtectionProvider protection, TimeProvider time)
{
    private const string Cookie = "__Host-fd-passkey";
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);
    private readonly PropertiesDataFormat format = new(protection.CreateProtector("FundingDirectory.Passkey"));

    /// <summary>What the browser needs to make a passkey for an editor, as JSON.</summary>
    public async Task<string> BeginCreation(HttpContext http, Editor editor)
    {
        var options = await handler.MakeCreationOptionsAsync(new PasskeyUserEntity { Id = editor.Id, Name = editor.Name, DisplayName = editor.Name }, http);
        Keep(http, CreationOf(editor), options.AttestationState);
        return options.CreationOptionsJson;
    }

    /// <summary>The passkey that the browser made, not kept yet; null when it does not answer our challenge.</summary>
    public async Task<UserPasskeyInfo?> FinishCreation(HttpContext http, Editor editor, string? credential)
    {
        if (Take(http, CreationOf(editor)) is not { } state || string.IsNullOrEmpty(credential)) return null;
        var result = await handler.PerformAttestationAsync(new PasskeyAttestationContext { HttpContext = http, CredentialJson = credential, AttestationState = state });
        return result.Succeeded && result.UserEntity.Id == editor.Id ? result.Passkey : null;
    }

    /// <summary>Keeps a passkey that was made; false when the editor is gone or the passkey is somebody else's.</summary>
    public async Task<bool> Keep(Editor editor, UserPasskeyInfo passkey, string name, CancellationToken cancel)
    {
        passkey.Name = name;
        if (await users.FindByIdAsync(editor.Id) is not { } user || !(await users.AddOrUpdatePasskeyAsync(user, passkey)).Succeeded) return false;
        await log.Write(EditorEventKind.PasskeyAdded, editor.Id, name, time.GetUtcNow(), cancel);
        return true;
    }

    /// <summary>What the browser needs to ask for a passkey, as JSON. It names no editor: nobody learns who has an account.</summary>
    public async Task<string> BeginSignIn(HttpContext http)
    {
        var options = await handler.MakeRequestOptionsAsync(null, http);
        Keep(http, "sign-in", options.AssertionState);
        return options.RequestOptionsJson;
    }

    /// <summary>Signs in with the browser's answer; the German reason when that is refused, null when it worked.</summary>
    public async Task<string?> FinishSignIn(HttpContext http, string? credential, CancellationToken cancel)
    {
        if (Take(http, "sign-in") is not { } state || string.IsNullOrEmpty(credential)) return "Die Anmeldung hat zu lange gedauert. Bitte versuchen Sie es noch einmal.";
        var result = await handler.PerformAssertionAsync(new PasskeyAssertionContext { HttpContext = http, CredentialJson = credential, AssertionState = state });
        if (!result.Succeeded) return await Refuse(credential, cancel);
        var user = result.User;
        if (await users.IsLockedOutAsync(user)) return await Refuse(user, EditorEventKind.SignInRefused, "gesperrt", cancel);
        if (!user.Editor.MayWork) return await Refuse(user, EditorEventKind.SignInRefused, "Zugang entzogen", cancel);
        await users.ResetAccessFailedCountAsync(user);
        await users.AddOrUpdatePasskeyAsync(user, result.Passkey);
        if (await accounts.Passkey(result.Passkey.CredentialId, cancel) is { } passkey) await accounts.Keep(passkey with { LastUsedAt = time.GetUtcNow() }, cancel);
        await session.Begin(user.Editor.Id, null, cancel);
        return null;
    }

    /// <summary>Counts a wrong answer against the account whose passkey it claims to be, and locks it after too many.</summary>
    private async Task<string> Refuse(string credential, CancellationToken cancel)
    {
        var user = CredentialId().Match(credential) is { Success: true } id ? await users.FindByPasskeyIdAsync(WebEncoders.Base64UrlDecode(Whole(id.Groups[1].Value))) : null;
        if (user is null)
        {
            await log.Write(EditorEventKind.SignInRefused, null, null, time.GetUtcNow(), cancel);
            return Refused;
        }
        await users.AccessFailedAsync(user);
        return await Refuse(user, await users.IsLockedOutAsync(user) ? EditorEventKind.LockedOut : EditorEventKind.SignInRefused, null, cancel);
    }

    // The same words for every reason: who tries learns nothing about the account.
    private const string Refused = "Die Anmeldung wurde abgelehnt. Nach mehreren Fehlversuchen ist ein Konto für 15 Minuten gesperrt. Hilft das nicht, brauchen Sie einen neuen Einmal-Link.";

    private async Task<string> Refuse(EditorUser user, EditorEventKind kind, string? detail, CancellationToken cancel)
    {
        await log.Write(kind, user.Editor.Id, detail, time.GetUtcNow(), cancel);
        return Refused;
    }

    private void Keep(HttpContext http, string purpose, string? state)
    {
        var kept = new AuthenticationProperties(new Dictionary<string, string?> { [nameof(state)] = state }) { ExpiresUtc = time.GetUtcNow() + Lifetime };
        http.Response.Cookies.Append(Cookie, format.Protect(kept, purpose), Options(Lifetime));
    }

    /// <summary>The challenge that waits for this purpose; null when there is none, it is too old, or the cookie is not ours.</summary>
    private string? Take(HttpContext http, string purpose)
    {
        if (http.Request.Cookies[Cookie] is not { Length: > 0 } kept) return null;
        http.Response.Cookies.Delete(Cookie, Options(null));
        return format.Unprotect(kept, purpose) is { } properties && properties.ExpiresUtc > time.GetUtcNow() ? properties.Items["state"] : null;
    }

    private static CookieOptions Options(TimeSpan? lifetime) => new() { HttpOnly = true, Secure = true, SameSite = SameSiteMode.Strict, Path = "/", MaxAge = lifetime };

    private static string CreationOf(Editor editor) => $"creation {editor.Id}";

    // A length of 4n + 1 is no base64; the shortest cut makes it one that is simply unknown.
    private static string Whole(string base64) => base64.Length % 4 == 1 ? base64[..^1] : base64;

    [GeneratedRegex("""
        "id"\s*:\s*"([A-Za-z0-9_-]{1,1400})"
        """, RegexOptions.CultureInvariant)]
    private static partial Regex CredentialId();
}
