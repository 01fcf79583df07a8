using System.Diagnostics;

namespace FundingDirectory.Benches;

/// <summary>The published web host as its own process on a free port.</summary>
internal sealed class Host : IDisposable
{
    private static readonly Lazy<string> Published = new(Publish);
    private readonly Process process;

    private Host(Process process, Uri address) => (this.process, Address) = (process, address);

    /// <summary>Where another host is to be what this one was.</summary>
    public int Port => Address.Port;

    public Uri Address { get; }

    public double ResidentMegabytes
    {
        get
        {
            process.Refresh();
            return process.WorkingSet64 / 1_048_576.0;
        }
    }

    /// <summary>What of the cores it has used so far.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    /// <summary>Builds the publication; call before measuring.</summary>
    public static void Prepare() => _ = Published.Value;

    public static Host Start(string dataFolder) => Start(dataFolder, null, null);

    /// <summary>A host that may be bound to one core, on a given port, with settings of its own.</summary>
    public static Host Start(string dataFolder, int? core, int? port, params (string Name, string Value)[] settings) => Start(Published.Value, "FundingDirectory.Api.dll", [], dataFolder, core, port, settings);

    /// <summary>A host that answers with the bytes laid down in a folder.</summary>
    public static Host StartReadyMade(string folder) => Start(AppContext.BaseDirectory, "FundingDirectory.Benches.dll", ["ready-made", folder], folder);

    /// <summary>Runs a command of the host to its end; it must succeed.</summary>
    public static async Task RunToEnd(string[] arguments, string dataFolder)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(Published.Value, "FundingDirectory.Api.dll"), .. arguments]) { WorkingDirectory = Published.Value };
        start.Environment["FundingDirectory__DataFolder"] = dataFolder;
        using var process = Process.Start(start)!;
        await process.WaitForExitAsync();
        if (process.ExitCode != 0) throw new InvalidOperationException($"The command ended with {process.ExitCode}.");
    }

    private static Host Start(string program, string assembly, string[] arguments, string dataFolder, int? core = null, int? fixedPort = null, params (string Name, string Value)[] settings)
    {
        var port = fixedPort ?? FreePort();
        string[] command = [.. core is { } c ? ["taskset", "-c", $"{c}"] : Array.Empty<string>(), "dotnet", Path.Combine(program, assembly), .. arguments];
        var start = new ProcessStartInfo(command[0], command[1..]) { WorkingDirectory = program, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["ASPNETCORE_URLS"] = $"http://127.0.0.1:{port}";
        start.Environment["FundingDirectory__DataFolder"] = dataFolder;
        foreach (var (name, value) in settings) start.Environment[$"FundingDirectory__{name}"] = value;
        var process = Process.Start(start)!;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return new Host(process, new Uri($"http://127.0.0.1:{port}"));
    }

    public void Dispose()
    {
        process.Kill(entireProcessTree: true);
        process.WaitForExit();
        process.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        return ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static string Publish()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "Directory.sln"))) root = root.Parent ?? throw new InvalidOperationException("Not inside a checkout.");
        var output = Path.Combine(root.FullName, "artifacts", "bench");
        using var publish = Process.Start(new ProcessStartInfo("dotnet", ["publish", Path.Combine(root.FullName, "api"), "-c", "Release", "--use-current-runtime", "--self-contained", "false", "-o", output, "-v", "quiet"]))!;
        publish.WaitForExit();
        return publish.ExitCode == 0 ? output : throw new InvalidOperationException("The host could not be published.");
    }
}
