using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Store;
using FundingDirectory.Tests.Support;
using Xunit;

namespace FundingDirectory.Tests.Core.Store;

public abstract partial class StoreContract
{
    private AccountStore Accounts => new(Database);
    private InvitationStore Invitations => new(Database);

    private async Task<Editor> Anna(string name = "Anna Müller")
    {
        var editor = new Editor { Id = Guid.NewGuid().ToString(), Name = name, Role = EditorRole.Edit, SecurityStamp = "s1", CreatedAt = Make.Now, CreatedBy = "command" };
        Assert.True(await Accounts.Add(editor, CancellationToken.None));
        return editor;
    }

    private static Passkey Key(Editor editor, byte id) => new()
    {
        CredentialId = [id, 0xFF], EditorId = editor.Id, Name = $"Gerät {id}", PublicKey = [1, 2], CreatedAt = Make.Now.AddMinutes(id), SignCount = uint.MaxValue, Transports = ["internal"],
        IsUserVerified = true, AttestationObject = [3], ClientDataJson = [4],
    };

    [Fact]
    public async Task An_editor_is_found_however_the_name_is_written_and_a_name_is_taken_once()
    {
        var anna = await Anna();
        Assert.Equivalent(anna, await Accounts.Find(" ANNA MÜLLER ", CancellationToken.None), strict: true);
        Assert.False(await Accounts.Add(anna with { Id = "x", Name = "anna müller" }, CancellationToken.None));
    }

    [Fact]
    public async Task Taking_access_away_ends_sessions_and_keeps_the_account()
    {
        var anna = await Anna();
        await Accounts.SetAccess(anna.Id, EditorRole.Approve, Make.Now, CancellationToken.None);
        var after = (await Accounts.Get(anna.Id, CancellationToken.None))!;
        Assert.Equal((EditorRole.Approve, false, Make.Now), (after.Role, after.MayWork, after.DisabledAt!.Value));
        Assert.NotEqual(anna.SecurityStamp, after.SecurityStamp);
    }

    [Fact]
    public async Task Saving_a_lock_never_brings_back_an_old_stamp()
    {
        var anna = await Anna();
        await Accounts.SetStamp(anna.Id, "s2", CancellationToken.None);
        await Accounts.SetLock(anna.Id, 5, Make.Now, CancellationToken.None);
        var after = (await Accounts.Get(anna.Id, CancellationToken.None))!;
        Assert.Equal(("s2", 5, Make.Now), (after.SecurityStamp, after.FailedCount, after.LockedUntil!.Value));
    }

    [Fact]
    public async Task A_passkey_is_read_as_it_was_kept_and_belongs_to_one_editor()
    {
        var (anna, bert) = (await Anna(), await Anna("Bert"));
        Assert.True(await Accounts.Keep(Key(anna, 1), CancellationToken.None));
        Assert.True(await Accounts.Keep(Key(anna, 1) with { SignCount = 7 }, CancellationToken.None));
        Assert.False(await Accounts.Keep(Key(bert, 1), CancellationToken.None));
        Assert.Equivalent(Key(anna, 1) with { SignCount = 7 }, await Accounts.Passkey([1, 0xFF], CancellationToken.None), strict: true);
    }

    [Fact]
    public async Task The_last_passkey_of_an_editor_stays()
    {
        var anna = await Anna();
        await Accounts.Keep(Key(anna, 1), CancellationToken.None);
        await Accounts.Keep(Key(anna, 2), CancellationToken.None);
        Assert.True(await Accounts.Remove(anna.Id, [1, 0xFF], CancellationToken.None));
        Assert.False(await Accounts.Remove(anna.Id, [2, 0xFF], CancellationToken.None));
        Assert.Equal("Gerät 2", Assert.Single(await Accounts.Passkeys(anna.Id, CancellationToken.None)).Name);
    }

    [Fact]
    public async Task A_link_is_used_once_even_by_two_at_the_same_moment()
    {
        var secret = await Invitations.Add((await Anna()).Id, "command", Make.Now, CancellationToken.None);
        var tries = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Invitations.Use(secret, Make.Now, CancellationToken.None))));
        Assert.Equal(1, tries.Count(t => t));
        Assert.Equal(InvitationState.Used, (await Invitations.Get(secret, Make.Now, CancellationToken.None)).State);
    }

    [Fact]
    public async Task A_link_expires_and_a_new_one_makes_older_ones_worthless()
    {
        var anna = await Anna();
        var first = await Invitations.Add(anna.Id, "command", Make.Now, CancellationToken.None);
        var second = await Invitations.Add(anna.Id, "command", Make.Now.AddHours(1), CancellationToken.None);
        Assert.False(await Invitations.Use(first, Make.Now.AddHours(1), CancellationToken.None));
        Assert.Equal(InvitationState.Open, (await Invitations.Get(second, Make.Now.AddHours(2), CancellationToken.None)).State);
        Assert.False(await Invitations.Use(second, Make.Now.AddHours(25), CancellationToken.None));
        Assert.Equal(InvitationState.Unknown, (await Invitations.Get("erfunden", Make.Now, CancellationToken.None)).State);
    }

    [Fact]
    public async Task The_audit_keeps_its_order()
    {
        var log = new EditorLog(Database);
        foreach (var kind in new[] { EditorEventKind.SignedIn, EditorEventKind.SignInRefused, EditorEventKind.SignedOut }) await log.Write(kind, kind == EditorEventKind.SignInRefused ? null : "a", "x", Make.Now, CancellationToken.None);
        Assert.Equal([(3L, EditorEventKind.SignedOut, "a"), (2L, EditorEventKind.SignInRefused, null)], (await log.Newest(2, CancellationToken.None)).Select(e => (e.Number, e.Kind, e.Editor)));
    }
}
