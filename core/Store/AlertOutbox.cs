using System.Data.Common;
using Dapper;
using FundingDirectory.Core.Domain;

namespace FundingDirectory.Core.Store;

/// <summary>Mails on their way. A message stays until its server's answer is written down. Whoever tries to send one first moves its due time, so that two hosts do not
/// send it at once and one that dies leaves it to the next try.</summary>
public sealed class AlertOutbox(Database database)
{
    // An address that refuses so many mails in a row has no reader.
    private const int MostRefusals = 5;
    private static readonly TimeSpan JournalKept = TimeSpan.FromDays(30);

    private const string SqlAdd = """
        insert into alert_message (id, subscription_id, created_at, due_at, attempts, sent_at, content)
        select @Id, @SubscriptionId, @Now, @DueAt, 0, null, @Content where not exists (select 1 from alert_message where id = @Id)
        """;

    /// <summary>Puts a message in, inside the caller's transaction; one that is there already stays as it is.</summary>
    internal static Task Write(DbTransaction transaction, AlertMessage message, DateTimeOffset now, CancellationToken cancel) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(SqlAdd, new { message.Id, message.SubscriptionId, Now = Timestamp.Write(now), DueAt = Timestamp.Write(message.DueAt), message.Content }, transaction, cancellationToken: cancel));

    private const string SqlDue = """
        select id, subscription_id, content, due_at, attempts from alert_message where due_at <= @Now order by due_at, id
        """;

    private const string SqlClaim = """
        update alert_message set attempts = attempts + 1, due_at = @Until where id = @Id and due_at = @Was
        """;

    /// <summary>Takes the message that waited longest; null when none is due. Until <paramref name="until"/> nobody else tries it.</summary>
    public async Task<AlertMessage?> Claim(DateTimeOffset now, DateTimeOffset until, CancellationToken cancel)
    {
        await using var connection = await database.Open(cancel);
        var due = new List<MessageRow>();
        await foreach (var row in connection.QueryUnbufferedAsync<MessageRow>(SqlDue, new { Now = Timestamp.Write(now) }).WithCancellation(cancel))
        {
            due.Add(row);
            // A few, in case others are at the first ones.
            if (due.Count == 10) break;
        }
        foreach (var row in due)
            if (await connection.ExecuteAsync(new CommandDefinition(SqlClaim, new { row.Id, Was = row.DueAt, Until = Timestamp.Write(until) }, cancellationToken: cancel)) == 1)
                return new AlertMessage(row.Id, row.SubscriptionId, row.Content, until, row.Attempts + 1);
        return null;
    }

    private const string SqlSent = """
        update alert_message set due_at = null, sent_at = @Now, content = null where id = @Id
        """;

    private const string SqlTaken = """
        update subscription set refusals = 0 where id = @SubscriptionId
        """;

    /// <summary>The server has taken it. What was said is not kept.</summary>
    public Task Sent(AlertMessage message, DateTimeOffset now, CancellationToken cancel) => database.InTransaction<bool?>(async transaction =>
    {
        foreach (var sql in new[] { SqlSent, SqlTaken })
            await transaction.Connection!.ExecuteAsync(new CommandDefinition(sql, new { message.Id, message.SubscriptionId, Now = Timestamp.Write(now) }, transaction, cancellationToken: cancel));
        return true;
    }, cancel);

    private const string SqlLater = """
        update alert_message set due_at = @DueAt where id = @Id and due_at is not null
        """;

    /// <summary>It could not be sent; it is tried again.</summary>
    public async Task Later(AlertMessage message, DateTimeOffset due, CancellationToken cancel)
    {
        await using var connection = await database.Open(cancel);
        await connection.ExecuteAsync(new CommandDefinition(SqlLater, new { message.Id, DueAt = Timestamp.Write(due) }, cancellationToken: cancel));
    }

    private const string SqlRefused = """
        update subscription set refusals = refusals + 1 where id = @SubscriptionId
        """;

    private const string SqlRefusals = """
        select refusals from subscription where id = @SubscriptionId
        """;

    /// <summary>The server says that there is no such mailbox. It is tried again a few times, then the subscription ends; true when it did.</summary>
    public async Task<bool> Refused(AlertMessage message, DateTimeOffset due, CancellationToken cancel) => await database.InTransaction<bool?>(async transaction =>
    {
        var connection = transaction.Connection!;
        var with = new { message.Id, message.SubscriptionId, DueAt = Timestamp.Write(due) };
        foreach (var sql in new[] { SqlRefused, SqlLater }) await connection.ExecuteAsync(new CommandDefinition(sql, with, transaction, cancellationToken: cancel));
        var ends = await connection.ExecuteScalarAsync<int?>(new CommandDefinition(SqlRefusals, with, transaction, cancellationToken: cancel)) is not < MostRefusals;
        if (ends) await SubscriptionStore.Delete(transaction, [message.SubscriptionId], cancel);
        return ends;
    }, cancel) is true;

    private const string SqlForget = """
        delete from alert_message where due_at is null and sent_at <= @Before
        """;

    /// <summary>Forgets when old messages were sent.</summary>
    public async Task Tidy(DateTimeOffset now, CancellationToken cancel)
    {
        await using var connection = await database.Open(cancel);
        await connection.ExecuteAsync(new CommandDefinition(SqlForget, new { Before = Timestamp.Write(now - JournalKept) }, cancellationToken: cancel));
    }

    private const string SqlAll = """
        select id, subscription_id, coalesce(content, '') as content, coalesce(due_at, '') as due_at, attempts from alert_message where subscription_id = @Id order by created_at
        """;

    /// <summary>The messages of a subscription, oldest first: what waits, and without content what was sent.</summary>
    public async Task<IReadOnlyList<(string Id, bool Waits, int Attempts)>> Of(string subscriptionId, CancellationToken cancel)
    {
        await using var connection = await database.Open(cancel);
        return [.. (await connection.QueryAsync<MessageRow>(new CommandDefinition(SqlAll, new { Id = subscriptionId }, cancellationToken: cancel))).Select(r => (r.Id, r.DueAt.Length > 0, r.Attempts))];
    }

    private sealed record MessageRow
    {
        public string Id { get; init; } = "";
        public string SubscriptionId { get; init; } = "";
        public string Content { get; init; } = "";
        public string DueAt { get; init; } = "";
        public int Attempts { get; init; }
    }
}
