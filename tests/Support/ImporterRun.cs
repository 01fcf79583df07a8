using System.Diagnostics;

namespace FundingDirectory.Tests.Support;

/// <summary>Runs the importer as an operator does: a process of its own with settings from the environment.</summary>
internal static class ImporterRun
{
    /// <summary>Runs a command to its end.</summary>
    public static async Task<(int Code, string Output, string Errors)> Of(string dataFolder, string[] arguments, params (string Name, string Value)[] settings)
    {
        using var process = Start(dataFolder, arguments, settings);
        process.StandardInput.Close();
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await errors);
    }

    /// <summary>Starts a command; its input stays open.</summary>
    public static Process Start(string dataFolder, string[] arguments, params (string Name, string Value)[] settings)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "FundingDirectory.Importer.dll"), .. arguments])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false,
            StandardOutputEncoding = System.Text.Encoding.UTF8, StandardErrorEncoding = System.Text.Encoding.UTF8,
        };
        foreach (var (name, value) in settings.Prepend(("DataFolder", dataFolder))) start.Environment[$"FundingDirectory__{name}"] = value;
        return Process.Start(start)!;
    }
}
