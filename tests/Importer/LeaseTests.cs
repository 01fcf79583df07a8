using FundingDirectory.Core.Store;
using FundingDirectory.Importer;
using FundingDirectory.Tests.Importer.Fetching;
using FundingDirectory.Tests.Support;
using Xunit;

namespace FundingDirectory.Tests.Importer;

public sealed class LeaseTests : IAsyncLifetime
{
    private readonly TempFolder folder = new();
    private readonly CancellationToken cancel = TestContext.Current.CancellationToken;
    private Database database = null!;

    public async ValueTask InitializeAsync()
    {
        database = Database.Sqlite(folder.File("directory.db"));
        await Migrations.Run(database, cancel);
    }

    public ValueTask DisposeAsync()
    {
        folder.Dispose();
        return ValueTask.CompletedTask;
    }

    private Lease Lease(TimeProvider? time = null) => new(database, folder.Path, time ?? TimeProvider.System);

    [Fact]
    public async Task While_one_harvests_another_is_told_who_and_since_when()
    {
        var (result, taken) = await Lease().Run("test", async _ =>
        {
            var (_, sentence) = await Lease().Run<bool>("test", _ => throw new InvalidOperationException("must not run"), cancel);
            return sentence;
        }, cancel);
        Assert.Null(taken);
        Assert.Matches(@"^Das läuft bereits auf .+, Prozess \d+, seit \d+\. \w+ \d{4}, \d+:\d\d Uhr\. Nichts geändert\.$", result);
        Assert.Equal(7, (await Lease().Run("test", _ => Task.FromResult(7), cancel)).Result);
    }

    [Fact]
    public async Task A_harvest_that_fails_gives_the_lease_back()
    {
        await Assert.ThrowsAsync<IOException>(() => Lease().Run<bool>("test", _ => throw new IOException("disk"), cancel));
        Assert.True((await Lease().Run("test", _ => Task.FromResult(true), cancel)).Result);
    }

    [Fact]
    public async Task The_lease_of_a_process_that_died_on_this_machine_is_taken_over_at_once()
    {
        var leases = new LeaseStore(database);
        var mark = new string('a', 32);
        await leases.Claim("test", $"this machine, Prozess 1 ({mark})", DateTimeOffset.UtcNow, TimeSpan.FromHours(1), cancel);
        Assert.NotNull((await Lease().Run("test", _ => Task.FromResult(true), cancel)).Taken); // Without its file here it may live elsewhere.
        var file = Path.Combine(folder.Path, "leases", $"{mark}.lock");
        using (new FileStream(file, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None))
            Assert.NotNull((await Lease().Run("test", _ => Task.FromResult(true), cancel)).Taken);
        Assert.True((await Lease().Run("test", _ => Task.FromResult(true), cancel)).Result);
        Assert.Empty(Directory.GetFiles(Path.Combine(folder.Path, "leases")));
    }

    [Fact]
    public async Task Whoever_loses_the_lease_stops()
    {
        // A clock that hurries: the first renewal comes at once and finds another holder.
        var time = new HurriedTime();
        var (_, taken) = await Lease(time).Run("test", async stop =>
        {
            await new LeaseStore(database).Claim("test", "other", time.GetUtcNow().AddHours(1), TimeSpan.FromHours(1), CancellationToken.None);
            await Task.Delay(Timeout.Infinite, stop);
            return true;
        }, cancel);
        Assert.Contains("hat übernommen", taken);
        Assert.Equal("other", (await new LeaseStore(database).Claim("test", "third", time.GetUtcNow(), TimeSpan.FromHours(1), cancel)).Holder);
    }
}
