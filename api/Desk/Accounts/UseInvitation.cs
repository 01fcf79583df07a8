using FundingDirectory.Api.Desk.Access;
using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Store;
using FundingDirectory.Web.Desk;
using FundingDirectory.Web.Pages;
using Microsoft.AspNetCore.Http.HttpResults;

namespace FundingDirectory.Api.Desk.Accounts;

/// <summary>/redaktion/einladung/{link}: looking at it uses nothing up, because mail programs open links ahead of people.</summary>
public sealed record UseInvitation(InvitationStore Invitations, AccountStore Accounts, EditorLog Audit, PasskeyCeremony Ceremony, EditorSession Session, TimeProvider Time)
{
    public const string Path = "/redaktion/einladung";

    /// <summary>The page that explains what happens, or why the link is worth nothing any more.</summary>
    public static async Task<Results<RazorComponentResult<InvitationPage>, RazorComponentResult<ErrorPage>>> Page(HttpContext http, [AsParameters] UseInvitation use, string link, CancellationToken cancel) =>
        await use.Open(link, cancel) switch
        {
            ({ } editor, var invitation) => Show(http, link, editor, invitation, null),
            (_, var invitation) => await use.Refuse(http, invitation, cancel),
        };

    /// <summary>What the browser needs to make the passkey.</summary>
    public static async Task<Results<ContentHttpResult, RazorComponentResult<ErrorPage>>> Options(HttpContext http, [AsParameters] UseInvitation use, string link, CancellationToken cancel) =>
        await use.Open(link, cancel) switch
        {
            ({ } editor, _) => TypedResults.Content(await use.Ceremony.BeginCreation(http, editor), "application/json"),
            (_, var invitation) => await use.Refuse(http, invitation, cancel),
        };

    /// <summary>The browser's passkey: the link is used up, the passkey kept, the editor signed in.</summary>
    public static async Task<Results<RedirectHttpResult, RazorComponentResult<InvitationPage>, RazorComponentResult<ErrorPage>>> Answer(HttpContext http, [AsParameters] UseInvitation use, string link, CancellationToken cancel)
    {
        var (editor, invitation) = await use.Open(link, cancel);
        if (editor is null) return await use.Refuse(http, invitation, cancel);
        var form = await DeskForm.Read(http, cancel);
        if (await use.Ceremony.FinishCreation(http, editor, form["passkey"].FirstOrDefault()) is not { } passkey)
            return Show(http, link, editor, invitation, "Der Passkey passt nicht zu dieser Anfrage. Bitte versuchen Sie es noch einmal.").WithStatus(StatusCodes.Status400BadRequest);
        var now = use.Time.GetUtcNow();
        if (!await use.Invitations.Use(link, now, cancel)) return await use.Refuse(http, invitation with { State = InvitationState.Used }, cancel);
        // Only who used the link up may leave a passkey: of two at once, one.
        if (!await use.Ceremony.Keep(editor, passkey, ManageOwnAccount.PasskeyName(form), cancel)) return await use.Refuse(http, invitation with { State = InvitationState.Used }, cancel);
        await use.Audit.Write(EditorEventKind.LinkUsed, editor.Id, null, now, cancel);
        await use.Session.Begin(editor.Id, null, cancel);
        return TypedResults.Redirect(DeskRoutes.Root);
    }

    private async Task<(Editor? Editor, Invitation Invitation)> Open(string link, CancellationToken cancel)
    {
        var invitation = await Invitations.Get(link, Time.GetUtcNow(), cancel);
        if (invitation.State != InvitationState.Open) return (null, invitation);
        var editor = await Accounts.Get(invitation.EditorId, cancel);
        return editor is { MayWork: true } ? (editor, invitation) : (null, invitation with { State = InvitationState.Expired });
    }

    private static RazorComponentResult<InvitationPage> Show(HttpContext http, string link, Editor editor, Invitation invitation, string? error) => DeskPage.Show<InvitationPage>(http,
        ("Name", editor.Name), ("Address", $"{Path}/{Uri.EscapeDataString(link)}"), ("ExpiresAt", invitation.ExpiresAt), ("Error", error), ("Elsewhere", SignIn.NamedAddress(http.Request)));

    private async Task<RazorComponentResult<ErrorPage>> Refuse(HttpContext http, Invitation invitation, CancellationToken cancel)
    {
        if (invitation.State != InvitationState.Unknown) await Audit.Write(EditorEventKind.LinkRefused, invitation.EditorId, null, Time.GetUtcNow(), cancel);
        var (status, reason) = invitation.State switch
        {
            InvitationState.Used => (StatusCodes.Status410Gone, "Dieser Link wurde schon benutzt. Melden Sie sich mit Ihrem Passkey an, oder lassen Sie sich einen neuen Link geben."),
            InvitationState.Expired => (StatusCodes.Status410Gone, "Dieser Link ist abgelaufen. Lassen Sie sich von der Verwaltung der Konten einen neuen geben."),
            _ => (StatusCodes.Status404NotFound, "Diesen Link gibt es nicht. Prüfen Sie, ob er vollständig ist."),
        };
        return DeskPage.Refused(http, status, reason);
    }
}
