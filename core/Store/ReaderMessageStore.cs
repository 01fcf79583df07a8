using Dapper;
using FundingDirectory.Core.Domain;

namespace FundingDirectory.Core.Store;

/// <summary>What readers found wrong.</summary>
public sealed class ReaderMessageStore(Database database)
{
    private const string SqlOpen = """
        select id, entry_id, at, text, contact from reader_message where state = 'open' order by at, id
        """;

    /// <summary>Messages nobody has decided about, oldest first.</summary>
    public async Task<IReadOnlyList<ReaderMessage>> Open(CancellationToken cancel)
    {
        await using var connection = await database.Open(cancel);
        return [.. (await connection.QueryAsync<MessageRow>(new CommandDefinition(SqlOpen, cancellationToken: cancel))).Select(r => new ReaderMessage(r.Id, r.EntryId, Timestamp.Read(r.At), r.Text, r.Contact))];
    }

    private const string SqlAdd = """
        insert into reader_message (id, entry_id, at, text, contact, state) values (@Id, @EntryId, @At, @Text, @Contact, 'open')
        """;

    public async Task Add(ReaderMessage message, CancellationToken cancel)
    {
        await using var connection = await database.Open(cancel);
        await connection.ExecuteAsync(new CommandDefinition(SqlAdd, new { message.Id, message.EntryId, At = Timestamp.Write(message.At), message.Text, message.Contact }, cancellationToken: cancel));
    }

    // What the reader gave to be answered is needed no longer.
    private const string SqlClose = """
        update reader_message set state = 'done', contact = null, decided_at = @At, decided_by = @By where id = @Id and state = 'open'
        """;

    /// <summary>Closes a message and forgets the reader's contact; false when it was closed before.</summary>
    public async Task<bool> Close(string id, string by, DateTimeOffset now, CancellationToken cancel)
    {
        await using var connection = await database.Open(cancel);
        return await connection.ExecuteAsync(new CommandDefinition(SqlClose, new { Id = id, By = by, At = Timestamp.Write(now) }, cancellationToken: cancel)) == 1;
    }

    private sealed record MessageRow
    {
        public string Id { get; init; } = "";
        public string EntryId { get; init; } = "";
        public string At { get; init; } = "";
        public string Text { get; init; } = "";
        public string? Contact { get; init; }
    }
}
