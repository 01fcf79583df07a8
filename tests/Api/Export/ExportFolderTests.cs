using FundingDirectory.Api.Export;
using FundingDirectory.Tests.Support;
using Xunit;

namespace FundingDirectory.Tests.Api.Export;

public sealed class ExportFolderTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    private void Write(string file)
    {
        using var target = new ExportFolder(folder.File("site"));
        File.WriteAllText(Path.Combine(target.Growing, file), file);
        target.Replace("Stand heute.");
    }

    [Fact]
    public void A_later_copy_takes_the_place_of_an_earlier_one_as_a_whole()
    {
        Write("alt.html");
        Assert.Null(ExportFolder.Refusal(folder.File("site")));
        Write("neu.html");

        Assert.Equal(["export.txt", "neu.html"], Directory.EnumerateFiles(folder.File("site")).Select(Path.GetFileName).Order());
        Assert.Equal(["site"], Directory.EnumerateFileSystemEntries(folder.Path).Select(Path.GetFileName));
    }

    [Fact]
    public void What_was_not_finished_leaves_nothing_behind()
    {
        using (new ExportFolder(folder.File("site"))) Assert.NotEmpty(Directory.EnumerateDirectories(folder.Path));

        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.Path));
    }

    [Fact]
    public void An_empty_folder_and_a_new_one_are_taken_and_a_file_is_not()
    {
        Directory.CreateDirectory(folder.File("leer"));
        File.WriteAllText(folder.File("datei"), "");

        Assert.Null(ExportFolder.Refusal(folder.File("leer")));
        Assert.Null(ExportFolder.Refusal(folder.File("neu/tief")));
        Assert.Contains("ist eine Datei", ExportFolder.Refusal(folder.File("datei")), StringComparison.Ordinal);
    }
}
