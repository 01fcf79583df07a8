using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Store;
using Microsoft.AspNetCore.Identity;

namespace FundingDirectory.Api.Desk.Access;

/// <summary>Begins the session of an editor, however they proved who they are.</summary>
public sealed class EditorSession(UserManager<EditorUser> users, SignInManager<EditorUser> signIn, EditorLog log, TimeProvider time)
{
    /// <summary>Signs an editor in. <paramref name="how"/>: another way than a passkey, for the audit.</summary>
    public async Task Begin(string editorId, string? how, CancellationToken cancel)
    {
        if (await users.FindByIdAsync(editorId) is not { } user) return;
        await signIn.SignInAsync(user, isPersistent: false);
        await log.Write(EditorEventKind.SignedIn, editorId, how, time.GetUtcNow(), cancel);
    }
}
