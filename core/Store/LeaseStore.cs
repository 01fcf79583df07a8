using System.Data.Common;
using Dapper;

namespace FundingDirectory.Core.Store;

/// <summary>Who may harvest a source now. Holder: a name of the process; since when it holds, and until when if it does not renew.</summary>
public sealed record HarvestLease(string Source, string Holder, DateTimeOffset Since, DateTimeOffset ExpiresAt);

/// <summary>Leases that keep two hosts from harvesting the same source at once. A holder that dies loses its lease by time.</summary>
public sealed class LeaseStore(Database database)
{
    private const string SqlGet = """
        select source, holder, since, expires_at from harvest_lease where source = @Source
        """;

    private const string SqlInsert = """
        insert into harvest_lease (source, holder, since, expires_at)
        select @Source, '', @Now, @Now where not exists (select 1 from harvest_lease where source = @Source)
        """;

    private const string SqlClaim = """
        update harvest_lease set holder = @Holder, since = @Now, expires_at = @ExpiresAt
        where source = @Source and (holder = '' or expires_at <= @Now)
        """;

    /// <summary>Takes the lease if nobody holds it. The answer names the holder: the caller, or whoever was there first.</summary>
    public async Task<HarvestLease> Claim(string source, string holder, DateTimeOffset now, TimeSpan duration, CancellationToken cancel)
    {
        await using var connection = await database.Open(cancel);
        var with = new { Source = source, Holder = holder, Now = Timestamp.Write(now), ExpiresAt = Timestamp.Write(now + duration) };
        Task<int> Run(string sql) => connection.ExecuteAsync(new CommandDefinition(sql, with, cancellationToken: cancel));
        await Prepare(Run);
        await Run(SqlClaim);
        var row = await connection.QuerySingleAsync<LeaseRow>(new CommandDefinition(SqlGet, with, cancellationToken: cancel));
        return new HarvestLease(row.Source, row.Holder, Timestamp.Read(row.Since), Timestamp.Read(row.ExpiresAt));
    }

    private const string SqlRenew = """
        update harvest_lease set expires_at = @ExpiresAt where source = @Source and holder = @Holder
        """;

    /// <summary>Holds on; false when somebody else has taken over.</summary>
    public async Task<bool> Renew(string source, string holder, DateTimeOffset now, TimeSpan duration, CancellationToken cancel)
    {
        await using var connection = await database.Open(cancel);
        return await connection.ExecuteAsync(new CommandDefinition(SqlRenew, new { Source = source, Holder = holder, ExpiresAt = Timestamp.Write(now + duration) }, cancellationToken: cancel)) == 1;
    }

    private const string SqlRelease = """
        update harvest_lease set holder = '', expires_at = @Now where source = @Source and holder = @Holder
        """;

    /// <summary>Gives the lease back; nothing happens when it is somebody else's.</summary>
    public async Task Release(string source, string holder, DateTimeOffset now, CancellationToken cancel)
    {
        await using var connection = await database.Open(cancel);
        await connection.ExecuteAsync(new CommandDefinition(SqlRelease, new { Source = source, Holder = holder, Now = Timestamp.Write(now) }, cancellationToken: cancel));
    }

    private static async Task Prepare(Func<string, Task<int>> run)
    {
        try
        {
            await run(SqlInsert);
        }
        catch (DbException)
        {
            // Another host made the row in the same moment; should it be something worse, the claim that follows says so.
        }
    }

    private sealed record LeaseRow
    {
        public string Source { get; init; } = "";
        public string Holder { get; init; } = "";
        public string Since { get; init; } = "";
        public string ExpiresAt { get; init; } = "";
    }
}
