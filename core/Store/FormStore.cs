using System.Text.Json;
using Dapper;
using FundingDirectory.Core.Domain;

namespace FundingDirectory.Core.Store;

/// <summary>Which forms editors have open, and what stands in them unsaved. Both pass: presence within minutes, what was kept after a month.</summary>
public sealed class FormStore(Database database)
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    private const string SqlForget = """
        delete from desk_form where expires_at < @Old
        """;

    // Who was away longer comes anew.
    private const string SqlReturn = """
        update desk_form set since = @Now where entry_id = @EntryId and editor_id = @EditorId and expires_at <= @Now
        """;

    private const string SqlStay = """
        update desk_form set expires_at = @Until where entry_id = @EntryId and editor_id = @EditorId
        """;

    private const string SqlCome = """
        insert into desk_form (entry_id, editor_id, since, expires_at)
        select @EntryId, @EditorId, @Now, @Until where not exists (select 1 from desk_form where entry_id = @EntryId and editor_id = @EditorId)
        """;

    /// <summary>Notes that an editor has the form of an entry open, for so long.</summary>
    public Task Open(string entryId, string editorId, DateTimeOffset now, TimeSpan stays, CancellationToken cancel)
    {
        var row = new { EntryId = entryId, EditorId = editorId, Now = Timestamp.Write(now), Until = Timestamp.Write(now + stays), Old = Timestamp.Write(now - Kept) };
        return database.InTransaction(async transaction =>
        {
            foreach (var sql in new[] { SqlForget, SqlReturn, SqlStay, SqlCome }) await transaction.Connection!.ExecuteAsync(new CommandDefinition(sql, row, transaction, cancellationToken: cancel));
            return row;
        }, cancel);
    }

    private const string SqlOthers = """
        select e.name as editor, f.since from desk_form f join editor e on e.id = f.editor_id
        where f.entry_id = @EntryId and f.editor_id <> @EditorId and f.expires_at > @Now order by f.since, e.name
        """;

    /// <summary>Who else has the form of an entry open now, the first one first.</summary>
    public async Task<IReadOnlyList<FormHolder>> Others(string entryId, string editorId, DateTimeOffset now, CancellationToken cancel)
    {
        await using var connection = await database.Open(cancel);
        var rows = await connection.QueryAsync<HolderRow>(new CommandDefinition(SqlOthers, new { EntryId = entryId, EditorId = editorId, Now = Timestamp.Write(now) }, cancellationToken: cancel));
        return [.. rows.Select(r => new FormHolder(r.Editor, Timestamp.Read(r.Since)))];
    }

    private const string SqlKeep = """
        update desk_form set kept_at = @At, version = @Version, edit = @Edit, inputs = @Inputs where entry_id = @EntryId and editor_id = @EditorId
        """;

    /// <summary>Keeps what stands in a form that is open.</summary>
    public async Task Keep(string entryId, string editorId, KeptForm form, CancellationToken cancel)
    {
        var row = new { EntryId = entryId, EditorId = editorId, At = Timestamp.Write(form.KeptAt), form.Version, form.Edit, Inputs = JsonSerializer.Serialize(form.Inputs, EntryJson.Options) };
        await using var connection = await database.Open(cancel);
        await connection.ExecuteAsync(new CommandDefinition(SqlKeep, row, cancellationToken: cancel));
    }

    private const string SqlGet = """
        select kept_at, version, edit, inputs from desk_form where entry_id = @EntryId and editor_id = @EditorId and kept_at is not null
        """;

    /// <summary>What an editor left unsaved in the form of an entry; null = nothing.</summary>
    public async Task<KeptForm?> Get(string entryId, string editorId, CancellationToken cancel)
    {
        await using var connection = await database.Open(cancel);
        return await connection.QuerySingleOrDefaultAsync<FormRow>(new CommandDefinition(SqlGet, new { EntryId = entryId, EditorId = editorId }, cancellationToken: cancel)) is { } row
            ? new KeptForm(row.Version, row.Edit, Timestamp.Read(row.KeptAt), JsonSerializer.Deserialize<Dictionary<string, IReadOnlyList<string>>>(row.Inputs, EntryJson.Options)!) : null;
    }

    private const string SqlClose = """
        delete from desk_form where entry_id = @EntryId and editor_id = @EditorId
        """;

    /// <summary>Forgets a form: it was saved or left.</summary>
    public async Task Close(string entryId, string editorId, CancellationToken cancel)
    {
        await using var connection = await database.Open(cancel);
        await connection.ExecuteAsync(new CommandDefinition(SqlClose, new { EntryId = entryId, EditorId = editorId }, cancellationToken: cancel));
    }

    private sealed record HolderRow
    {
        public string Editor { get; init; } = "";
        public string Since { get; init; } = "";
    }

    private sealed record FormRow
    {
        public string KeptAt { get; init; } = "";
        public int Version { get; init; }
        public int Edit { get; init; }
        public string Inputs { get; init; } = "{}";
    }
}
