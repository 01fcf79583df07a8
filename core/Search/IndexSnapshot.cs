using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using FundingDirectory.Core.Domain;

namespace FundingDirectory.Core.Search;

/// <summary>The words of an index as a file, so that a start need not read every text again. It is never trusted blindly: another program version, another length or
/// checksum, and it is as if there were none; entries that changed since are read anew. It may be deleted at any time. Synonyms are not in it, because they only
/// act on queries.</summary>
public sealed class IndexSnapshot(string path)
{
    // The last digits are the version of the layout.
    private const ulong Magic = 0x46_57_56_49_44_58_00_02;
    /// <summary>From so many changed entries in a hundred on, reading everything anew gives the better index.</summary>
    private const int MostStalePercent = 10;
    private static readonly Guid Program = typeof(IndexSnapshot).Module.ModuleVersionId;

    /// <summary>The file in a data folder.</summary>
    public static IndexSnapshot In(string folder) => new(Path.Combine(folder, "search.index"));

    /// <summary>Writes the words of an index beside the file and then puts them in place, so that nobody ever sees half of it. What keeps it from being written, or null.</summary>
    public string? Save(SearchIndex index)
    {
        var temporary = $"{path}.{Environment.ProcessId}.tmp";
        try
        {
            Write(temporary, index.ToStore());
            File.Move(temporary, path, overwrite: true);
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return e.Message;
        }
        finally
        {
            Remove(temporary);
        }
    }

    /// <summary>The index of the entries with the words of the file; null when there is none or it cannot be used, and then <paramref name="reason"/> says why, null
    /// when there is none.</summary>
    public SearchIndex? Load(IReadOnlyCollection<Entry> entries, DateOnly today, out string? reason)
    {
        reason = null;
        if (!File.Exists(path)) return null;
        // The file is read while the entries are put in a table.
        var reading = Task.Run(() => (Stored: Read(out var wrong), Reason: wrong));
        var byId = entries.ToDictionary(e => e.Id, StringComparer.Ordinal);
        (var stored, reason) = reading.GetAwaiter().GetResult();
        if (stored is null) return null;
        var settled = stored.EntriesOf(byId);
        if (settled.Count(e => e is null) * 100L <= (long)stored.Count * MostStalePercent) return SearchIndex.Of(stored, settled, entries, today);
        reason = "too many entries have changed since";
        return null;
    }

    private static void Write(string file, StoredIndex stored)
    {
        using var stream = new FileStream(file, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16);
        var arrays = new SnapshotArrays(stream, writes: true);
        stream.Write(new byte[Header.Size]);
        stored.Pass(arrays);
        var header = new Header(Magic, Program, stream.Length - Header.Size, arrays.Checksum);
        stream.Position = 0;
        stream.Write(MemoryMarshal.AsBytes(new ReadOnlySpan<Header>(in header)));
    }

    private StoredIndex? Read(out string? reason)
    {
        reason = null;
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 1 << 16);
            var header = default(Header);
            stream.ReadExactly(MemoryMarshal.AsBytes(new Span<Header>(ref header)));
            if (header.Magic != Magic || header.Program != Program) reason = "it was written by another version";
            else if (header.Length != stream.Length - Header.Size) reason = "it is not complete";
            else
            {
                var arrays = new SnapshotArrays(stream, writes: false);
                var stored = new StoredIndex();
                stored.Pass(arrays);
                if (arrays.Checksum == header.Checksum && stream.Position == stream.Length) return stored;
                reason = "it is damaged";
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            reason = e is EndOfStreamException ? "it is not complete" : "it is damaged or cannot be read";
        }
        return null;
    }

    private static void Remove(string file)
    {
        try
        {
            File.Delete(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Where nothing can be written there is nothing to remove.
        }
    }

    [StructLayout(LayoutKind.Sequential, Pack = 1)]
    private readonly record struct Header(ulong Magic, Guid Program, long Length, ulong Checksum)
    {
        public const int Size = 8 + 16 + 8 + 8;
    }
}

/// <summary>Arrays written one after the other, each with its length, or read in the same order.</summary>
internal sealed class SnapshotArrays(Stream file, bool writes)
{
    private const ulong Factor = 0x9E3779B97F4A7C15;

    /// <summary>Of everything that passed so far.</summary>
    public ulong Checksum { get; private set; } = Factor;

    /// <summary>Writes the array, or replaces it by the one that was written.</summary>
    /// <exception cref="InvalidDataException">What was written is no such array.</exception>
    public void Pass<T>(ref T[] array) where T : unmanaged
    {
        long length = array.Length;
        var lengthBytes = MemoryMarshal.AsBytes(new Span<long>(ref length));
        if (writes) file.Write(lengthBytes);
        else
        {
            file.ReadExactly(lengthBytes);
            if (length < 0 || length > (file.Length - file.Position) / Unsafe.SizeOf<T>()) throw new InvalidDataException("An array does not fit into the file.");
            array = GC.AllocateUninitializedArray<T>((int)length);
        }
        var bytes = MemoryMarshal.AsBytes(array.AsSpan());
        if (writes) file.Write(bytes);
        else file.ReadExactly(bytes);
        Add(lengthBytes);
        Add(bytes);
    }

    private void Add(ReadOnlySpan<byte> bytes)
    {
        var sum = Checksum;
        var words = MemoryMarshal.Cast<byte, ulong>(bytes);
        foreach (var word in words) sum = System.Numerics.BitOperations.RotateLeft(sum ^ word, 29) * Factor;
        foreach (var one in bytes[(words.Length * 8)..]) sum = System.Numerics.BitOperations.RotateLeft(sum ^ one, 29) * Factor;
        Checksum = sum;
    }
}
