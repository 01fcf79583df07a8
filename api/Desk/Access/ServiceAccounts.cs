using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Store;
using FundingDirectory.Web.Desk;

namespace FundingDirectory.Api.Desk.Access;

/// <summary>Somebody as the sign-in service proved them. Role: what its claims give; null = none.</summary>
public sealed record ServiceIdentity(string Issuer, string Subject, string Name, EditorRole? Role);

/// <summary>Whether somebody who signed in with the service comes in: the editor, or the German reason why not. Why: the reason in the audit.</summary>
public sealed record Admission(Editor? Editor, string? Refusal, string? Why);

/// <summary>Which account belongs to whom of the sign-in service. A role of the service makes the account; otherwise an administrator says whose it is. A name alone never does:
/// anybody could take it there.</summary>
public sealed class ServiceAccounts(LoginStore logins, AccountStore accounts, EditorLog log, TimeProvider time)
{
    private const string By = "laut Anmeldedienst",
        Unknown = "Der Anmeldedienst kennt Sie, aber für die Redaktion haben Sie noch keine Rolle. Die Verwaltung der Konten sieht jetzt Ihren Namen und kann Ihnen eine geben.",
        NameTaken = "Ein Konto mit Ihrem Namen gibt es schon. Die Verwaltung der Konten kann es mit Ihrer Anmeldung verbinden.",
        NoAccess = "Ihr Konto hat zurzeit keinen Zugang. Wenden Sie sich an die Verwaltung der Konten.";

    /// <summary>Lets somebody in or says why not.</summary>
    public async Task<Admission> Admit(ServiceIdentity who, CancellationToken cancel)
    {
        var login = await logins.Remember(who.Issuer, who.Subject, who.Name, time.GetUtcNow(), cancel);
        if (login.EditorId is null) return who.Role is { } first ? await Begin(login, first, cancel) : new(null, Unknown, "ohne Rolle");
        if (await accounts.Get(login.EditorId, cancel) is not { MayWork: true } editor || editor.LockedUntil > time.GetUtcNow()) return new(null, NoAccess, "ohne Zugang");
        if (who.Role is { } role) return new(await With(editor, role, cancel), null, null);
        if (login.AssignedBy is not null) return new(editor, null, null);
        // The service gave the role and has taken it away: sessions that run end too.
        await accounts.SetStamp(editor.Id, AccountStore.NewStamp(), cancel);
        return new(null, Unknown, "Rolle entzogen");
    }

    private async Task<Admission> Begin(Login login, EditorRole role, CancellationToken cancel)
    {
        var editor = new Editor { Id = Guid.NewGuid().ToString(), Name = login.Name, Role = role, SecurityStamp = AccountStore.NewStamp(), CreatedAt = time.GetUtcNow(), CreatedBy = By };
        if (!await accounts.Add(editor, cancel)) return new(null, NameTaken, "Name vergeben");
        await log.Write(EditorEventKind.AccountCreated, editor.Id, By, editor.CreatedAt, cancel);
        // Of two first sign-ins at once the slower one has an account that nobody can use.
        if (!await logins.Link(login.Id, editor.Id, null, cancel)) return new(null, NameTaken, "gleichzeitig angemeldet");
        await log.Write(EditorEventKind.LoginLinked, editor.Id, By, editor.CreatedAt, cancel);
        return new(editor, null, null);
    }

    private async Task<Editor> With(Editor editor, EditorRole role, CancellationToken cancel)
    {
        if (role == editor.Role) return editor;
        await accounts.SetAccess(editor.Id, role, editor.DisabledAt, cancel);
        await log.Write(EditorEventKind.RoleChanged, editor.Id, $"{DeskWords.Of(editor.Role)} → {DeskWords.Of(role)}, {By}", time.GetUtcNow(), cancel);
        return editor with { Role = role };
    }
}
