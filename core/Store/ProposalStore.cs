using System.Data.Common;
using System.Text.Json;
using Dapper;
using FundingDirectory.Core.Domain;

namespace FundingDirectory.Core.Store;

/// <summary>What waits for a decision.</summary>
public sealed class ProposalStore(Database database)
{
    private const string SqlOpen = """
        select id, entry_id, based_on, state, origin, created_at, created_by, reason, content, fields, twin from proposal
        where state = 'open' and origin = @Origin order by created_at, id
        """;

    /// <summary>Open proposals of one origin, oldest first.</summary>
    public async Task<IReadOnlyList<Proposal>> Open(string origin, CancellationToken cancel)
    {
        await using var connection = await database.Open(cancel);
        var rows = await connection.QueryAsync<ProposalRow>(new CommandDefinition(SqlOpen, new { Origin = origin }, cancellationToken: cancel));
        return [.. rows.Select(r => r.ToProposal())];
    }

    private const string SqlSummaries = """
        select id, entry_id, based_on, origin, created_at, reason from proposal where state = 'open' order by created_at, id
        """;

    /// <summary>Everything that is open without its content, oldest first.</summary>
    public async Task<IReadOnlyList<ProposalSummary>> All(CancellationToken cancel)
    {
        await using var connection = await database.Open(cancel);
        var rows = await connection.QueryAsync<ProposalRow>(new CommandDefinition(SqlSummaries, cancellationToken: cancel));
        return [.. rows.Select(r => new ProposalSummary(r.Id, r.EntryId, r.BasedOn, r.Origin, Timestamp.Read(r.CreatedAt), r.Reason))];
    }

    private const string SqlGet = """
        select id, entry_id, based_on, state, origin, created_at, created_by, reason, content, fields, twin from proposal where id = @Id
        """;

    /// <summary>One proposal, decided or not; null when the id is unknown.</summary>
    public async Task<Proposal?> Get(string id, CancellationToken cancel)
    {
        await using var connection = await database.Open(cancel);
        return (await connection.QuerySingleOrDefaultAsync<ProposalRow>(new CommandDefinition(SqlGet, new { Id = id }, cancellationToken: cancel)))?.ToProposal();
    }

    private const string SqlReject = """
        update proposal set state = 'rejected', decided_at = @At, decided_by = @By where id = @Id and state = 'open'
        """;

    /// <summary>Decides that everything stays as it is; false when it was decided before.</summary>
    public async Task<bool> Reject(string id, string by, DateTimeOffset now, CancellationToken cancel)
    {
        await using var connection = await database.Open(cancel);
        return await connection.ExecuteAsync(new CommandDefinition(SqlReject, new { Id = id, By = by, At = Timestamp.Write(now) }, cancellationToken: cancel)) == 1;
    }

    private const string SqlInsert = """
        insert into proposal (id, entry_id, based_on, state, origin, created_at, created_by, reason, content, fields, twin)
        select @Id, @EntryId, @BasedOn, @State, @Origin, @CreatedAt, @CreatedBy, @Reason, @Content, @Fields, @Twin
        where not exists (select 1 from proposal where id = @Id)
        """;

    /// <summary>Adds a proposal inside the caller's transaction; one with a known id is left as it was decided.</summary>
    internal static Task Add(DbTransaction transaction, Proposal proposal, CancellationToken cancel) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(SqlInsert, ProposalRow.From(proposal), transaction, cancellationToken: cancel));

    private const string SqlRenew = """
        update proposal set based_on = @BasedOn, reason = @Reason, content = @Content, fields = @Fields where id = @Id and state = 'open'
        """;

    /// <summary>Replaces what an open proposal says; false when somebody decided it in between.</summary>
    internal static async Task<bool> Renew(DbTransaction transaction, Proposal proposal, CancellationToken cancel) =>
        await transaction.Connection!.ExecuteAsync(new CommandDefinition(SqlRenew, ProposalRow.From(proposal), transaction, cancellationToken: cancel)) == 1;

    private const string SqlClose = """
        update proposal set state = 'obsolete', decided_at = @At, decided_by = @By where id = @Id and state = 'open'
        """;

    /// <summary>Closes a proposal whose question answered itself; one that somebody decided in between stays as decided.</summary>
    internal static Task Close(DbTransaction transaction, string id, string by, DateTimeOffset at, CancellationToken cancel) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(SqlClose, new { Id = id, At = Timestamp.Write(at), By = by }, transaction, cancellationToken: cancel));

    private sealed record ProposalRow
    {
        public string Id { get; init; } = "";
        public string EntryId { get; init; } = "";
        public int BasedOn { get; init; }
        public string State { get; init; } = "";
        public string Origin { get; init; } = "";
        public string CreatedAt { get; init; } = "";
        public string CreatedBy { get; init; } = "";
        public string? Reason { get; init; }
        public string Content { get; init; } = "";
        public string? Fields { get; init; }
        public string? Twin { get; init; }

        public static ProposalRow From(Proposal proposal) => new()
        {
            Id = proposal.Id, EntryId = proposal.EntryId, BasedOn = proposal.BasedOn, State = proposal.State, Origin = proposal.Origin,
            CreatedAt = Timestamp.Write(proposal.CreatedAt), CreatedBy = proposal.CreatedBy, Reason = proposal.Reason,
            Content = JsonSerializer.Serialize(proposal.Content, EntryJson.Options), Fields = JsonSerializer.Serialize(proposal.Fields, EntryJson.Options), Twin = proposal.Twin,
        };

        public Proposal ToProposal() => new()
        {
            Id = Id, EntryId = EntryId, BasedOn = BasedOn, State = State, Origin = Origin, CreatedAt = Timestamp.Read(CreatedAt), CreatedBy = CreatedBy, Reason = Reason, Twin = Twin,
            Content = JsonSerializer.Deserialize<EntryContent>(Content, EntryJson.Options) ?? throw new InvalidDataException($"Proposal {Id} has no content."),
            Fields = Fields is null ? [] : JsonSerializer.Deserialize<List<string>>(Fields, EntryJson.Options)!,
        };
    }
}
