using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Dapper;

namespace FundingDirectory.Core.Store;

/// <summary>One raw answer to be kept: its size, and how to read it from its beginning.</summary>
public sealed record RawFile(string Name, long Length, Func<Stream> Open);

/// <summary>Raw answers of the sources, kept as archives in the data folder and indexed by their hash, so that a corrected parser can read them again.</summary>
public sealed class CaptureStore(Database database, string dataFolder)
{
    /// <summary>The folder below the data folder in which the archives lie, one folder a source.</summary>
    public const string Folder = "captures";

    // Squeezing a large file hard costs seconds of every run and saves little.
    private const long Large = 16L * 1024 * 1024;

    private const string SqlInsert = """
        insert into capture (hash, source, fetched_at, files, bytes, path)
        select @Hash, @Source, @FetchedAt, @Files, @Bytes, @Path
        where not exists (select 1 from capture where hash = @Hash)
        """;

    /// <summary>Keeps the answers of one run and returns the hash over all of them; equal answers are kept once.</summary>
    public async Task<string> Keep(string source, IReadOnlyList<RawFile> files, DateTimeOffset now, CancellationToken cancel)
    {
        var hash = await Hash(files, cancel);
        var path = Path.Combine(Folder, source, $"{hash}.zip");
        var full = Path.Combine(dataFolder, path);
        if (!File.Exists(full))
        {
            System.IO.Directory.CreateDirectory(Path.GetDirectoryName(full)!);
            // Written beside and moved, so that an interrupted run leaves no half archive under a good name.
            var part = $"{full}.{Guid.NewGuid():n}.part";
            await using (var archive = new ZipArchive(File.Create(part), ZipArchiveMode.Create))
                foreach (var file in files)
                {
                    var level = file.Name.EndsWith(".zip", StringComparison.OrdinalIgnoreCase) ? CompressionLevel.NoCompression
                        : file.Length > Large ? CompressionLevel.Fastest : CompressionLevel.Optimal;
                    await using var stream = await archive.CreateEntry(file.Name, level).OpenAsync(cancel);
                    await using var content = file.Open();
                    await content.CopyToAsync(stream, cancel);
                }
            File.Move(part, full, overwrite: true);
        }
        await using var connection = await database.Open(cancel);
        await connection.ExecuteAsync(new CommandDefinition(SqlInsert, new
        {
            Hash = hash, Source = source, FetchedAt = Timestamp.Write(now), Files = files.Count, Bytes = files.Sum(f => f.Length), Path = path.Replace('\\', '/'),
        }, cancellationToken: cancel));
        return hash;
    }

    /// <summary>The answers kept under a hash; null when there are none.</summary>
    public async Task<IReadOnlyList<RawFile>?> Read(string source, string hash, CancellationToken cancel)
    {
        var full = Path.Combine(dataFolder, Folder, source, $"{hash}.zip");
        if (!File.Exists(full)) return null;
        await using var archive = await ZipFile.OpenReadAsync(full, cancel);
        var files = new List<RawFile>();
        foreach (var entry in archive.Entries)
        {
            using var memory = new MemoryStream();
            await using var stream = await entry.OpenAsync(cancel);
            await stream.CopyToAsync(memory, cancel);
            var bytes = memory.ToArray();
            files.Add(new RawFile(entry.FullName, bytes.Length, () => new MemoryStream(bytes, writable: false)));
        }
        return files;
    }

    /// <summary>Unpacks the answers kept under a hash into a folder; false when there are none.</summary>
    public async Task<bool> Unpack(string source, string hash, string folder, CancellationToken cancel)
    {
        var full = Path.Combine(dataFolder, Folder, source, $"{hash}.zip");
        if (!File.Exists(full)) return false;
        await ZipFile.ExtractToDirectoryAsync(full, folder, cancel);
        return true;
    }

    private static async Task<string> Hash(IReadOnlyList<RawFile> files, CancellationToken cancel)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[64 * 1024];
        foreach (var file in files.OrderBy(f => f.Name, StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{file.Name}\n{file.Length}\n"));
            await using var content = file.Open();
            for (int read; (read = await content.ReadAsync(buffer, cancel)) > 0;) hash.AppendData(buffer, 0, read);
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
