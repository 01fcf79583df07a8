using FundingDirectory.Api.Desk.Access;
using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Store;
using FundingDirectory.Web;
using FundingDirectory.Web.Addresses;
using FundingDirectory.Web.Desk;
using FundingDirectory.Web.Pages;
using Microsoft.AspNetCore.Http.HttpResults;

namespace FundingDirectory.Api.Desk.Accounts;

/// <summary>/redaktion/konten: the administrator's page.</summary>
public sealed record ManageAccounts(AccountStore Accounts, LoginStore Logins, NewAccount NewAccounts, EditorLog Audit, SiteInfo Site, TimeProvider Time)
{
    private const int EventsShown = 100;

    public static Task<RazorComponentResult<AccountsPage>> Page(HttpContext http, [AsParameters] ManageAccounts manage, CancellationToken cancel) => manage.Show(http, cancel);

    /// <summary>Adds an account and shows its one-time link.</summary>
    public static async Task<RazorComponentResult<AccountsPage>> Add(HttpContext http, [AsParameters] ManageAccounts manage, CancellationToken cancel)
    {
        var form = await DeskForm.Read(http, cancel);
        var (name, role) = (form.Line("name"), form.Code<EditorRole>("rolle"));
        List<FieldError> errors = [];
        if (NewAccount.Error(name) is { } error) errors.Add(new("name", error));
        if (role is null) errors.Add(new("rolle", "Bitte wählen Sie eine Rolle."));
        if (errors.Count == 0)
        {
            if (await manage.NewAccounts.Add(name, role!.Value, http.Editor().Name, cancel) is var (editor, secret)) return await manage.Show(http, cancel, ("Link", manage.Address(http, secret)), ("LinkFor", editor.Name));
            errors.Add(new("name", $"Ein Konto mit dem Namen «{name}» gibt es schon."));
        }
        return (await manage.Show(http, cancel, ("Errors", errors), ("Typed", name), ("TypedRole", form["rolle"].FirstOrDefault() ?? ""))).WithStatus(StatusCodes.Status400BadRequest);
    }

    /// <summary>Shows a new one-time link for an editor who lost the passkey.</summary>
    public static async Task<Results<RazorComponentResult<AccountsPage>, RazorComponentResult<ErrorPage>>> Link(HttpContext http, [AsParameters] ManageAccounts manage, CancellationToken cancel)
    {
        if (await manage.Named(http, cancel) is not { } editor) return Unknown(http);
        return await manage.Show(http, cancel, ("Link", manage.Address(http, await manage.NewAccounts.Link(editor, http.Editor().Name, cancel))), ("LinkFor", editor.Name));
    }

    /// <summary>Sets a role; the editor has to sign in again.</summary>
    public static async Task<Results<RazorComponentResult<AccountsPage>, RazorComponentResult<ErrorPage>>> SetRole(HttpContext http, [AsParameters] ManageAccounts manage, CancellationToken cancel)
    {
        if (await manage.Named(http, cancel) is not { } editor) return Unknown(http);
        if ((await DeskForm.Read(http, cancel)).Code<EditorRole>("rolle") is not { } role) return DeskPage.Refused(http, StatusCodes.Status400BadRequest, "Diese Rolle gibt es nicht.");
        if (editor.Id == http.Editor().Id) return DeskPage.Refused(http, StatusCodes.Status400BadRequest, "Die eigene Rolle ändert jemand anderes mit der Rolle «Verwalten».");
        if (role != editor.Role)
        {
            await manage.Accounts.SetAccess(editor.Id, role, editor.DisabledAt, cancel);
            await manage.Log(http, EditorEventKind.RoleChanged, editor, $"{DeskWords.Of(editor.Role)} → {DeskWords.Of(role)}", cancel);
        }
        return await manage.Show(http, cancel, ("Done", $"{editor.Name} hat die Rolle «{DeskWords.Of(role)}»."));
    }

    /// <summary>Takes the access away or gives it back; the account and its history stay.</summary>
    public static async Task<Results<RazorComponentResult<AccountsPage>, RazorComponentResult<ErrorPage>>> SetAccess(HttpContext http, [AsParameters] ManageAccounts manage, CancellationToken cancel)
    {
        if (await manage.Named(http, cancel) is not { } editor) return Unknown(http);
        if (editor.Id == http.Editor().Id) return DeskPage.Refused(http, StatusCodes.Status400BadRequest, "Den eigenen Zugang entzieht jemand anderes mit der Rolle «Verwalten».");
        var access = (await DeskForm.Read(http, cancel)).Line("zugang") == "ja";
        await manage.Accounts.SetAccess(editor.Id, editor.Role, access ? null : manage.Time.GetUtcNow(), cancel);
        await manage.Log(http, access ? EditorEventKind.AccessGiven : EditorEventKind.AccessTaken, editor, null, cancel);
        return await manage.Show(http, cancel, ("Done", access ? $"{editor.Name} hat wieder Zugang." : $"{editor.Name} hat keinen Zugang mehr und ist überall abgemeldet."));
    }

    /// <summary>Says whose account somebody of the sign-in service is: one that is there, or a new one with a role.</summary>
    public static async Task<Results<RazorComponentResult<AccountsPage>, RazorComponentResult<ErrorPage>>> Assign(HttpContext http, [AsParameters] ManageAccounts manage, CancellationToken cancel)
    {
        var form = await DeskForm.Read(http, cancel);
        if (await manage.Logins.Get(form.Line("anmeldung"), cancel) is not { EditorId: null } login) return DeskPage.Refused(http, StatusCodes.Status404NotFound, "Diese Anmeldung wartet nicht auf eine Zuordnung.");
        var editor = form.Line("konto").Length > 0 ? await manage.Named(http, cancel) : form.Code<EditorRole>("rolle") is { } role ? await manage.NewAccounts.AddWithoutLink(login.Name, role, http.Editor().Name, cancel) : null;
        if (editor is null) return DeskPage.Refused(http, StatusCodes.Status400BadRequest, "Bitte wählen Sie ein Konto, das es gibt, oder für ein neues eine Rolle. Ein neues ist nicht möglich, wenn der Name schon vergeben ist.");
        await manage.Logins.Link(login.Id, editor.Id, http.Editor().Name, cancel);
        await manage.Log(http, EditorEventKind.LoginLinked, editor, login.Name, cancel);
        return await manage.Show(http, cancel, ("Done", $"{login.Name} meldet sich künftig als {editor.Name} an."));
    }

    private static RazorComponentResult<ErrorPage> Unknown(HttpContext http) => DeskPage.Refused(http, StatusCodes.Status404NotFound, "Dieses Konto gibt es nicht.");

    private async Task<Editor?> Named(HttpContext http, CancellationToken cancel) => await Accounts.Get((await DeskForm.Read(http, cancel)).Line("konto"), cancel);

    private Task Log(HttpContext http, EditorEventKind kind, Editor editor, string? detail, CancellationToken cancel) =>
        Audit.Write(kind, editor.Id, $"{detail}{(detail is null ? "" : ", ")}von {http.Editor().Name}", Time.GetUtcNow(), cancel);

    private string Address(HttpContext http, string secret) => $"{Site.PublicUrl ?? $"{http.Request.Scheme}://{http.Request.Host}"}{UseInvitation.Path}/{secret}";

    private async Task<RazorComponentResult<AccountsPage>> Show(HttpContext http, CancellationToken cancel, params (string, object?)[] more) => DeskPage.Show<AccountsPage>(http,
        [("Editors", await Accounts.All(cancel)), ("Waiting", await Logins.Waiting(cancel)), ("Events", await Audit.Newest(EventsShown, cancel)), ("Now", Time.GetUtcNow()), .. more]);
}
