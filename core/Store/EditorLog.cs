using System.Runtime.CompilerServices;
using Dapper;
using FundingDirectory.Core.Domain;

namespace FundingDirectory.Core.Store;

/// <summary>The audit of sign-ins and accounts: only ever appended to.</summary>
public sealed class EditorLog(Database database)
{
    private const string SqlNext = """
        update revision_counter set value = value + 1 where name = 'editor-event'
        """;

    private const string SqlInsert = """
        insert into editor_event (number, at, editor_id, what, detail)
        select value, @At, @Editor, @What, @Detail from revision_counter where name = 'editor-event'
        """;

    /// <summary>Appends a line. <paramref name="editor"/>: id of whom it concerns; null = nobody known.</summary>
    public Task Write(EditorEventKind kind, string? editor, string? detail, DateTimeOffset now, CancellationToken cancel) => database.InTransaction(async transaction =>
    {
        var row = new { At = Timestamp.Write(now), Editor = editor, What = Vocabulary.Code(kind), Detail = detail };
        await transaction.Connection!.ExecuteAsync(new CommandDefinition(SqlNext, transaction: transaction, cancellationToken: cancel));
        return await transaction.Connection!.ExecuteAsync(new CommandDefinition(SqlInsert, row, transaction, cancellationToken: cancel));
    }, cancel);

    private const string SqlNewest = """
        select number, at, editor_id, what, detail from editor_event
        where number > (select value from revision_counter where name = 'editor-event') - @Count order by number desc
        """;

    /// <summary>The newest lines, newest first.</summary>
    public async Task<IReadOnlyList<EditorEvent>> Newest(int count, CancellationToken cancel)
    {
        await using var connection = await database.Open(cancel);
        var rows = await connection.QueryAsync<EventRow>(new CommandDefinition(SqlNewest, new { Count = count }, cancellationToken: cancel));
        return [.. rows.Select(r => r.ToEvent())];
    }

    private const string SqlAll = """
        select number, at, editor_id, what, detail from editor_event order by number
        """;

    /// <summary>Every line, oldest first, one at a time.</summary>
    public async IAsyncEnumerable<EditorEvent> All([EnumeratorCancellation] CancellationToken cancel)
    {
        await using var connection = await database.Open(cancel);
        await foreach (var row in connection.QueryUnbufferedAsync<EventRow>(SqlAll).WithCancellation(cancel)) yield return row.ToEvent();
    }

    private sealed record EventRow
    {
        public long Number { get; init; }
        public string At { get; init; } = "";
        public string? EditorId { get; init; }
        public string What { get; init; } = "";
        public string? Detail { get; init; }

        public EditorEvent ToEvent() => new(Number, Timestamp.Read(At), EditorId, Vocabulary.Parse<EditorEventKind>(What) ?? throw new InvalidDataException($"Unknown event {What}."), Detail);
    }
}
