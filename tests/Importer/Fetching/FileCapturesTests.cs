using FundingDirectory.Importer.Connectors;
using FundingDirectory.Importer.Fetching;
using Xunit;

namespace FundingDirectory.Tests.Importer.Fetching;

public sealed class FileCapturesTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory();
    private readonly HurriedTime time = new();

    public void Dispose() => folder.Delete(recursive: true);

    private string Path(string name) => System.IO.Path.Combine(folder.FullName, name);

    [Fact]
    public void A_folder_gives_its_files_by_relative_path_in_order()
    {
        folder.CreateSubdirectory("b");
        foreach (var name in new[] { "c.json", "b/x.json", "a.json", ".hidden" }) File.WriteAllText(Path(name), name);
        var captures = FileCaptures.Read(folder.FullName, time);
        Assert.Equal(["a.json", "b/x.json", "c.json"], captures.Select(c => c.Name));
        Assert.All(captures, c => Assert.True(c.Url is null && c.FetchedAt == time.GetUtcNow()));
    }

    [Fact]
    public void A_file_gives_one_capture_by_its_name()
    {
        File.WriteAllText(Path("export.zip"), "PK");
        Assert.Equal("export.zip", Assert.Single(FileCaptures.Read(Path("export.zip"), time)).Name);
    }

    [Fact]
    public void A_large_file_stays_where_it_is_and_is_the_same_as_one_in_memory()
    {
        var bytes = new byte[FileCaptures.MaxInMemory + 1];
        Random.Shared.NextBytes(bytes);
        File.WriteAllBytes(Path("gross.csv"), bytes);
        var large = Assert.Single(FileCaptures.Read(Path("gross.csv"), time));
        var small = new Capture { Name = "gross.csv", FetchedAt = large.FetchedAt, Bytes = bytes };
        Assert.Equal(Path("gross.csv"), large.File);
        Assert.Equal((small.Length, small.Hash), (large.Length, large.Hash));
        using var stream = large.Open();
        Assert.Equal(bytes[0], stream.ReadByte());
        Assert.True(large.Bytes.Span.SequenceEqual(bytes));
    }

    [Fact]
    public void Nothing_to_read_is_said_plainly()
    {
        Assert.Contains("nicht vorhanden", Assert.Throws<FetchException>(() => FileCaptures.Read(Path("missing"), time)).Message);
        Assert.Contains("keine Dateien", Assert.Throws<FetchException>(() => FileCaptures.Read(folder.FullName, time)).Message);
    }
}
