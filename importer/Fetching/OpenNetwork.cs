using System.Net;
using System.Net.Sockets;

namespace FundingDirectory.Importer.Fetching;

/// <summary>Keeps requests out of private networks: an answer must not be able to send us to a neighbour behind the operator's wall.</summary>
internal static class OpenNetwork
{
    /// <summary>Why <paramref name="address"/> must not be asked when the request began at <paramref name="start"/>; null = it may.</summary>
    public static string? Refusal(Uri start, Uri address)
    {
        if (address.Scheme is not ("http" or "https")) return $"verweist auf eine Adresse, die keine Webadresse ist: {address}";
        if (address.IsLoopback) return start.IsLoopback ? null : $"leitet auf diesen Rechner um, das wird nicht befolgt: {address}";
        return address.Scheme == "https" ? null : $"wird nur über https abgerufen, nicht über {address}";
    }

    public static SocketsHttpHandler Handler() => new()
    {
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.All,
        UseCookies = false,
        ConnectTimeout = TimeSpan.FromSeconds(30),
        Proxy = new NoDetourToOurselves(HttpClient.DefaultProxy),
        ConnectCallback = Connect,
    };

    private static async ValueTask<Stream> Connect(SocketsHttpConnectionContext context, CancellationToken cancel)
    {
        var target = context.DnsEndPoint;
        var asked = context.InitialRequestMessage.RequestUri!;
        // A proxy is the operator's own choice, and this machine was already weighed against the start of the request.
        var trusted = asked.IsLoopback || asked.IdnHost.Trim('[', ']') != target.Host.Trim('[', ']');
        var addresses = await Dns.GetHostAddressesAsync(target.Host, cancel);
        var open = trusted ? addresses : [.. addresses.Where(IsPublic)];
        if (open.Length == 0) throw new HttpRequestException($"{target.Host} ist nur in einem privaten Netz erreichbar.");
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(open, target.Port, cancel);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>True for an address of the open internet.</summary>
    public static bool IsPublic(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        var b = address.GetAddressBytes();
        if (address.AddressFamily == AddressFamily.InterNetworkV6)
            return !(IPAddress.IsLoopback(address) || address.Equals(IPAddress.IPv6Any) || address.IsIPv6LinkLocal || address.IsIPv6SiteLocal
                || address.IsIPv6UniqueLocal || address.IsIPv6Multicast
                // NAT64 carries an IPv4 address in its last four bytes.
                || (b[0] == 0 && b[1] == 0x64 && b[2] == 0xff && b[3] == 0x9b && !IsPublic(new IPAddress(b[12..]))));
        return !(b[0] is 0 or 10 or 127 or >= 224 || (b[0] == 100 && b[1] is >= 64 and < 128) || (b[0] == 169 && b[1] == 254)
            || (b[0] == 172 && b[1] is >= 16 and < 32) || (b[0] == 192 && b[1] == 168) || (b[0] == 192 && b[1] == 0 && b[2] == 0)
            || (b[0] == 198 && b[1] is 18 or 19));
    }

    private sealed class NoDetourToOurselves(IWebProxy inner) : IWebProxy
    {
        public ICredentials? Credentials { get => inner.Credentials; set => inner.Credentials = value; }
        public Uri? GetProxy(Uri destination) => destination.IsLoopback ? null : inner.GetProxy(destination);
        public bool IsBypassed(Uri host) => host.IsLoopback || inner.IsBypassed(host);
    }
}
