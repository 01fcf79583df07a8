using System.Net;
using System.Net.Sockets;
using FundingDirectory.Core.Store;
using FundingDirectory.Tests.Support;
using Xunit;

namespace FundingDirectory.Tests.Api;

public sealed class FirstStepsTests
{
    [Fact]
    public async Task A_data_folder_that_is_none_ends_the_start_with_a_sentence()
    {
        using var folder = new TempFolder();
        await File.WriteAllTextAsync(folder.File("keine-mappe"), "", CancellationToken.None);
        await StartEndsWith("keine-mappe» ist nicht benutzbar: ", folder.File("keine-mappe"));
    }

    [Fact]
    public async Task A_damaged_database_ends_the_start_with_a_sentence()
    {
        using var folder = new TempFolder();
        await File.WriteAllBytesAsync(folder.File(SqliteFile.Name), [.. Enumerable.Range(0, 5_000).Select(i => (byte)(i * 7))], CancellationToken.None);
        await StartEndsWith("Der Store ist nicht benutzbar: Die Datenbankdatei ist beschädigt.", folder.Path);
    }

    [Fact]
    public async Task An_address_that_is_taken_ends_the_start_with_a_sentence()
    {
        using var folder = new TempFolder();
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var address = $"http://{other.LocalEndpoint}";
        await StartEndsWith($"Der Host kann unter «{address}» nicht antworten: Dort antwortet schon ein anderes Programm.", folder.Path, address);
    }

    private static async Task StartEndsWith(string sentence, string dataFolder, string address = "http://127.0.0.1:0")
    {
        var (code, _, errors) = await ProgramRun.Of("FundingDirectory.Api", dataFolder, ["--urls", address]);
        Assert.Equal(1, code);
        Assert.Contains(sentence, Assert.Single(errors.Trim().Split('\n')), StringComparison.Ordinal);
    }
}
