using System.Security.Cryptography;

namespace FundingDirectory.Importer.Backups;

/// <summary>Reads files once, for their hash and for a copy.</summary>
internal static class HashedCopy
{
    private const int Buffer = 128 * 1024;

    /// <summary>Describes a file of a folder.</summary>
    public static Task<BackupFile> Describe(string folder, string path, CancellationToken cancel) => Read(folder, path, Stream.Null, cancel);

    /// <summary>Copies a file to the same place below another folder, down to the disk, and says what was read.</summary>
    public static async Task<BackupFile> Copy(string folder, string path, string target, CancellationToken cancel)
    {
        var to = Path.Combine(target, path);
        Directory.CreateDirectory(Path.GetDirectoryName(to)!);
        await using var copy = new FileStream(to, FileMode.CreateNew, FileAccess.Write, FileShare.None, Buffer);
        var described = await Read(folder, path, copy, cancel);
        copy.Flush(flushToDisk: true);
        return described;
    }

    private static async Task<BackupFile> Read(string folder, string path, Stream also, CancellationToken cancel)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        // Others may go on with the file: a host has its keys open.
        await using var file = new FileStream(Path.Combine(folder, path), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, Buffer);
        var (buffer, bytes) = (new byte[Buffer], 0L);
        for (int read; (read = await file.ReadAsync(buffer, cancel)) > 0; bytes += read)
        {
            hash.AppendData(buffer, 0, read);
            await also.WriteAsync(buffer.AsMemory(0, read), cancel);
        }
        return new(path, bytes, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }
}
