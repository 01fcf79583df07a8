using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Dapper;

namespace FundingDirectory.Core.Store;

/// <summary>One raw answer to be kept.</summary>
public sealed record RawFile(string Name, ReadOnlyMemory<byte> Bytes);

/// <summary>Raw answers of the sources, kept as archives in the data folder and indexed by their hash, so that a corrected parser can read them again.</summary>
public sealed class CaptureStore(Database database, string dataFolder)
{
    private const string SqlInsert = """
        insert into capture (hash, source, fetched_at, files, bytes, path)
        select @Hash, @Source, @FetchedAt, @Files, @Bytes, @Path
        where not exists (select 1 from capture where hash = @Hash)
        """;

    /// <summary>Keeps the answers of one run and returns the hash over all of them; equal answers are kept once.</summary>
    public async Task<string> Keep(string source, IReadOnlyList<RawFile> files, DateTimeOffset now, CancellationToken cancel)
    {
        var hash = Hash(files);
        var path = Path.Combine("captures", source, $"{hash}.zip");
        var full = Path.Combine(dataFolder, path);
        if (!File.Exists(full))
        {
            System.IO.Directory.CreateDirectory(Path.GetDirectoryName(full)!);
            // Written beside and moved, so that an interrupted run leaves no half archive under a good name.
            var part = $"{full}.{Guid.NewGuid():n}.part";
            await using (var archive = new ZipArchive(File.Create(part), ZipArchiveMode.Create))
                foreach (var file in files)
                {
                    var level = file.Name.EndsWith(".zip", StringComparison.OrdinalIgnoreCase) ? CompressionLevel.NoCompression : CompressionLevel.Optimal;
                    await using var stream = await archive.CreateEntry(file.Name, level).OpenAsync(cancel);
                    await stream.WriteAsync(file.Bytes, cancel);
                }
            File.Move(part, full, overwrite: true);
        }
        await using var connection = await database.Open(cancel);
        await connection.ExecuteAsync(new CommandDefinition(SqlInsert, new
        {
            Hash = hash, Source = source, FetchedAt = Timestamp.Write(now), Files = files.Count, Bytes = files.Sum(f => (long)f.Bytes.Length), Path = path.Replace('\\', '/'),
        }, cancellationToken: cancel));
        return hash;
    }

    /// <summary>The answers kept under a hash; null when there are none.</summary>
    public async Task<IReadOnlyList<RawFile>?> Read(string source, string hash, CancellationToken cancel)
    {
        var full = Path.Combine(dataFolder, "captures", source, $"{hash}.zip");
        if (!File.Exists(full)) return null;
        await using var archive = await ZipFile.OpenReadAsync(full, cancel);
        var files = new List<RawFile>();
        foreach (var entry in archive.Entries)
        {
            using var memory = new MemoryStream();
            await using var stream = await entry.OpenAsync(cancel);
            await stream.CopyToAsync(memory, cancel);
            files.Add(new RawFile(entry.FullName, memory.ToArray()));
        }
        return files;
    }

    private static string Hash(IReadOnlyList<RawFile> files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in files.OrderBy(f => f.Name, StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{file.Name}\n{file.Bytes.Length}\n"));
            hash.AppendData(file.Bytes.Span);
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
