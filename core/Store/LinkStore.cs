using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Dapper;
using FundingDirectory.Core.Domain;

namespace FundingDirectory.Core.Store;

/// <summary>What a link check found: new states of addresses, and for each entry looked at the proposal that its broken links ask for (null = none).</summary>
public sealed record LinkBatch(IReadOnlyList<LinkCheck> Checks, IReadOnlyDictionary<string, Proposal?> Proposals);

/// <summary>The state of every link that was ever checked.</summary>
public sealed class LinkStore(Database database)
{
    /// <summary>Origin of the proposals that a broken link raises.</summary>
    public const string Origin = HarvestPlan.LinkCheck;

    private const string SqlAll = """
        select url, state, status, checked_at, failing_since, redirects_to from link_check
        """;

    /// <summary>Every link by its address.</summary>
    public async Task<IReadOnlyDictionary<string, LinkCheck>> All(CancellationToken cancel)
    {
        await using var connection = await database.Open(cancel);
        return (await connection.QueryAsync<LinkRow>(new CommandDefinition(SqlAll, cancellationToken: cancel))).Select(r => r.ToCheck()).ToDictionary(c => c.Url, StringComparer.Ordinal);
    }

    private const string SqlLatest = """
        select value from revision_counter where name = 'link'
        """;

    /// <summary>Number of the newest check; 0 when there was none.</summary>
    public async Task<long> Latest(CancellationToken cancel)
    {
        await using var connection = await database.Open(cancel);
        return await connection.ExecuteScalarAsync<long>(new CommandDefinition(SqlLatest, cancellationToken: cancel));
    }

    private const string SqlLastCheck = """
        select max(checked_at) from link_check
        """;

    /// <summary>When links were last checked; null = never.</summary>
    public async Task<DateTimeOffset?> LastCheck(CancellationToken cancel)
    {
        await using var connection = await database.Open(cancel);
        return Timestamp.ReadOptional(await connection.ExecuteScalarAsync<string?>(new CommandDefinition(SqlLastCheck, cancellationToken: cancel)));
    }

    private const string SqlOpenProposals = """
        select distinct entry_id from proposal where origin = @Origin and state = 'open'
        """;

    /// <summary>Ids of the entries with an open proposal about a broken link.</summary>
    public async Task<IReadOnlySet<string>> OpenProposals(CancellationToken cancel)
    {
        await using var connection = await database.Open(cancel);
        return (await connection.QueryAsync<string>(new CommandDefinition(SqlOpenProposals, new { Origin }, cancellationToken: cancel))).ToHashSet(StringComparer.Ordinal);
    }

    private const string SqlUpdate = """
        update link_check
        set state = @State, status = @Status, checked_at = @CheckedAt, failing_since = @FailingSince, redirects_to = @RedirectsTo
        where hash = @Hash
        """;

    private const string SqlInsert = """
        insert into link_check (hash, url, state, status, checked_at, failing_since, redirects_to)
        values (@Hash, @Url, @State, @Status, @CheckedAt, @FailingSince, @RedirectsTo)
        """;

    // Whatever else the check had to say about this entry has no reason any more.
    private const string SqlClose = """
        update proposal set state = 'obsolete', decided_at = @Now, decided_by = @Origin
        where entry_id = @EntryId and origin = @Origin and state = 'open' and id <> @Keep
        """;

    // Rejected stays rejected: an editor has seen exactly these links.
    private const string SqlReopen = """
        update proposal set state = 'open', based_on = @BasedOn, created_at = @CreatedAt, decided_at = null, decided_by = null, reason = @Reason, content = @Content
        where id = @Id and state = 'obsolete'
        """;

    private const string SqlRaise = """
        insert into proposal (id, entry_id, based_on, state, origin, created_at, created_by, reason, content)
        select @Id, @EntryId, @BasedOn, @State, @Origin, @CreatedAt, @CreatedBy, @Reason, @Content
        where not exists (select 1 from proposal where id = @Id)
        """;

    private const string SqlNext = """
        update revision_counter set value = value + 1 where name = 'link'
        """;

    /// <summary>Stores a whole check: states, the proposals of broken links, and closes those whose links answer again.</summary>
    public Task Apply(LinkBatch batch, DateTimeOffset now, CancellationToken cancel) => database.InTransaction(async transaction =>
    {
        Task<int> Run(string sql, object? with) => transaction.Connection!.ExecuteAsync(new CommandDefinition(sql, with, transaction, cancellationToken: cancel));

        await Run(SqlNext, null);
        foreach (var row in batch.Checks.Select(LinkRow.From))
            if (await Run(SqlUpdate, row) == 0) await Run(SqlInsert, row);
        foreach (var (entry, proposal) in batch.Proposals)
        {
            await Run(SqlClose, new { EntryId = entry, Origin, Now = Timestamp.Write(now), Keep = proposal?.Id ?? "" });
            if (proposal is null) continue;
            var row = new
            {
                proposal.Id, proposal.EntryId, proposal.BasedOn, proposal.State, proposal.Origin, CreatedAt = Timestamp.Write(proposal.CreatedAt),
                proposal.CreatedBy, proposal.Reason, Content = JsonSerializer.Serialize(proposal.Content, EntryJson.Options),
            };
            if (await Run(SqlReopen, row) == 0) await Run(SqlRaise, row);
        }
        return batch;
    }, cancel);

    private sealed record LinkRow
    {
        public string Hash { get; init; } = "";
        public string Url { get; init; } = "";
        public string State { get; init; } = "";
        public int? Status { get; init; }
        public string CheckedAt { get; init; } = "";
        public string? FailingSince { get; init; }
        public string? RedirectsTo { get; init; }

        public static LinkRow From(LinkCheck check) => new()
        {
            Hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(check.Url))), Url = check.Url, State = Vocabulary.Code(check.State), Status = check.Status,
            CheckedAt = Timestamp.Write(check.CheckedAt), FailingSince = check.FailingSince is { } since ? Timestamp.Write(since) : null, RedirectsTo = check.RedirectsTo,
        };

        public LinkCheck ToCheck() => new()
        {
            Url = Url, State = Vocabulary.Parse<LinkState>(State) ?? throw new InvalidDataException($"Unknown state {State} of a link."), Status = Status,
            CheckedAt = Timestamp.Read(CheckedAt), FailingSince = Timestamp.ReadOptional(FailingSince), RedirectsTo = RedirectsTo,
        };
    }
}
