using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Dapper;

namespace FundingDirectory.Core.Store;

/// <summary>What was copied of one table. Hash: over all its rows, in the source and now also in the target; null while they differ.</summary>
public sealed record CopiedTable(string Name, int Rows, int Written, string? Hash);

/// <summary>Why nothing could be copied: one German sentence.</summary>
public sealed class CopyRefusedException(string reason) : Exception(reason);

/// <summary>
/// Copies everything in one store, every version and every log line included, into another on whichever database. What is there already in the same
/// words is left alone, so a copy that broke off goes on where it was. A target with data of its own is never touched; only in one that a copy of this very source
/// has begun is removed what the source has lost meanwhile.
/// </summary>
public sealed class StoreCopy(Database from, Database to)
{
    // Somebody may save while a long copy runs; then what changed is copied once more.
    private const int MostPasses = 4;
    private const char KeySeparator = '\u001f';
    // Where the target notes of which source a copy is under way.
    private const string NoteTable = "setting", NoteName = "copy-under-way";

    private const string SqlNote = """
        select value from setting where name = @Name
        """;

    private const string SqlBegin = """
        insert into setting (name, value) values (@Name, @Value)
        """;

    private const string SqlEnd = """
        delete from setting where name = @Name
        """;

    private const string SqlOldest = """
        select entry_id from entry_version where revision = (select min(revision) from entry_version)
        """;

    private const string SqlOldestMoment = """
        select min(saved_at) from entry_version
        """;

    /// <summary>Copies and compares until both stores say the same; the last comparison.</summary>
    public async Task<IReadOnlyList<CopiedTable>> Run(CancellationToken cancel)
    {
        await Migrations.Run(to, cancel);
        var source = $"{await Ask(from, SqlOldest, cancel)} {await Ask(from, SqlOldestMoment, cancel)}";
        var isUnderWay = await Ask(to, SqlNote, cancel) == source;
        await Refuse(isUnderWay, cancel);
        if (!isUnderWay)
        {
            await Tell(SqlEnd, source, cancel);
            await Tell(SqlBegin, source, cancel);
        }
        var tables = await Copy(cancel);
        if (tables.All(t => t.Hash is not null)) await Tell(SqlEnd, source, cancel);
        return tables;
    }

    private async Task<IReadOnlyList<CopiedTable>> Copy(CancellationToken cancel)
    {
        var written = new Dictionary<string, int>();
        for (var pass = 1; ; pass++)
        {
            foreach (var table in StoreTable.All) written[table.Name] = written.GetValueOrDefault(table.Name) + await Copy(table, cancel);
            var tables = new List<CopiedTable>();
            foreach (var table in StoreTable.All)
            {
                var (source, target) = (await Marks(from, table, cancel), await Marks(to, table, cancel));
                var (one, other) = (HashOf(source), HashOf(target));
                tables.Add(new(table.Name, source.Count, written[table.Name], one == other ? one : null));
            }
            if (pass == MostPasses || tables.TrueForAll(t => t.Hash is not null)) return tables;
        }
    }

    private async Task Refuse(bool isUnderWay, CancellationToken cancel)
    {
        if (await Migrations.Current(from, cancel) is var version && version < Migrations.Newest)
            throw new CopyRefusedException($"Die Quelle hat das Schema {version}, gebraucht wird {Migrations.Newest}. Starten Sie zuerst das Verzeichnis oder den Importer auf ihr.");
        // History is never lost: what a target has of it and the source has not is its own, even where a copy is under way.
        foreach (var table in StoreTable.All.Where(t => isUnderWay ? t.Name is "entry_version" or "list_version" or "editor_event" : t.Name != "revision_counter"))
        {
            var target = await Marks(to, table, cancel);
            if (target.Count == 0) continue;
            var source = await Marks(from, table, cancel);
            if (target.Keys.Count(k => !source.ContainsKey(k)) is > 0 and var foreign)
                throw new CopyRefusedException($"Das Ziel enthält Daten, die nicht aus dieser Quelle stammen (Tabelle {table.Name}: {foreign}). Wählen Sie ein leeres Ziel; es wurde nichts kopiert.");
        }
    }

    /// <summary>Brings one table of the target to what the source says; how many rows that took.</summary>
    private async Task<int> Copy(StoreTable table, CancellationToken cancel)
    {
        var known = await Marks(to, table, cancel);
        var (written, added) = (0, new List<object?[]>());
        await foreach (var row in Rows(from, table, cancel))
        {
            var isKnown = known.Remove(KeyOf(table, row), out var mark);
            if (isKnown && mark == MarkOf(row)) continue;
            written++;
            if (isKnown) await Write(table.SqlUpdate, row, cancel);
            else added.Add(row);
            if (added.Count < table.RowsAtOnce) continue;
            await Add();
        }
        if (added.Count > 0) await Add();
        // What is left of the target's keys the source has lost since the copy began.
        foreach (var key in known.Keys) await Write(table.SqlDelete, key.Split(KeySeparator), cancel);
        return written + known.Count;

        async Task Add()
        {
            await Write(table.SqlInsert(added.Count), [.. added.SelectMany(r => r)], cancel);
            added.Clear();
        }
    }

    private Task<int> Write(string sql, object?[] values, CancellationToken cancel) => to.InTransaction(async transaction =>
    {
        await using var command = transaction.Connection!.CreateCommand();
#pragma warning disable CA2100 // Names of the schema scripts and parameters.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.Transaction = transaction;
        for (var p = 0; p < values.Length; p++)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = ($"@p{p}", values[p] ?? DBNull.Value);
            command.Parameters.Add(parameter);
        }
        return await command.ExecuteNonQueryAsync(cancel);
    }, cancel);

    private static async IAsyncEnumerable<object?[]> Rows(Database database, StoreTable table, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        await using var connection = await database.Open(cancel);
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Names of the schema scripts.
        command.CommandText = table.SqlAll;
#pragma warning restore CA2100
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
            if (table.Row(reader) is var row && !(table.Name == NoteTable && row[0] as string == NoteName)) yield return row;
    }

    private static async Task<string?> Ask(Database database, string sql, CancellationToken cancel)
    {
        await using var connection = await database.Open(cancel);
        return await connection.ExecuteScalarAsync<string?>(new CommandDefinition(sql, new { Name = NoteName }, cancellationToken: cancel));
    }

    private Task Tell(string sql, string value, CancellationToken cancel) => to.InTransaction(
        transaction => transaction.Connection!.ExecuteAsync(new CommandDefinition(sql, new { Name = NoteName, Value = value }, transaction, cancellationToken: cancel)), cancel);

    /// <summary>A mark of every row by its key.</summary>
    private static async Task<Dictionary<string, UInt128>> Marks(Database database, StoreTable table, CancellationToken cancel)
    {
        var marks = new Dictionary<string, UInt128>(StringComparer.Ordinal);
        await foreach (var row in Rows(database, table, cancel)) marks[KeyOf(table, row)] = MarkOf(row);
        return marks;
    }

    private static string KeyOf(StoreTable table, object?[] row) => string.Join(KeySeparator, table.KeyPlaces.Select(p => Convert.ToString(row[p], CultureInfo.InvariantCulture)));

    /// <summary>The first half of a SHA-256 over the values, each with its length, so that no two rows of different values give the same text.</summary>
    private static UInt128 MarkOf(object?[] row)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var value in row)
        {
            var text = Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
            hash.AppendData(Encoding.UTF8.GetBytes(value is null ? "null\n" : $"{text.Length}:{text}\n"));
        }
        return System.Buffers.Binary.BinaryPrimitives.ReadUInt128BigEndian(hash.GetHashAndReset());
    }

    /// <summary>One hash over all rows in the order of their keys.</summary>
    private static string HashOf(Dictionary<string, UInt128> marks)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (key, mark) in marks.OrderBy(m => m.Key, StringComparer.Ordinal)) hash.AppendData(Encoding.UTF8.GetBytes($"{key}\u001f{mark:x32}\n"));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
