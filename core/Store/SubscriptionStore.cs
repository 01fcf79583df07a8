using System.Data.Common;
using System.Globalization;
using Dapper;
using FundingDirectory.Core.Domain;

namespace FundingDirectory.Core.Store;

/// <summary>Who wants to be told what. What is told is written into the outbox (<see cref="AlertOutbox"/>) in the same transaction that says it is covered, so
/// that a crash can neither lose nor repeat it.</summary>
public sealed class SubscriptionStore(Database database)
{
    /// <summary>How long a question may wait for its answer.</summary>
    public static readonly TimeSpan QuestionLifetime = TimeSpan.FromHours(48);

    private const int MostQuestionsADay = 3;

    private const string SqlQuestions = """
        select count(*) from subscription where address_hash = @AddressHash and confirmed_at is null and created_at > @Since
        """;

    private const string SqlAdd = """
        insert into subscription (id, kind, what, rhythm, address, address_hash, created_at, confirmed_at, next_at, revision, covered_until, refusals)
        values (@Id, @Kind, @What, @Rhythm, @Address, @AddressHash, @CreatedAt, null, null, @Revision, @CoveredUntil, 0)
        """;

    /// <summary>Adds a subscription that waits for its confirmation, with the mail that asks for it. False when the address was asked often enough today: nobody can
    /// have a stranger's mailbox filled.</summary>
    public async Task<bool> Add(Subscription subscription, AlertMessage question, CancellationToken cancel) => await database.InTransaction<bool?>(async transaction =>
    {
        var (connection, row) = (transaction.Connection!, SubscriptionRow.From(subscription));
        var asked = new { row.AddressHash, Since = Timestamp.Write(subscription.CreatedAt.AddDays(-1)) };
        if (await connection.ExecuteScalarAsync<int>(new CommandDefinition(SqlQuestions, asked, transaction, cancellationToken: cancel)) >= MostQuestionsADay) return null;
        await connection.ExecuteAsync(new CommandDefinition(SqlAdd, row, transaction, cancellationToken: cancel));
        await AlertOutbox.Write(transaction, question, subscription.CreatedAt, cancel);
        return true;
    }, cancel) is not null;

    private const string SqlGet = """
        select id, kind, what, rhythm, address, address_hash, created_at, confirmed_at, next_at, revision, covered_until from subscription where id = @Id
        """;

    /// <summary>A subscription; null when there is none, or none any more.</summary>
    public async Task<Subscription?> Get(string id, CancellationToken cancel)
    {
        await using var connection = await database.Open(cancel);
        return (await connection.QuerySingleOrDefaultAsync<SubscriptionRow>(new CommandDefinition(SqlGet, new { Id = id }, cancellationToken: cancel)))?.ToSubscription();
    }

    private const string SqlConfirm = """
        update subscription set confirmed_at = @Now, next_at = @NextAt, revision = @Revision, covered_until = @CoveredUntil where id = @Id and confirmed_at is null and created_at > @Since
        """;

    private const string SqlSame = """
        select other.id from subscription other where other.id <> @Id and other.address_hash = @AddressHash and other.kind = @Kind and other.what = @What
        """;

    /// <summary>Confirms a subscription: from now on it counts. An earlier one of the same address about the same ends. False when the question is too old or was answered before.</summary>
    public async Task<bool> Confirm(Subscription subscription, long revision, DateTimeOffset now, CancellationToken cancel) => await database.InTransaction<bool?>(async transaction =>
    {
        var connection = transaction.Connection!;
        var row = SubscriptionRow.From(subscription with { Revision = revision, CoveredUntil = BerlinTime.Day(now), NextAt = Subscription.Next(subscription.Rhythm, now) });
        var with = new { row.Id, Now = Timestamp.Write(now), row.NextAt, row.Revision, row.CoveredUntil, Since = Timestamp.Write(now - QuestionLifetime) };
        if (await connection.ExecuteAsync(new CommandDefinition(SqlConfirm, with, transaction, cancellationToken: cancel)) != 1) return null;
        await Delete(transaction, await connection.QueryAsync<string>(new CommandDefinition(SqlSame, row, transaction, cancellationToken: cancel)), cancel);
        return true;
    }, cancel) is not null;

    private const string SqlDelete = """
        delete from subscription where id = @Id
        """;

    private const string SqlDeleteMessages = """
        delete from alert_message where subscription_id = @Id
        """;

    /// <summary>Forgets a subscription, its address and its messages; nothing happens when there is none.</summary>
    public Task Delete(string id, CancellationToken cancel) => InTransaction(async transaction => await Delete(transaction, [id], cancel), cancel);

    private const string SqlOfAddress = """
        select id from subscription where address_hash = @Hash
        """;

    /// <summary>Forgets everything about an address; says how many subscriptions that were.</summary>
    public Task<int> DeleteAddress(string hash, CancellationToken cancel) => DeleteFound(SqlOfAddress, new { Hash = hash }, cancel);

    private const string SqlUnanswered = """
        select id from subscription where confirmed_at is null and created_at <= @Before
        """;

    /// <summary>Forgets what was never confirmed.</summary>
    public Task<int> DeleteUnanswered(DateTimeOffset now, CancellationToken cancel) => DeleteFound(SqlUnanswered, new { Before = Timestamp.Write(now - QuestionLifetime) }, cancel);

    private const string SqlDue = """
        select id, kind, what, rhythm, address, address_hash, created_at, confirmed_at, next_at, revision, covered_until
        from subscription
        where next_at <= @Now and not exists (select 1 from alert_message where subscription_id = subscription.id and due_at is not null)
        """;

    /// <summary>Those to look at now. Whose last message still waits is left alone: the next one then covers everything since.</summary>
    public async Task<IReadOnlyList<Subscription>> Due(DateTimeOffset now, CancellationToken cancel)
    {
        await using var connection = await database.Open(cancel);
        return [.. (await connection.QueryAsync<SubscriptionRow>(new CommandDefinition(SqlDue, new { Now = Timestamp.Write(now) }, cancellationToken: cancel))).Select(r => r.ToSubscription())];
    }

    private const string SqlAdvance = """
        update subscription set revision = @Revision, covered_until = @CoveredUntil, next_at = @NextAt where id = @Id and next_at = @Was
        """;

    // Only beside the state that this very step left: whoever was looked at by somebody else meanwhile, or has ended, gets no message from here.
    private const string SqlTell = """
        insert into alert_message (id, subscription_id, created_at, due_at, attempts, sent_at, content)
        select @MessageId, @Id, @Now, @DueAt, 0, null, @Content
        where not exists (select 1 from alert_message where id = @MessageId)
          and exists (select 1 from subscription where id = @Id and revision = @Revision and covered_until = @CoveredUntil and next_at = @NextAt)
        """;

    /// <summary>Writes down that these were looked at, together with their messages.</summary>
    public Task Advance(IReadOnlyCollection<AlertStep> steps, DateTimeOffset now, CancellationToken cancel) => InTransaction(async transaction =>
    {
        var rows = steps.Select(s => (s.Message, Row: SubscriptionRow.From(s.Before with { Revision = s.Revision, CoveredUntil = s.CoveredUntil, NextAt = s.NextAt }), Was: Timestamp.Write(s.Before.NextAt!.Value))).ToList();
        await Run(SqlAdvance, rows.Select(r => new { r.Row.Id, r.Row.Revision, r.Row.CoveredUntil, r.Row.NextAt, r.Was }));
        await Run(SqlTell, rows.Where(r => r.Message is not null).Select(r => new
        {
            MessageId = r.Message!.Id, r.Message.Content, DueAt = Timestamp.Write(r.Message.DueAt), Now = Timestamp.Write(now), r.Row.Id, r.Row.Revision, r.Row.CoveredUntil, r.Row.NextAt,
        }));

        // One prepared statement for all of them.
        Task Run(string sql, object with) => transaction.Connection!.ExecuteAsync(new CommandDefinition(sql, with, transaction, cancellationToken: cancel));
    }, cancel);

    private async Task<int> DeleteFound(string sql, object with, CancellationToken cancel)
    {
        var count = 0;
        await InTransaction(async transaction =>
        {
            var ids = (await transaction.Connection!.QueryAsync<string>(new CommandDefinition(sql, with, transaction, cancellationToken: cancel))).ToList();
            await Delete(transaction, ids, cancel);
            count = ids.Count;
        }, cancel);
        return count;
    }

    private Task InTransaction(Func<DbTransaction, Task> work, CancellationToken cancel) => database.InTransaction<bool?>(async transaction =>
    {
        await work(transaction);
        return true;
    }, cancel);

    internal static async Task Delete(DbTransaction transaction, IEnumerable<string> ids, CancellationToken cancel)
    {
        foreach (var id in ids.ToList())
            foreach (var sql in new[] { SqlDeleteMessages, SqlDelete })
                await transaction.Connection!.ExecuteAsync(new CommandDefinition(sql, new { Id = id }, transaction, cancellationToken: cancel));
    }

    /// <summary>A row as Dapper fills it.</summary>
    private sealed record SubscriptionRow
    {
        private const string Day = "yyyy-MM-dd";

        public string Id { get; init; } = "";
        public string Kind { get; init; } = "";
        public string What { get; init; } = "";
        public string Rhythm { get; init; } = "";
        public string Address { get; init; } = "";
        public string AddressHash { get; init; } = "";
        public string CreatedAt { get; init; } = "";
        public string? ConfirmedAt { get; init; }
        public string? NextAt { get; init; }
        public long Revision { get; init; }
        public string CoveredUntil { get; init; } = "";

        public static SubscriptionRow From(Subscription s) => new()
        {
            Id = s.Id, Kind = Vocabulary.Code(s.Kind), What = s.What, Rhythm = Vocabulary.Code(s.Rhythm), Address = s.Address, AddressHash = s.AddressHash, CreatedAt = Timestamp.Write(s.CreatedAt),
            NextAt = s.NextAt is { } next ? Timestamp.Write(next) : null, Revision = s.Revision, CoveredUntil = s.CoveredUntil.ToString(Day, CultureInfo.InvariantCulture),
        };

        public Subscription ToSubscription() => new()
        {
            Id = Id, Kind = Vocabulary.Parse<SubscriptionKind>(Kind) ?? throw new InvalidDataException($"Unknown kind {Kind}."), What = What,
            Rhythm = Vocabulary.Parse<AlertRhythm>(Rhythm) ?? throw new InvalidDataException($"Unknown rhythm {Rhythm}."), Address = Address, AddressHash = AddressHash, CreatedAt = Timestamp.Read(CreatedAt),
            ConfirmedAt = Timestamp.ReadOptional(ConfirmedAt), NextAt = Timestamp.ReadOptional(NextAt), Revision = Revision, CoveredUntil = DateOnly.ParseExact(CoveredUntil, Day, CultureInfo.InvariantCulture),
        };
    }
}
