using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Store;
using Microsoft.AspNetCore.Identity;

namespace FundingDirectory.Api.Desk.Access;

/// <summary>An editor as the framework's Identity handles one: what it changes before it saves stands here.</summary>
public sealed class EditorUser(Editor editor)
{
    public Editor Editor { get; } = editor;
    public int FailedCount { get; set; } = editor.FailedCount;
    public DateTimeOffset? LockedUntil { get; set; } = editor.LockedUntil;
    /// <summary>A new stamp to be saved; null = it stays, so that saving a sign-in never brings back a stamp that was taken away meanwhile.</summary>
    public string? NewStamp { get; set; }
}

/// <summary>Our store in the words of the framework's Identity. There are no passwords, mail addresses or claims.</summary>
public sealed class EditorUsers(AccountStore accounts) : IUserStore<EditorUser>, IUserSecurityStampStore<EditorUser>, IUserLockoutStore<EditorUser>, IUserPasskeyStore<EditorUser>
{
    public async Task<EditorUser?> FindByIdAsync(string userId, CancellationToken cancellationToken) => Of(await accounts.Get(userId, cancellationToken));

    public async Task<EditorUser?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken) => Of(await accounts.Find(normalizedUserName, cancellationToken));

    public Task<string> GetUserIdAsync(EditorUser user, CancellationToken cancellationToken) => Task.FromResult(user.Editor.Id);

    public Task<string?> GetUserNameAsync(EditorUser user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.Editor.Name);

    public Task<string?> GetNormalizedUserNameAsync(EditorUser user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.Editor.Name);

    // Names are folded by the store; nobody is renamed through Identity.
    public Task SetNormalizedUserNameAsync(EditorUser user, string? normalizedName, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task SetUserNameAsync(EditorUser user, string? userName, CancellationToken cancellationToken) => throw new NotSupportedException("Editors are not renamed.");

    public async Task<IdentityResult> UpdateAsync(EditorUser user, CancellationToken cancellationToken)
    {
        await accounts.SetLock(user.Editor.Id, user.FailedCount, user.LockedUntil, cancellationToken);
        if (user.NewStamp is { } stamp) await accounts.SetStamp(user.Editor.Id, stamp, cancellationToken);
        return IdentityResult.Success;
    }

    public Task<IdentityResult> CreateAsync(EditorUser user, CancellationToken cancellationToken) => throw new NotSupportedException("Accounts begin with an administrator.");

    public Task<IdentityResult> DeleteAsync(EditorUser user, CancellationToken cancellationToken) => throw new NotSupportedException("Accounts lose their access and stay in the history.");

    public Task SetSecurityStampAsync(EditorUser user, string stamp, CancellationToken cancellationToken)
    {
        user.NewStamp = stamp;
        return Task.CompletedTask;
    }

    public Task<string?> GetSecurityStampAsync(EditorUser user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.NewStamp ?? user.Editor.SecurityStamp);

    public Task<DateTimeOffset?> GetLockoutEndDateAsync(EditorUser user, CancellationToken cancellationToken) => Task.FromResult(user.LockedUntil);

    public Task SetLockoutEndDateAsync(EditorUser user, DateTimeOffset? lockoutEnd, CancellationToken cancellationToken)
    {
        user.LockedUntil = lockoutEnd;
        return Task.CompletedTask;
    }

    public Task<int> IncrementAccessFailedCountAsync(EditorUser user, CancellationToken cancellationToken) => Task.FromResult(++user.FailedCount);

    public Task ResetAccessFailedCountAsync(EditorUser user, CancellationToken cancellationToken)
    {
        user.FailedCount = 0;
        return Task.CompletedTask;
    }

    public Task<int> GetAccessFailedCountAsync(EditorUser user, CancellationToken cancellationToken) => Task.FromResult(user.FailedCount);

    public Task<bool> GetLockoutEnabledAsync(EditorUser user, CancellationToken cancellationToken) => Task.FromResult(true);

    public Task SetLockoutEnabledAsync(EditorUser user, bool enabled, CancellationToken cancellationToken) => throw new NotSupportedException("Every account can be locked.");

    public async Task AddOrUpdatePasskeyAsync(EditorUser user, UserPasskeyInfo passkey, CancellationToken cancellationToken)
    {
        var known = await accounts.Passkey(passkey.CredentialId, cancellationToken);
        await accounts.Keep(new Passkey
        {
            CredentialId = passkey.CredentialId, EditorId = user.Editor.Id, Name = passkey.Name ?? known?.Name ?? "Passkey", PublicKey = passkey.PublicKey, CreatedAt = passkey.CreatedAt,
            LastUsedAt = known?.LastUsedAt, SignCount = passkey.SignCount, Transports = passkey.Transports ?? [], IsUserVerified = passkey.IsUserVerified,
            IsBackupEligible = passkey.IsBackupEligible, IsBackedUp = passkey.IsBackedUp, AttestationObject = passkey.AttestationObject, ClientDataJson = passkey.ClientDataJson,
        }, cancellationToken);
    }

    public async Task<IList<UserPasskeyInfo>> GetPasskeysAsync(EditorUser user, CancellationToken cancellationToken) => [.. (await accounts.Passkeys(user.Editor.Id, cancellationToken)).Select(Info)];

    public async Task<EditorUser?> FindByPasskeyIdAsync(byte[] credentialId, CancellationToken cancellationToken) =>
        await accounts.Passkey(credentialId, cancellationToken) is { } passkey ? await FindByIdAsync(passkey.EditorId, cancellationToken) : null;

    public async Task<UserPasskeyInfo?> FindPasskeyAsync(EditorUser user, byte[] credentialId, CancellationToken cancellationToken) =>
        await accounts.Passkey(credentialId, cancellationToken) is { } passkey && passkey.EditorId == user.Editor.Id ? Info(passkey) : null;

    public Task RemovePasskeyAsync(EditorUser user, byte[] credentialId, CancellationToken cancellationToken) => accounts.Remove(user.Editor.Id, credentialId, cancellationToken);

    public void Dispose()
    {
        // Connections are opened and closed by the store with every call.
    }

    private static EditorUser? Of(Editor? editor) => editor is null ? null : new EditorUser(editor);

    private static UserPasskeyInfo Info(Passkey passkey) => new(
        passkey.CredentialId, passkey.PublicKey, passkey.CreatedAt, passkey.SignCount, [.. passkey.Transports], passkey.IsUserVerified, passkey.IsBackupEligible, passkey.IsBackedUp,
        passkey.AttestationObject, passkey.ClientDataJson)
    { Name = passkey.Name };
}
