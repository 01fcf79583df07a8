using Dapper;
using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Store;
using FundingDirectory.Tests.Support;
using Xunit;

namespace FundingDirectory.Tests.Core.Store;

public abstract partial class StoreContract
{
    [Fact]
    public async Task A_script_that_comes_after_one_of_a_higher_number_is_run_all_the_same()
    {
        await using (var connection = await Database.Open(CancellationToken.None))
            await connection.ExecuteAsync("drop table list_version; delete from revision_counter where name = 'list'; delete from schema_version where version = 9");
        Assert.Equal(8, await Migrations.Current(Database, CancellationToken.None));
        await Migrations.Run(Database, CancellationToken.None);
        Assert.Equal(Migrations.Newest, await Migrations.Current(Database, CancellationToken.None));
        Assert.Equal(0, await new DeskListStore(Database).Latest(CancellationToken.None));
    }

    [Fact]
    public async Task Of_two_who_save_a_list_over_the_same_version_one_is_told()
    {
        var lists = new DeskListStore(Database);
        var saved = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => Task.Run(() => lists.Save(new DeskListVersion(DeskListKind.Synonyms, 1, Make.Now, $"Anna {i}", "neu", $"A = B{i}"), CancellationToken.None))));
        Assert.Single(saved, s => s);
        Assert.Equal(1, await lists.Latest(CancellationToken.None));
        Assert.True(await lists.Save(new DeskListVersion(DeskListKind.Synonyms, 2, Make.Now, "Bert", null, "C = D"), CancellationToken.None));
        Assert.True(await lists.Save(new DeskListVersion(DeskListKind.Sources, 1, Make.Now, "Bert", null, "{}"), CancellationToken.None));
        Assert.Equal("C = D", await lists.Current(DeskListKind.Synonyms, CancellationToken.None));
        Assert.Equal([2, 1], (await lists.Versions(DeskListKind.Synonyms, CancellationToken.None)).Select(v => v.Version));
        Assert.Null(await lists.Current(DeskListKind.Terms, CancellationToken.None));
    }

    [Fact]
    public async Task A_login_is_known_by_issuer_and_subject_and_assigned_once()
    {
        var logins = new LoginStore(Database);
        var anna = await logins.Remember("https://a", "1", "Anna", Make.Now, CancellationToken.None);
        Assert.Equal(anna, await logins.Remember("https://a", "1", "Anna heißt jetzt anders", Make.Now.AddDays(1), CancellationToken.None));
        Assert.NotEqual(anna.Id, (await logins.Remember("https://b", "1", "Anna", Make.Now, CancellationToken.None)).Id);
        Assert.True(await logins.Link(anna.Id, "editor-1", "Chefin", CancellationToken.None));
        Assert.False(await logins.Link(anna.Id, "editor-2", null, CancellationToken.None));
        Assert.Equal(("editor-1", "Chefin"), ((await logins.Get("https://a", "1", CancellationToken.None))!.EditorId, (await logins.Get(anna.Id, CancellationToken.None))!.AssignedBy));
        Assert.Single(await logins.Waiting(CancellationToken.None));
    }

    [Fact]
    public async Task An_answer_of_the_sign_in_service_is_taken_once_however_many_bring_it()
    {
        var logins = new LoginStore(Database);
        var taken = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => logins.TakeAnswer("nonce", Make.Now, CancellationToken.None))));
        Assert.Single(taken, t => t);
        Assert.True(await logins.TakeAnswer("eine andere", Make.Now, CancellationToken.None));
    }

    [Fact]
    public async Task A_planned_draft_is_due_from_its_moment_on()
    {
        var drafts = new DraftStore(Database);
        var draft = new Draft
        {
            Id = "plan", EntryId = "e", BasedOn = 0, Content = Make.Programme(), State = DraftState.Planned, PublishAt = Make.Now, ApprovedBy = "Bert", Authors = ["Anna"], CreatedAt = Make.Now, ChangedAt = Make.Now,
        };
        Assert.NotNull(await drafts.Save(draft, CancellationToken.None));
        Assert.Empty(await drafts.Due(Make.Now.AddSeconds(-1), CancellationToken.None));
        var due = Assert.Single(await drafts.Due(Make.Now, CancellationToken.None));
        Assert.Equal((Make.Now, "Bert", DraftState.Planned), (due.PublishAt!.Value, due.ApprovedBy, due.State));
        Assert.Equal(Make.Now, Assert.Single(await drafts.All(CancellationToken.None)).PublishAt!.Value);
        Assert.NotNull(await drafts.Save(due with { State = DraftState.Review, PublishAt = null }, CancellationToken.None));
        Assert.Empty(await drafts.Due(Make.Now.AddDays(1), CancellationToken.None));
    }
}
