using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace FundingDirectory.Tests.Support;

/// <summary>The web host as a process of its own that can be killed, and started again on the same port.</summary>
internal sealed class HostProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly string dataFolder;
    private readonly (string Name, string Value)[] settings;
    private readonly int port;
    private Process process;

    private HostProcess(string dataFolder, (string, string)[] settings)
    {
        (this.dataFolder, this.settings, port) = (dataFolder, settings, FreePort());
        Client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}"), Timeout = TimeSpan.FromSeconds(30) };
        process = Begin();
    }

    public HttpClient Client { get; }

    /// <summary>Starts a host; it answers when this returns.</summary>
    public static async Task<HostProcess> Start(string dataFolder, params (string Name, string Value)[] settings)
    {
        var host = new HostProcess(dataFolder, settings);
        await host.Answers();
        return host;
    }

    /// <summary>Ends the process without a chance to finish anything.</summary>
    public void Kill()
    {
        process.Kill(entireProcessTree: true);
        process.WaitForExit();
    }

    /// <summary>Starts it again after a kill.</summary>
    public async Task Restart()
    {
        process.Dispose();
        process = Begin();
        await Answers();
    }

    public async ValueTask DisposeAsync()
    {
        Kill();
        process.Dispose();
        Client.Dispose();
        await Task.CompletedTask;
    }

    private Process Begin()
    {
        var begun = ProgramRun.Start("FundingDirectory.Api", dataFolder, ["--urls", $"http://127.0.0.1:{port}"], settings);
        begun.BeginOutputReadLine();
        begun.BeginErrorReadLine();
        return begun;
    }

    private async Task Answers()
    {
        for (var watch = Stopwatch.StartNew(); watch.Elapsed < Patience && !process.HasExited;)
        {
            try
            {
                if ((await Client.GetAsync(new Uri("/healthz/ready", UriKind.Relative))).IsSuccessStatusCode) return;
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }
        }
        throw new InvalidOperationException("The host did not start.");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
