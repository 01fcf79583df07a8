using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Store;
using FundingDirectory.Tests.Support;
using Xunit;

namespace FundingDirectory.Tests.Core.Store;

public abstract partial class StoreContract
{
    private DraftStore Drafts => new(Database);
    private ProposalStore Proposals => new(Database);

    private static Draft NewDraft(string entryId, string title = "Entwurf", int basedOn = 1) => new()
    {
        Id = Guid.NewGuid().ToString(), EntryId = entryId, BasedOn = basedOn, Content = Make.Programme(title: title), Authors = ["Anna", "Bert"], CreatedAt = Make.Now, ChangedAt = Make.Now, Reason = "weil",
        Status = EntryStatus.Archived, Resolves = "frage",
    };

    [Fact]
    public async Task A_draft_is_read_as_it_was_saved()
    {
        var saved = await Drafts.Save(NewDraft("e"), CancellationToken.None);
        Assert.Equivalent(saved, await Drafts.OfEntry("e", CancellationToken.None), strict: true);
        Assert.Equal((1, "Anna, Bert"), (saved!.Edit, string.Join(", ", Assert.Single(await Drafts.All(CancellationToken.None)).Authors)));
    }

    [Fact]
    public async Task An_entry_has_one_draft_and_an_old_state_of_it_saves_nothing()
    {
        var first = await Drafts.Save(NewDraft("e"), CancellationToken.None);
        Assert.Null(await Drafts.Save(NewDraft("e"), CancellationToken.None));
        Assert.NotNull(await Drafts.Save(first! with { Reason = "neu" }, CancellationToken.None));
        Assert.Null(await Drafts.Save(first with { Reason = "zu spät" }, CancellationToken.None));
        Assert.False(await Drafts.Drop(first, "Anna", Make.Now, CancellationToken.None));
        Assert.Equal("neu", (await Drafts.OfEntry("e", CancellationToken.None))!.Reason);
    }

    [Fact]
    public async Task Of_several_who_begin_a_draft_of_an_entry_at_once_one_begins_it()
    {
        var entry = (await Save(Make.Programme()))!;
        var drafts = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => Drafts.Save(NewDraft(entry.Id), CancellationToken.None))));
        var begun = Assert.Single(drafts, d => d is not null);
        Assert.Equal(begun!.Id, (await Drafts.OfEntry(entry.Id, CancellationToken.None))!.Id);
        Assert.Equal(entry.Version, (await Entries.Get(entry.Id, CancellationToken.None))!.Version);
    }

    [Fact]
    public async Task Harvests_do_not_see_drafts()
    {
        await Drafts.Save(NewDraft("e"), CancellationToken.None);
        Assert.Empty(await Proposals.All(CancellationToken.None));
        Assert.Empty(await Proposals.Open("editor", CancellationToken.None));
    }

    [Fact]
    public async Task Publishing_stores_the_version_the_decision_and_the_answer_together()
    {
        var entry = (await Save(Make.Programme("alt")))!;
        await Harvests.Apply(Batch() with { Proposals = [new Proposal { Id = "frage", EntryId = entry.Id, BasedOn = 1, Origin = "import:test", CreatedAt = Make.Now, CreatedBy = "import:test", Content = entry.Content }] }, CancellationToken.None);
        var draft = (await Drafts.Save(NewDraft(entry.Id), CancellationToken.None))!;
        var change = new EntryChange(entry.Id, Make.Programme("alt", "Neu"), EntryStatus.Published, 1, "Anna", "weil");
        Assert.Equal(2, (await Drafts.Publish(draft, change, "Bert", Make.Now, CancellationToken.None))!.Version);
        Assert.Null(await Drafts.OfEntry(entry.Id, CancellationToken.None));
        Assert.Equal("accepted", (await Proposals.Get("frage", CancellationToken.None))!.State);
    }

    [Fact]
    public async Task Publishing_over_a_newer_version_or_an_older_draft_changes_nothing_at_all()
    {
        var entry = (await Save(Make.Programme("alt")))!;
        var draft = (await Drafts.Save(NewDraft(entry.Id), CancellationToken.None))!;
        var change = new EntryChange(entry.Id, Make.Programme("alt", "Neu"), EntryStatus.Published, 1, "Anna", null);
        Assert.Null(await Drafts.Publish(draft with { Edit = 9 }, change, "Bert", Make.Now, CancellationToken.None));
        Assert.Equal((1, 1L), ((await Entries.Get(entry.Id, CancellationToken.None))!.Version, await Entries.LatestRevision(CancellationToken.None)));
        await Save(Make.Programme("alt", "dazwischen"), expected: 1);
        Assert.Null(await Drafts.Publish(draft, change, "Bert", Make.Now, CancellationToken.None));
        Assert.NotNull(await Drafts.OfEntry(entry.Id, CancellationToken.None));
    }

    [Fact]
    public async Task Work_is_taken_by_one_and_given_back_only_by_that_one()
    {
        var items = new DeskItemStore(Database);
        Assert.Equal(2, await items.Claim(["a", "b"], "Anna", Make.Now, CancellationToken.None));
        Assert.Equal(1, await items.Claim(["a", "c"], "Bert", Make.Now, CancellationToken.None));
        Assert.Equal(0, await items.Release(["a"], "Bert", CancellationToken.None));
        Assert.Equal(1, await items.Release(["a"], "Anna", CancellationToken.None));
        await items.Done([("b", "3")], "Anna", Make.Now, CancellationToken.None);
        var b = (await items.All(CancellationToken.None))["b"];
        Assert.Equal(("Anna", "Anna", Make.Now, "3"), (b.ClaimedBy, b.DoneBy, b.DoneAt!.Value, b.Mark));
        await items.Undo(["b"], CancellationToken.None);
        Assert.Null((await items.All(CancellationToken.None))["b"].DoneAt);
    }

    [Fact]
    public async Task A_message_is_closed_once_and_its_contact_forgotten()
    {
        var messages = new ReaderMessageStore(Database);
        await messages.Add(new ReaderMessage("m", "e", Make.Now, "Die Frist stimmt nicht.", "leser@example.org"), CancellationToken.None);
        Assert.Equal("leser@example.org", Assert.Single(await messages.Open(CancellationToken.None)).Contact);
        Assert.True(await messages.Close("m", "Anna", Make.Now, CancellationToken.None));
        Assert.False(await messages.Close("m", "Bert", Make.Now, CancellationToken.None));
        Assert.Empty(await messages.Open(CancellationToken.None));
    }
}
