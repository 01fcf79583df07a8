using System.Diagnostics;
using System.Text;

namespace FundingDirectory.Tests.Support;

/// <summary>Runs one of our programs as an operator does: a process of its own with settings from the environment.</summary>
internal static class ProgramRun
{
    /// <summary>Runs a command to its end.</summary>
    /// <param name="program">Name of the assembly, for instance FundingDirectory.Api.</param>
    public static async Task<(int Code, string Output, string Errors)> Of(string program, string dataFolder, string[] arguments, params (string Name, string Value)[] settings)
    {
        using var process = Start(program, dataFolder, arguments, settings);
        process.StandardInput.Close();
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await errors);
    }

    /// <summary>Starts a command; its input stays open.</summary>
    public static Process Start(string program, string dataFolder, string[] arguments, params (string Name, string Value)[] settings)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, $"{program}.dll"), .. arguments])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false, StandardOutputEncoding = Encoding.UTF8, StandardErrorEncoding = Encoding.UTF8,
        };
        foreach (var (name, value) in settings.Prepend(("DataFolder", dataFolder))) start.Environment[$"FundingDirectory__{name}"] = value;
        return Process.Start(start)!;
    }
}
