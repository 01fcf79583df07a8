using System.ComponentModel;
using FundingDirectory.Api.Description;
using FundingDirectory.Tests.Support;
using Xunit;

namespace FundingDirectory.Tests.Api.Contract;

/// <summary>The examples of the guides do what they say. Those in C# are compiled with these tests.</summary>
public sealed class GuidesTests(ContractSite site) : IClassFixture<ContractSite>
{
    public static TheoryData<string> Tasks => [.. Guides.Tasks];

    // As the build of the tests fetches it for the modules of the site.
    private static readonly string Compiler = Path.Combine(Repository.Root, "tests", "obj", "npm", "node_modules", "typescript", "bin", "tsc");

    private string Root => site.App.Address.ToString().TrimEnd('/');

    [Theory, MemberData(nameof(Tasks))]
    public async Task The_example_with_curl_works(string task)
    {
        if (!IsInstalled("curl")) Assert.Skip("curl is not installed.");
        await Runs("bash", "-euo pipefail", $"{task}.sh");
    }

    [Theory, MemberData(nameof(Tasks))]
    public async Task The_example_in_Python_works(string task)
    {
        if (!IsInstalled("python3")) Assert.Skip("python3 is not installed.");
        Assert.NotEmpty(await Runs("python3", "-I", $"{task}.py"));
    }

    [Fact, Trait("Category", "Browser")]
    public async Task The_examples_in_TypeScript_fit_the_types_of_the_description_and_work()
    {
        using var folder = new TempFolder();
        await File.WriteAllTextAsync(folder.File("package.json"), """{ "type": "module" }""");
        foreach (var task in Guides.Tasks) await File.WriteAllTextAsync(folder.File($"{task}.ts"), Guides.Read($"{task}.ts", Root));
        var types = await NodeTool.Run("openapi-typescript", [Path.Combine(Repository.Root, "api", "openapi.json"), "--output", folder.File("verzeichnis.ts")]);
        Assert.True(types.Code == 0, types.Errors);
        var compiled = await NodeTool.Start("node", [Compiler, "--ignoreConfig", "--strict", "--target", "es2022", "--module", "esnext", "--moduleResolution", "bundler", "--lib", "es2022,dom", "--outDir", folder.Path, .. Guides.Tasks.Select(t => folder.File($"{t}.ts"))]);
        Assert.True(compiled.Code == 0, compiled.Output + compiled.Errors);
        foreach (var task in Guides.Tasks)
        {
            var (code, output, errors) = await NodeTool.Start("node", [folder.File($"{task}.js")]);
            Assert.True(code == 0, errors);
            Assert.NotEmpty(output);
        }
    }

    private async Task<string> Runs(string program, string option, string file)
    {
        using var folder = new TempFolder();
        await File.WriteAllTextAsync(folder.File(file), Guides.Read(file, Root));
        var (code, output, errors) = await NodeTool.Start("bash", ["-c", $"cd \"$0\" && {program} {option} {file}", folder.Path]);
        Assert.True(code == 0, output + errors);
        return output;
    }

    private static bool IsInstalled(string program)
    {
        try
        {
            using var process = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo(program, "--version") { RedirectStandardOutput = true });
            process!.WaitForExit();
            return true;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }
}
