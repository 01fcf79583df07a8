using System.Text.Json;

namespace FundingDirectory.Importer.Backups;

/// <summary>One file of a backup. Path: below the folder, with «/»; Sha256: in hexadecimal digits.</summary>
public sealed record BackupFile(string Path, long Bytes, string Sha256);

/// <summary>What a backup holds: every file with its size and hash, and the state of the store they were taken from.</summary>
public sealed record BackupManifest
{
    /// <summary>Name of the file in the backup's folder.</summary>
    public const string Name = "backup.json";
    /// <summary>The only form there has been.</summary>
    public const int NewestFormat = 1;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true, RespectNullableAnnotations = true };

    public required int Format { get; init; }
    public required DateTimeOffset TakenAt { get; init; }
    /// <summary>Number of the newest schema script the database knew.</summary>
    public required int Schema { get; init; }
    /// <summary>Newest change it holds.</summary>
    public required long Revision { get; init; }
    public required int Entries { get; init; }
    public required IReadOnlyList<BackupFile> Files { get; init; }

    internal long Bytes => Files.Sum(f => f.Bytes);

    internal async Task Write(string folder, CancellationToken cancel)
    {
        await using var file = File.Create(Path.Combine(folder, Name));
        await JsonSerializer.SerializeAsync(file, this, Json, cancel);
        file.Flush(flushToDisk: true);
    }

    /// <summary>The manifest of a folder; null when there is none that can be read.</summary>
    internal static async Task<BackupManifest?> Read(string folder, CancellationToken cancel)
    {
        try
        {
            await using var file = File.OpenRead(Path.Combine(folder, Name));
            return await JsonSerializer.DeserializeAsync<BackupManifest>(file, Json, cancel);
        }
        catch (Exception e) when (e is JsonException or FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }
}
