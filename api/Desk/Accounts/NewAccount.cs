using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Store;

namespace FundingDirectory.Api.Desk.Accounts;

/// <summary>How accounts and their one-time links begin: on the command line and on the page of the accounts alike.</summary>
public sealed class NewAccount(AccountStore accounts, InvitationStore invitations, EditorLog log, TimeProvider time)
{
    /// <summary>What is wrong with a name, in German; null when it can be taken.</summary>
    public static string? Error(string name) =>
        name.Length == 0 ? "Bitte geben Sie einen Namen an." : name.Length > Editor.LongestName ? $"Der Name hat höchstens {Editor.LongestName} Zeichen, nicht {name.Length}." : null;

    /// <summary>Adds an editor and gives the secret of the first one-time link; null when the name is taken.</summary>
    public async Task<(Editor Editor, string Secret)?> Add(string name, EditorRole role, string by, CancellationToken cancel) =>
        await AddWithoutLink(name, role, by, cancel) is { } editor ? (editor, await Link(editor, by, cancel)) : null;

    /// <summary>Adds an editor who signs in with the house's own service; null when the name is taken.</summary>
    public async Task<Editor?> AddWithoutLink(string name, EditorRole role, string by, CancellationToken cancel)
    {
        var editor = new Editor { Id = Guid.NewGuid().ToString(), Name = name, Role = role, SecurityStamp = AccountStore.NewStamp(), CreatedAt = time.GetUtcNow(), CreatedBy = by };
        if (!await accounts.Add(editor, cancel)) return null;
        await log.Write(EditorEventKind.AccountCreated, editor.Id, $"von {by}", editor.CreatedAt, cancel);
        return editor;
    }

    /// <summary>The secret of a new one-time link; older ones of the editor are worth nothing any more.</summary>
    public async Task<string> Link(Editor editor, string by, CancellationToken cancel)
    {
        var secret = await invitations.Add(editor.Id, by, time.GetUtcNow(), cancel);
        await log.Write(EditorEventKind.LinkCreated, editor.Id, $"von {by}", time.GetUtcNow(), cancel);
        return secret;
    }
}
