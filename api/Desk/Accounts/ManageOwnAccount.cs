using FundingDirectory.Api.Desk.Access;
using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Store;
using FundingDirectory.Web.Desk;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;

namespace FundingDirectory.Api.Desk.Accounts;

/// <summary>/redaktion/konto: an editor's own passkeys and sessions.</summary>
public static class ManageOwnAccount
{
    public static Task<RazorComponentResult<AccountPage>> Page(HttpContext http, AccountStore accounts, CancellationToken cancel) =>
        Show(http, accounts, null, http.Request.Query["fertig"].FirstOrDefault() switch { "neu" => "Der Passkey ist angelegt.", "entfernt" => "Der Passkey ist entfernt.", _ => null }, cancel);

    /// <summary>What the browser needs to make another passkey.</summary>
    public static async Task<ContentHttpResult> Options(HttpContext http, PasskeyCeremony ceremony) => TypedResults.Content(await ceremony.BeginCreation(http, http.Editor()), "application/json");

    /// <summary>Keeps another passkey.</summary>
    public static async Task<Results<RedirectHttpResult, RazorComponentResult<AccountPage>>> Add(HttpContext http, PasskeyCeremony ceremony, AccountStore accounts, CancellationToken cancel)
    {
        var form = await DeskForm.Read(http, cancel);
        if (await ceremony.FinishCreation(http, http.Editor(), form["passkey"].FirstOrDefault()) is { } passkey && await ceremony.Keep(http.Editor(), passkey, PasskeyName(form), cancel)) return TypedResults.Redirect("/redaktion/konto?fertig=neu");
        return (await Show(http, accounts, "Der Passkey passt nicht zu dieser Anfrage. Bitte versuchen Sie es noch einmal.", null, cancel)).WithStatus(StatusCodes.Status400BadRequest);
    }

    /// <summary>Removes a passkey, but never the last one.</summary>
    public static async Task<Results<RedirectHttpResult, RazorComponentResult<AccountPage>>> Remove(HttpContext http, AccountStore accounts, EditorLog log, TimeProvider time, CancellationToken cancel)
    {
        var wish = (await DeskForm.Read(http, cancel)).Line("kennung");
        var editor = http.Editor();
        var passkey = (await accounts.Passkeys(editor.Id, cancel)).FirstOrDefault(p => Convert.ToHexStringLower(p.CredentialId) == wish);
        if (passkey is null || !await accounts.Remove(editor.Id, passkey.CredentialId, cancel))
            return (await Show(http, accounts, "Diesen Passkey gibt es nicht, oder er ist Ihr letzter. Der letzte bleibt, sonst kämen Sie nicht mehr hinein.", null, cancel)).WithStatus(StatusCodes.Status400BadRequest);
        await log.Write(EditorEventKind.PasskeyRemoved, editor.Id, passkey.Name, time.GetUtcNow(), cancel);
        return TypedResults.Redirect("/redaktion/konto?fertig=entfernt");
    }

    /// <summary>Ends every session of the editor.</summary>
    public static async Task<RedirectHttpResult> SignOutEverywhere(HttpContext http, AccountStore accounts, EditorLog log, TimeProvider time, CancellationToken cancel)
    {
        await accounts.SetStamp(http.Editor().Id, AccountStore.NewStamp(), cancel);
        await http.SignOutAsync(IdentityConstants.ApplicationScheme);
        await log.Write(EditorEventKind.SignedOutEverywhere, http.Editor().Id, null, time.GetUtcNow(), cancel);
        return TypedResults.Redirect(DeskGate.SignInPath);
    }

    /// <summary>The name typed for a passkey; a missing one is no reason to lose the passkey.</summary>
    internal static string PasskeyName(IFormCollection form) => form.Line("name") is { Length: > 0 } name ? name[..Math.Min(name.Length, Editor.LongestName)] : "Passkey";

    private static async Task<RazorComponentResult<AccountPage>> Show(HttpContext http, AccountStore accounts, string? error, string? done, CancellationToken cancel) =>
        DeskPage.Show<AccountPage>(http, ("Passkeys", await accounts.Passkeys(http.Editor().Id, cancel)), ("Error", error), ("Done", done));
}
