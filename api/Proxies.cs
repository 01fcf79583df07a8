using Microsoft.AspNetCore.HttpOverrides;

namespace FundingDirectory.Api;

/// <summary>What proxies say about a request: believed only from those the operator names, and only who asked and whether it was encrypted.</summary>
internal static class Proxies
{
    /// <summary>Takes over address and scheme from trusted proxies; goes first, because limits and cookies depend on both.</summary>
    public static void Use(WebApplication app, string? trusted)
    {
        if (Networks.Parse(trusted) is not { Items.Count: > 0 } networks) return;
        // Without a number of hops: the chain is read from its end for as long as trusted proxies wrote it, and what a reader put before them is ignored.
        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto, ForwardLimit = null };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var network in networks.Items) options.KnownIPNetworks.Add(network);
        app.UseForwardedHeaders(options);
    }

    /// <summary>What is wrong with the settings, as one German line; null when nothing is.</summary>
    public static string? Error(string? trusted, IConfiguration configuration)
    {
        if (Networks.Parse(trusted) is null) return $"{Settings.Section}:TrustedProxies nennt Adressen oder Netze wie «127.0.0.1, 10.0.0.0/8», durch Komma getrennt, nicht «{trusted}».";
        return configuration.GetValue("FORWARDEDHEADERS_ENABLED", "false") is var all && bool.TryParse(all, out var enabled) && enabled
            ? $"ASPNETCORE_FORWARDEDHEADERS_ENABLED glaubt jedem Absender. Bitte stattdessen {Settings.Section}:TrustedProxies setzen." : null;
    }
}
