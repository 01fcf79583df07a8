using System.Diagnostics;
using FundingDirectory.Tests.Support;
using Xunit;

namespace FundingDirectory.Tests.Web;

/// <summary>The modules of the site as they are written and served.</summary>
public sealed class ScriptsTests
{
    private const int MostBytes = 10_000;
    private static readonly string Site = Path.Combine(Repository.Root, "web");
    private static readonly string[] Modules = Directory.GetFiles(Path.Combine(Site, "wwwroot", "scripts"), "*.js");

    [Fact]
    public void All_modules_together_are_at_most_ten_kilobytes() => Assert.InRange(Modules.Sum(m => new FileInfo(m).Length), 1, MostBytes);

    // What partners put on their pages.
    [Fact]
    public void The_embedded_element_is_at_most_three_kilobytes() => Assert.InRange(new FileInfo(Path.Combine(Site, "wwwroot", "scripts", "embed", "widget.js")).Length, 1, 3_000);

    [Fact]
    public async Task Their_types_hold() => Assert.Equal((0, ""), await Check(Site));

    [Fact]
    public async Task A_wrong_type_is_found()
    {
        using var folder = new TempFolder();
        File.Copy(Path.Combine(Site, "tsconfig.json"), Path.Combine(folder.Path, "tsconfig.json"));
        var scripts = Directory.CreateDirectory(Path.Combine(folder.Path, "wwwroot", "scripts")).FullName;
        await File.WriteAllTextAsync(Path.Combine(scripts, "wrong.js"), "document.getElementById('treffer').textContnet = 1;\n", TestContext.Current.CancellationToken);

        var (code, said) = await Check(folder.Path);

        Assert.NotEqual(0, code);
        Assert.Contains("textContnet", said);
    }

    /// <summary>Asks TypeScript; the build of the tests has fetched it.</summary>
    private static async Task<(int Code, string Said)> Check(string project)
    {
        var compiler = Path.Combine(Repository.Root, "tests", "obj", "npm", "node_modules", "typescript", "bin", "tsc");
        using var run = Process.Start(new ProcessStartInfo("node", [compiler, "--project", project, "--pretty", "false"]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var error = run.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var said = await run.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken) + await error;
        await run.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (run.ExitCode, said.Trim());
    }
}
