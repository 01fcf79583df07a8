using System.Net;
using System.Net.Sockets;

namespace FundingDirectory.Benches;

/// <summary>A small proxy on this machine: every connection goes to the next target that takes one. It can be cut, as a network can.</summary>
internal sealed class Relay : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly int[] targets;
    private readonly HashSet<TcpClient> open = [];
    private int next;
    private volatile bool cut;

    public Relay(params int[] targets)
    {
        this.targets = targets;
        listener.Start();
        _ = Task.Run(Accept);
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>Breaks every connection, and takes none until <see cref="Mend"/>.</summary>
    public void Cut()
    {
        cut = true;
        lock (open)
        {
            foreach (var client in open) client.Close();
        }
    }

    public void Mend() => cut = false;

    public void Dispose()
    {
        listener.Stop();
        Cut();
    }

    private async Task Accept()
    {
        while (true)
        {
            TcpClient client;
            try
            {
                client = await listener.AcceptTcpClientAsync();
            }
            catch (Exception e) when (e is SocketException or ObjectDisposedException or InvalidOperationException)
            {
                return; // Stopped.
            }
            _ = Task.Run(() => Carry(client));
        }
    }

    private async Task Carry(TcpClient client)
    {
        using (client)
        {
            if (cut || await Connect() is not { } target) return;
            using (target)
            {
                lock (open) open.UnionWith([client, target]);
                try
                {
                    var (near, far) = (client.GetStream(), target.GetStream());
                    await Task.WhenAny(near.CopyToAsync(far), far.CopyToAsync(near));
                }
                catch (Exception e) when (e is IOException or InvalidOperationException)
                {
                    // Cut.
                }
                finally
                {
                    lock (open) open.ExceptWith([client, target]);
                }
            }
        }
    }

    private async Task<TcpClient?> Connect()
    {
        for (var tries = 0; tries < targets.Length; tries++)
        {
            var target = new TcpClient { NoDelay = true };
            try
            {
                await target.ConnectAsync(IPAddress.Loopback, targets[(uint)Interlocked.Increment(ref next) % targets.Length]);
                return target;
            }
            catch (SocketException)
            {
                target.Dispose();
            }
        }
        return null;
    }
}
