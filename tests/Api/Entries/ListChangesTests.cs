using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Search;
using FundingDirectory.Core.Store;
using FundingDirectory.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace FundingDirectory.Tests.Api.Entries;

public sealed class ListChangesTests(DirectoryApp app) : IClassFixture<DirectoryApp>
{
    [Fact]
    public async Task A_partner_that_follows_next_sees_every_entry_once_and_in_order()
    {
        var seen = new List<(long Revision, string Id)>();
        for (var since = 0L; ;)
        {
            var page = await app.Get($"/api/v1/changes?since={since}&limit=50");
            var items = page["items"]!.AsArray();
            if (items.Count == 0) break;
            seen.AddRange(items.Select(i => (i!["revision"]!.GetValue<long>(), i["id"]!.GetValue<string>())));
            since = page["next"]!.GetValue<long>();
        }
        Assert.Equal(seen.OrderBy(s => s.Revision), seen);
        Assert.Equal(seen.Count, seen.Select(s => s.Id).Distinct().Count());
        Assert.Equal(seen.Count, (await app.Get("/api/v1/search?limit=1"))["total"]!.GetValue<int>() + app.Services.GetRequiredService<IndexFollower>().Current.ChangesAfter(0).Count(e => e.Status == EntryStatus.Archived));
    }

    [Fact]
    public async Task What_editors_archive_is_told_to_those_who_have_a_copy()
    {
        var id = await app.Publish(Make.Programme("archiviert"));
        var before = (await app.Get("/healthz/ready"))["revision"]!.GetValue<long>();
        var store = new EntryStore(app.Database);
        var entry = (await store.Get(id, CancellationToken.None))!;
        await store.Save(new EntryChange(id, entry.Content, EntryStatus.Archived, entry.Version, "anna", "doppelt"), Make.Now, CancellationToken.None);
        await Eventually.Holds(() => app.Services.GetRequiredService<IndexFollower>().Current.Revision > before);

        var change = Assert.Single((await app.Get($"/api/v1/changes?since={before}"))["items"]!.AsArray());
        Assert.Equal((id, "archived", "doppelt"), (change!["id"]!.GetValue<string>(), change["status"]!.GetValue<string>(), change["reason"]!.GetValue<string>()));
        await app.Problem($"/api/v1/funding-programmes/{id}", 404);
    }

    [Fact]
    public async Task A_partner_that_follows_while_many_write_misses_nothing_and_sees_nothing_out_of_order()
    {
        const int Writers = 4, Each = 12;
        var before = (await app.Get("/healthz/ready"))["revision"]!.GetValue<long>();
        var store = new EntryStore(app.Database);
        var writing = Task.WhenAll(Enumerable.Range(0, Writers).Select(w => Task.Run(async () =>
        {
            for (var i = 0; i < Each; i++) Assert.NotNull(await store.Save(new EntryChange(EntryId.From("test", $"gleichzeitig-{w}-{i}"), Make.Programme($"gleichzeitig-{w}-{i}"), EntryStatus.Published, 0, "test", null), Make.Now, CancellationToken.None));
        })));
        var seen = new List<long>();
        for (var since = before; seen.Count < Writers * Each;)
        {
            Assert.False(writing.IsFaulted);
            var page = await app.Get($"/api/v1/changes?since={since}&limit=7");
            seen.AddRange(page["items"]!.AsArray().Select(i => i!["revision"]!.GetValue<long>()));
            since = page["next"]!.GetValue<long>();
        }
        await writing;
        Assert.Equal(seen.Order(), seen);
        Assert.Equal(Writers * Each, seen.Distinct().Count());
        Assert.Empty((await app.Get($"/api/v1/changes?since={seen[^1]}"))["items"]!.AsArray());
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("gestern")]
    [InlineData("99999999999999999999")]
    public async Task A_wrong_revision_is_named(string since) => Assert.NotNull((await app.Problem($"/api/v1/changes?since={since}", 400))["errors"]!["since"]);

    [Fact]
    public async Task A_revision_that_does_not_exist_yet_is_refused_and_the_newest_one_has_nothing_after_it()
    {
        var newest = (await app.Get("/healthz/ready"))["revision"]!.GetValue<long>();
        Assert.Contains("since=0", (await app.Problem($"/api/v1/changes?since={newest + 1_000_000}", 400))["errors"]!["since"]![0]!.GetValue<string>(), StringComparison.Ordinal);
        var page = await app.Get($"/api/v1/changes?since={newest}");
        Assert.Equal((0, newest), (page["items"]!.AsArray().Count, page["next"]!.GetValue<long>()));
    }
}
