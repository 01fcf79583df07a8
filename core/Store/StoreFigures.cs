using System.Data.Common;
using Dapper;

namespace FundingDirectory.Core.Store;

/// <summary>Figures of the store for monitoring. Revision: the newest change; Queues: how much waits for a person, by the name of the queue, empty ones with 0.</summary>
public sealed record StoredFigures(long Revision, IReadOnlyDictionary<string, long> Queues);

/// <summary>Counts what the store holds, without contents.</summary>
public sealed class StoreFigures(Database database)
{
    /// <summary>The queues there are: what harvests asked, possible duplicates, broken links, drafts, drafts to approve, messages of readers.</summary>
    public static IReadOnlyList<string> QueueNames { get; } = ["import", "duplicate", "link-check", "draft", "review", "message"];

    private const string SqlRevision = """
        select value from revision_counter where name = 'entry'
        """;

    private const string SqlQueues = """
        select case when state in ('draft', 'review') then state when origin in ('duplicate', 'link-check') then origin else 'import' end as queue, count(*) as items
        from proposal where state in ('open', 'draft', 'review')
        group by case when state in ('draft', 'review') then state when origin in ('duplicate', 'link-check') then origin else 'import' end
        """;

    private const string SqlMessages = """
        select count(*) from reader_message where state = 'open'
        """;

    /// <summary>The figures of now; null when the store cannot be reached, which is a figure too.</summary>
    public async Task<StoredFigures?> Read(CancellationToken cancel)
    {
        try
        {
            await using var connection = await database.Open(cancel);
            var queues = QueueNames.ToDictionary(n => n, _ => 0L);
            foreach (var row in await connection.QueryAsync<QueueRow>(new CommandDefinition(SqlQueues, cancellationToken: cancel))) queues[row.Queue] = row.Items;
            queues["message"] = await connection.ExecuteScalarAsync<long>(new CommandDefinition(SqlMessages, cancellationToken: cancel));
            return new(await connection.ExecuteScalarAsync<long>(new CommandDefinition(SqlRevision, cancellationToken: cancel)), queues);
        }
        catch (DbException)
        {
            return null;
        }
    }

    private sealed record QueueRow
    {
        public string Queue { get; init; } = "";
        public long Items { get; init; }
    }
}
