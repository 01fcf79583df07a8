using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using FundingDirectory.Core.Store;

namespace FundingDirectory.Api;

/// <summary>Starts the importer as a process of its own: a harvest needs much memory for a short time and must not be able to take the host with it.</summary>
public sealed class ImporterProcess(Settings settings)
{
    private const string Program = "FundingDirectory.Importer.dll";
    // How long a stopped harvest may take to end by itself.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Where the build puts the importer; null when it is not there.</summary>
    public static string? Path { get; } = new[] { System.IO.Path.Combine(AppContext.BaseDirectory, "importer", Program), System.IO.Path.Combine(AppContext.BaseDirectory, Program) }.FirstOrDefault(File.Exists);

    /// <summary>Runs one command to its end and returns its exit code; <paramref name="said"/> is told each line it says. When the host stops, the command is told to stop too and gets time to do so.</summary>
    public async Task<int> Run(string[] arguments, CancellationToken stop, Action<string>? said = null)
    {
        using var process = Process.Start(Start(arguments)) ?? throw new InvalidOperationException("The importer did not start.");
        // What a harvest says stands in the store as the run's message; then it is only read so that it does not wait.
        process.OutputDataReceived += (_, line) => { if (line.Data is { Length: > 0 } text) said?.Invoke(text); };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        try
        {
            await process.WaitForExitAsync(stop);
        }
        catch (OperationCanceledException)
        {
            process.StandardInput.Close();
            using var patience = new CancellationTokenSource(Patience);
            try
            {
                await process.WaitForExitAsync(patience.Token);
            }
            catch (OperationCanceledException)
            {
                process.Kill(entireProcessTree: true);
            }
            throw;
        }
        return process.ExitCode;
    }

    private ProcessStartInfo Start(string[] arguments)
    {
        var store = settings.ToStore();
        var start = new ProcessStartInfo(DotNet(), [Path ?? throw new FileNotFoundException("The importer is not beside the host.", Program), .. arguments, "--stop-with-input"])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false, CreateNoWindow = true, StandardOutputEncoding = Encoding.UTF8,
        };
        Set(nameof(StoreSettings.DataFolder), store.Folder);
        Set(nameof(StoreSettings.Store), store.Store);
        Set("Operator__Contact", settings.Operator.Contact);
        Set("Harvest__EuSearchAddress", settings.Harvest.EuSearchAddress);
        Set("Retention__CaptureDays", settings.Retention.CaptureDays.ToString(CultureInfo.InvariantCulture));
        Set("Retention__RunDays", settings.Retention.RunDays.ToString(CultureInfo.InvariantCulture));
        return start;

        void Set(string name, string? value)
        {
            if (!string.IsNullOrEmpty(value)) start.Environment[$"{Settings.Section}__{name}"] = value;
        }
    }

    // The runtime that runs this host lies below the folder of its «dotnet».
    private static string DotNet()
    {
        var root = System.IO.Path.GetFullPath(System.IO.Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));
        var program = System.IO.Path.Combine(root, OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet");
        return File.Exists(program) ? program : "dotnet";
    }
}
