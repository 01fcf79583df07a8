using System.Security.Cryptography;
using System.Text.Json;
using Dapper;
using FundingDirectory.Core.Domain;

namespace FundingDirectory.Core.Store;

/// <summary>The editors and their passkeys.</summary>
public sealed class AccountStore(Database database)
{
    private const string SqlAll = """
        select id, name, role, security_stamp, failed_count, locked_until, disabled_at, created_at, created_by from editor order by name_key
        """;

    /// <summary>Every editor by name, those without access too.</summary>
    public async Task<IReadOnlyList<Editor>> All(CancellationToken cancel)
    {
        await using var connection = await database.Open(cancel);
        return [.. (await connection.QueryAsync<EditorRow>(new CommandDefinition(SqlAll, cancellationToken: cancel))).Select(r => r.ToEditor())];
    }

    private const string SqlGet = """
        select id, name, role, security_stamp, failed_count, locked_until, disabled_at, created_at, created_by from editor where id = @Key
        """;

    /// <summary>One editor; null when the id is unknown.</summary>
    public Task<Editor?> Get(string id, CancellationToken cancel) => One(SqlGet, id, cancel);

    private const string SqlFind = """
        select id, name, role, security_stamp, failed_count, locked_until, disabled_at, created_at, created_by from editor where name_key = @Key
        """;

    /// <summary>The editor of a name, however it is written; null when there is none.</summary>
    public Task<Editor?> Find(string name, CancellationToken cancel) => One(SqlFind, KeyOf(name), cancel);

    private const string SqlAdd = """
        insert into editor (id, name, name_key, role, security_stamp, failed_count, locked_until, disabled_at, created_at, created_by)
        select @Id, @Name, @NameKey, @Role, @SecurityStamp, 0, null, null, @CreatedAt, @CreatedBy
        where not exists (select 1 from editor where name_key = @NameKey)
        """;

    /// <summary>Adds an editor; false when the name is taken.</summary>
    public async Task<bool> Add(Editor editor, CancellationToken cancel) => await Run(SqlAdd, new
    {
        editor.Id, editor.Name, NameKey = KeyOf(editor.Name), Role = Vocabulary.Code(editor.Role), editor.SecurityStamp, CreatedAt = Timestamp.Write(editor.CreatedAt), editor.CreatedBy,
    }, cancel) == 1;

    private const string SqlSetAccess = """
        update editor set role = @Role, disabled_at = @DisabledAt, security_stamp = @Stamp where id = @Id
        """;

    /// <summary>Sets what an editor may do and ends every session of the editor.</summary>
    public Task SetAccess(string id, EditorRole role, DateTimeOffset? disabledAt, CancellationToken cancel) =>
        Run(SqlSetAccess, new { Id = id, Role = Vocabulary.Code(role), DisabledAt = disabledAt is { } at ? Timestamp.Write(at) : null, Stamp = NewStamp() }, cancel);

    private const string SqlSetStamp = """
        update editor set security_stamp = @Stamp where id = @Id
        """;

    /// <summary>Ends every session that was begun under another stamp.</summary>
    public Task SetStamp(string id, string stamp, CancellationToken cancel) => Run(SqlSetStamp, new { Id = id, Stamp = stamp }, cancel);

    private const string SqlSetLock = """
        update editor set failed_count = @FailedCount, locked_until = @LockedUntil where id = @Id
        """;

    /// <summary>Keeps how often sign-in was refused, and until when it is locked.</summary>
    public Task SetLock(string id, int failedCount, DateTimeOffset? lockedUntil, CancellationToken cancel) =>
        Run(SqlSetLock, new { Id = id, FailedCount = failedCount, LockedUntil = lockedUntil is { } at ? Timestamp.Write(at) : null }, cancel);

    private const string SqlPasskeys = """
        select content from editor_passkey where editor_id = @EditorId
        """;

    /// <summary>The passkeys of an editor, oldest first.</summary>
    public async Task<IReadOnlyList<Passkey>> Passkeys(string editorId, CancellationToken cancel)
    {
        await using var connection = await database.Open(cancel);
        var rows = await connection.QueryAsync<string>(new CommandDefinition(SqlPasskeys, new { EditorId = editorId }, cancellationToken: cancel));
        return [.. rows.Select(Read).OrderBy(p => p.CreatedAt)];
    }

    private const string SqlPasskey = """
        select content from editor_passkey where hash = @Hash
        """;

    /// <summary>The passkey of a credential's id; null when it is unknown.</summary>
    public async Task<Passkey?> Passkey(byte[] credentialId, CancellationToken cancel)
    {
        await using var connection = await database.Open(cancel);
        return await connection.QuerySingleOrDefaultAsync<string>(new CommandDefinition(SqlPasskey, new { Hash = HashOf(credentialId) }, cancellationToken: cancel)) is { } content ? Read(content) : null;
    }

    private const string SqlUpdatePasskey = """
        update editor_passkey set content = @Content where hash = @Hash and editor_id = @EditorId
        """;

    private const string SqlAddPasskey = """
        insert into editor_passkey (hash, editor_id, content)
        select @Hash, @EditorId, @Content where not exists (select 1 from editor_passkey where hash = @Hash)
        """;

    /// <summary>Adds a passkey or replaces what is known of it; false when it belongs to somebody else.</summary>
    public async Task<bool> Keep(Passkey passkey, CancellationToken cancel)
    {
        var row = new { Hash = HashOf(passkey.CredentialId), passkey.EditorId, Content = JsonSerializer.Serialize(passkey, EntryJson.Options) };
        return await Run(SqlUpdatePasskey, row, cancel) == 1 || await Run(SqlAddPasskey, row, cancel) == 1;
    }

    // The last one stays: without any, the editor could only come back with a new link.
    private const string SqlRemovePasskey = """
        delete from editor_passkey where hash = @Hash and editor_id = @EditorId
          and exists (select 1 from editor_passkey other where other.editor_id = @EditorId and other.hash <> @Hash)
        """;

    /// <summary>Removes a passkey of an editor; false when it is the last one or not the editor's.</summary>
    public async Task<bool> Remove(string editorId, byte[] credentialId, CancellationToken cancel) =>
        await Run(SqlRemovePasskey, new { Hash = HashOf(credentialId), EditorId = editorId }, cancel) == 1;

    /// <summary>A stamp nobody has had.</summary>
    public static string NewStamp() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    private static string KeyOf(string name) => name.Trim().Normalize().ToLowerInvariant();

    private static string HashOf(byte[] credentialId) => Convert.ToHexStringLower(SHA256.HashData(credentialId));

    private static Passkey Read(string content) => JsonSerializer.Deserialize<Passkey>(content, EntryJson.Options) ?? throw new InvalidDataException("A passkey has no content.");

    private async Task<Editor?> One(string sql, string key, CancellationToken cancel)
    {
        await using var connection = await database.Open(cancel);
        return (await connection.QuerySingleOrDefaultAsync<EditorRow>(new CommandDefinition(sql, new { Key = key }, cancellationToken: cancel)))?.ToEditor();
    }

    private async Task<int> Run(string sql, object with, CancellationToken cancel)
    {
        await using var connection = await database.Open(cancel);
        return await connection.ExecuteAsync(new CommandDefinition(sql, with, cancellationToken: cancel));
    }

    private sealed record EditorRow
    {
        public string Id { get; init; } = "";
        public string Name { get; init; } = "";
        public string Role { get; init; } = "";
        public string SecurityStamp { get; init; } = "";
        public int FailedCount { get; init; }
        public string? LockedUntil { get; init; }
        public string? DisabledAt { get; init; }
        public string CreatedAt { get; init; } = "";
        public string CreatedBy { get; init; } = "";

        public Editor ToEditor() => new()
        {
            Id = Id, Name = Name, Role = Vocabulary.Parse<EditorRole>(Role) ?? throw new InvalidDataException($"Unknown role {Role} of an editor."), SecurityStamp = SecurityStamp,
            FailedCount = FailedCount, LockedUntil = Timestamp.ReadOptional(LockedUntil), DisabledAt = Timestamp.ReadOptional(DisabledAt), CreatedAt = Timestamp.Read(CreatedAt), CreatedBy = CreatedBy,
        };
    }
}
