using System.Net;
using System.Net.Sockets;

namespace FundingDirectory.Importer.Fetching;

/// <summary>Keeps requests out of private networks: an answer must not be able to send us to a neighbour behind the operator's wall.
/// <paramref name="resolve"/>: how names become addresses; null = the system's way.</summary>
internal sealed class OpenNetwork(Func<string, CancellationToken, Task<IPAddress[]>>? resolve = null)
{
    private readonly Func<string, CancellationToken, Task<IPAddress[]>> resolve = resolve ?? Dns.GetHostAddressesAsync;

    /// <summary>Why <paramref name="address"/> must not be asked when the request began at <paramref name="start"/>; null = it may.
    /// <paramref name="plain"/>: whether http without encryption will do.</summary>
    public static string? Refusal(Uri start, Uri address, bool plain = false)
    {
        if (address.Scheme is not ("http" or "https")) return $"verweist auf eine Adresse, die keine Webadresse ist: {Shown(address)}";
        if (address.IsLoopback) return start.IsLoopback ? null : $"leitet auf diesen Rechner um, das wird nicht befolgt: {Shown(address)}";
        if (IPAddress.TryParse(address.IdnHost.Trim('[', ']'), out var literal) && !IsPublic(literal)) return $"verweist in ein privates Netz, das wird nicht befolgt: {Shown(address)}";
        return plain || address.Scheme == "https" ? null : $"wird nur über https abgerufen, nicht über {Shown(address)}";
    }

    /// <summary>An address for people and logs: without query and fragment, which may hold anything.</summary>
    public static string Shown(Uri address) => address.GetLeftPart(UriPartial.Path);

    /// <summary>Throws when the name of a host leads into private networks only, or nowhere at all.</summary>
    public async Task Demand(Uri address, CancellationToken cancel)
    {
        if (address.IsLoopback) return;
        try
        {
            var found = await resolve(address.IdnHost, cancel);
            if (!found.Any(IsPublic)) throw new Failed("ist nur in einem privaten Netz erreichbar, das wird nicht befolgt", mayRepeat: false);
        }
        catch (SocketException e)
        {
            // Behind a proxy names may be known to the proxy only.
            if (HttpClient.DefaultProxy.GetProxy(address) is not null) return;
            var unknown = e.SocketErrorCode is SocketError.HostNotFound or SocketError.NoData;
            throw new Failed(unknown ? "ist im Netz nicht bekannt (DNS)" : "konnte nicht aufgelöst werden (DNS)", inner: e) { HostUnknown = unknown };
        }
    }

    public SocketsHttpHandler Handler() => new()
    {
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.All,
        UseCookies = false,
        ConnectTimeout = TimeSpan.FromSeconds(30),
        Proxy = new NoDetourToOurselves(HttpClient.DefaultProxy),
        ConnectCallback = Connect,
    };

    private async ValueTask<Stream> Connect(SocketsHttpConnectionContext context, CancellationToken cancel)
    {
        var target = context.DnsEndPoint;
        var asked = context.InitialRequestMessage.RequestUri!;
        // A proxy is the operator's own choice, and this machine was already weighed against the start of the request.
        var trusted = asked.IsLoopback || asked.IdnHost.Trim('[', ']') != target.Host.Trim('[', ']');
        // Asked again here, because a name may lead elsewhere from one moment to the next: what is checked is what is connected to.
        var addresses = trusted ? await Dns.GetHostAddressesAsync(target.Host, cancel) : [.. (await resolve(target.Host, cancel)).Where(IsPublic)];
        if (addresses.Length == 0) throw new HttpRequestException($"{target.Host} ist nur in einem privaten Netz erreichbar.");
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, target.Port, cancel);
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
