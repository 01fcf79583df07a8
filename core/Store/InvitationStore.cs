using System.Security.Cryptography;
using System.Text;
using Dapper;
using FundingDirectory.Core.Domain;

namespace FundingDirectory.Core.Store;

/// <summary>One-time links with which an account begins, or gets another passkey. Only hashes are stored: who reads the store cannot sign in with it.</summary>
public sealed class InvitationStore(Database database)
{
    /// <summary>How long a link may wait.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    // A new link makes older ones worthless: whoever asks for one has lost the other.
    private const string SqlRevoke = """
        update editor_invitation set expires_at = @Now where editor_id = @EditorId and used_at is null and expires_at > @Now
        """;

    private const string SqlAdd = """
        insert into editor_invitation (hash, editor_id, created_at, created_by, expires_at, used_at) values (@Hash, @EditorId, @Now, @By, @ExpiresAt, null)
        """;

    /// <summary>Makes a link for an editor and gives its secret, which is told only now.</summary>
    public async Task<string> Add(string editorId, string by, DateTimeOffset now, CancellationToken cancel)
    {
        var secret = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)).TrimEnd('=').Replace('+', '-').Replace('/', '_');
        var row = new { Hash = HashOf(secret), EditorId = editorId, By = by, Now = Timestamp.Write(now), ExpiresAt = Timestamp.Write(now + Lifetime) };
        return await database.InTransaction(async transaction =>
        {
            foreach (var sql in new[] { SqlRevoke, SqlAdd }) await transaction.Connection!.ExecuteAsync(new CommandDefinition(sql, row, transaction, cancellationToken: cancel));
            return secret;
        }, cancel);
    }

    private const string SqlGet = """
        select editor_id, created_by, expires_at, used_at from editor_invitation where hash = @Hash
        """;

    /// <summary>What is known of a link; one that was never made has the state <see cref="InvitationState.Unknown"/>.</summary>
    public async Task<Invitation> Get(string secret, DateTimeOffset now, CancellationToken cancel)
    {
        await using var connection = await database.Open(cancel);
        var row = await connection.QuerySingleOrDefaultAsync<InvitationRow>(new CommandDefinition(SqlGet, new { Hash = HashOf(secret) }, cancellationToken: cancel));
        if (row is null) return new Invitation("", "", default, InvitationState.Unknown);
        var expires = Timestamp.Read(row.ExpiresAt);
        return new Invitation(row.EditorId, row.CreatedBy, expires, row.UsedAt is not null ? InvitationState.Used : expires <= now ? InvitationState.Expired : InvitationState.Open);
    }

    private const string SqlUse = """
        update editor_invitation set used_at = @Now where hash = @Hash and used_at is null and expires_at > @Now
        """;

    /// <summary>Uses a link up; false when it was used before or has expired. Of two who try at once only one succeeds.</summary>
    public async Task<bool> Use(string secret, DateTimeOffset now, CancellationToken cancel)
    {
        await using var connection = await database.Open(cancel);
        return await connection.ExecuteAsync(new CommandDefinition(SqlUse, new { Hash = HashOf(secret), Now = Timestamp.Write(now) }, cancellationToken: cancel)) == 1;
    }

    private static string HashOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    private sealed record InvitationRow
    {
        public string EditorId { get; init; } = "";
        public string CreatedBy { get; init; } = "";
        public string ExpiresAt { get; init; } = "";
        public string? UsedAt { get; init; }
    }
}
