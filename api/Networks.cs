using System.Net;

namespace FundingDirectory.Api;

/// <summary>Addresses and networks as a setting lists them: «127.0.0.1, 10.0.0.0/8, fd00::/8».</summary>
public sealed record Networks(IReadOnlyList<IPNetwork> Items)
{
    /// <summary>Reads a setting; null when a part of it is neither an address nor a network. Nothing at all is no network.</summary>
    public static Networks? Parse(string? text)
    {
        var parts = (text ?? "").Split([',', ' ', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Network).ToList();
        return parts.Contains(null) ? null : new([.. parts.Select(p => p!.Value)]);
    }

    /// <summary>Whether an address lies in one of them.</summary>
    public bool Contain(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return Items.Any(n => n.Contains(plain));
    }

    private static IPNetwork? Network(string text) =>
        IPNetwork.TryParse(text, out var network) ? network
        : IPAddress.TryParse(text, out var address) ? new IPNetwork(address, address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetwork ? 32 : 128)
        : null;
}
