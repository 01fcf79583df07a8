using System.Security.Cryptography;
using System.Text;
using Dapper;
using FundingDirectory.Core.Domain;

namespace FundingDirectory.Core.Store;

/// <summary>Who signs in with the house's own sign-in service, and whose account that is.</summary>
public sealed class LoginStore(Database database)
{
    private const string SqlGet = """
        select hash, name, editor_id, assigned_by, first_seen from editor_login where hash = @Hash
        """;

    /// <summary>What is known of somebody; null = never seen.</summary>
    public Task<Login?> Get(string issuer, string subject, CancellationToken cancel) => Get(HashOf(issuer, subject), cancel);

    /// <summary>The same by its id.</summary>
    public async Task<Login?> Get(string id, CancellationToken cancel)
    {
        await using var connection = await database.Open(cancel);
        return (await connection.QuerySingleOrDefaultAsync<LoginRow>(new CommandDefinition(SqlGet, new { Hash = id }, cancellationToken: cancel)))?.ToLogin();
    }

    private const string SqlWaiting = """
        select hash, name, editor_id, assigned_by, first_seen from editor_login where editor_id is null order by first_seen desc, hash
        """;

    /// <summary>Who has signed in there but has no account here, the newest first.</summary>
    public async Task<IReadOnlyList<Login>> Waiting(CancellationToken cancel)
    {
        await using var connection = await database.Open(cancel);
        return [.. (await connection.QueryAsync<LoginRow>(new CommandDefinition(SqlWaiting, cancellationToken: cancel))).Select(r => r.ToLogin())];
    }

    private const string SqlRemember = """
        insert into editor_login (hash, issuer, subject, name, editor_id, assigned_by, first_seen)
        select @Hash, @Issuer, @Subject, @Name, null, null, @Now where not exists (select 1 from editor_login where hash = @Hash)
        """;

    /// <summary>Notes that somebody was there; gives what is known now.</summary>
    public async Task<Login> Remember(string issuer, string subject, string name, DateTimeOffset now, CancellationToken cancel)
    {
        var hash = HashOf(issuer, subject);
        await Run(SqlRemember, new { Hash = hash, Issuer = issuer, Subject = subject, Name = name, Now = Timestamp.Write(now) }, cancel);
        return await Get(hash, cancel) ?? throw new InvalidDataException("A login that was just noted is gone.");
    }

    private const string SqlLink = """
        update editor_login set editor_id = @EditorId, assigned_by = @By where hash = @Hash and editor_id is null
        """;

    /// <summary>Says whose account it is; false when that was said before. <paramref name="by"/>: the administrator; null = a role of the service.</summary>
    public async Task<bool> Link(string id, string editorId, string? by, CancellationToken cancel) => await Run(SqlLink, new { Hash = id, EditorId = editorId, By = by }, cancel) == 1;

    private const string SqlForget = """
        delete from sign_in_answer where at < @Old
        """;

    private const string SqlTake = """
        insert into sign_in_answer (hash, at) select @Hash, @Now where not exists (select 1 from sign_in_answer where hash = @Hash)
        """;

    /// <summary>Takes an answer of the service by what is unique in it; false when it was taken before.</summary>
    public async Task<bool> TakeAnswer(string unique, DateTimeOffset now, CancellationToken cancel)
    {
        // After a day no answer is valid any more, so there is nothing to remember.
        await Run(SqlForget, new { Old = Timestamp.Write(now.AddDays(-1)) }, cancel);
        return await Run(SqlTake, new { Hash = HashOf("", unique), Now = Timestamp.Write(now) }, cancel) == 1;
    }

    // A line break stands in no address, so that two pairs never look alike.
    private static string HashOf(string issuer, string subject) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{issuer}\n{subject}")));

    // In a transaction, because two who come at the same moment may make the same key; the second one then finds it.
    private Task<int> Run(string sql, object with, CancellationToken cancel) =>
        database.InTransaction(transaction => transaction.Connection!.ExecuteAsync(new CommandDefinition(sql, with, transaction, cancellationToken: cancel)), cancel);

    private sealed record LoginRow
    {
        public string Hash { get; init; } = "";
        public string Name { get; init; } = "";
        public string? EditorId { get; init; }
        public string? AssignedBy { get; init; }
        public string FirstSeen { get; init; } = "";

        public Login ToLogin() => new(Hash, Name, EditorId, AssignedBy, Timestamp.Read(FirstSeen));
    }
}
