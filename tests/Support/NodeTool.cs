using System.Diagnostics;
using System.Text;
using Xunit;

namespace FundingDirectory.Tests.Support;

/// <summary>The checkers of tests/tools, as ./test installs them.</summary>
internal static class NodeTool
{
    /// <summary>A file below tests/tools.</summary>
    public static string File(string path) => Path.Combine(Repository.Root, "tests", "tools", path);

    /// <summary>Runs an installed tool to its end.</summary>
    public static Task<(int Code, string Output, string Errors)> Run(string tool, string[] arguments, params (string Name, string Value)[] environment)
    {
        var program = File($"node_modules/.bin/{tool}");
        Assert.True(System.IO.File.Exists(program), $"{tool} is not installed. ./test installs it, or «npm ci» in tests/tools.");
        return Start(program, arguments, environment);
    }

    /// <summary>Runs a program to its end.</summary>
    public static Task<(int Code, string Output, string Errors)> Start(string program, string[] arguments, params (string Name, string Value)[] environment) => Feed(program, arguments, "", environment);

    /// <summary>Runs a program to its end with something to read.</summary>
    public static async Task<(int Code, string Output, string Errors)> Feed(string program, string[] arguments, string input, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, StandardInputEncoding = new UTF8Encoding(false), StandardOutputEncoding = Encoding.UTF8, StandardErrorEncoding = Encoding.UTF8,
        };
        foreach (var (name, value) in environment) start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await errors);
    }
}
