using System.Net.Http.Headers;
using FundingDirectory.Importer.Connectors;

namespace FundingDirectory.Importer.Fetching;

/// <summary>Why a look at a link gave no status.</summary>
public enum LookTrouble { None, HostUnknown, NoAnswer, NotAllowed, Skipped }

/// <summary>What one look at a link gave. Address: where it ended; Walled: the host keeps programs out with a check for people.</summary>
public sealed record Look(LookTrouble Trouble, int? Status, Uri Address, bool Walled);

public sealed partial class Fetcher
{
    /// <summary>Looks whether a link answers, with as little traffic as possible: HEAD, and one byte by GET where HEAD gives no success.
    /// Never throws for what the host does; nothing is repeated, since a link is judged over days.</summary>
    public async Task<Look> LookAt(Uri link, CancellationToken cancel)
    {
        var address = link;
        try
        {
            for (var hops = 0; hops <= policy.MaxRedirects; hops++)
            {
                if ((address.IsLoopback && !policy.LocalLinks) || OpenNetwork.Refusal(link, address, plain: true) is not null) return new Look(LookTrouble.NotAllowed, null, address, false);
                await DemandPermission(address, cancel);
                var (look, next) = await Glance(address, HttpMethod.Head, cancel);
                // Many hosts answer HEAD wrongly, so only GET is believed when it is bad news.
                if (next is null && look.Status is not ((>= 200 and < 300) or 429)) (look, next) = await Glance(address, HttpMethod.Get, cancel);
                if (next is null) return look;
                address = next;
            }
            return new Look(LookTrouble.NoAnswer, null, address, false);
        }
        catch (Exception e) when (e is FetchException or Failed)
        {
            var failed = e as Failed ?? e.InnerException as Failed;
            var trouble = failed switch { null => LookTrouble.NotAllowed, { Skipped: true } => LookTrouble.Skipped, { HostUnknown: true } => LookTrouble.HostUnknown, { MayRepeat: false } => LookTrouble.NotAllowed, _ => LookTrouble.NoAnswer };
            return new Look(trouble, null, address, false);
        }
    }

    private Task<(Look Look, Uri? Next)> Glance(Uri address, HttpMethod method, CancellationToken cancel)
    {
        var host = HostOf(address);
        return host.Guarded(() => host.InTurn(async () =>
        {
            using var message = new HttpRequestMessage(method, address);
            if (method == HttpMethod.Get) message.Headers.Range = new RangeHeaderValue(0, 0);
            return await Send(message, (response, _) => Task.FromResult((new Look(LookTrouble.None, (int)response.StatusCode, address, IsWall(response.Headers)), Target(response, address))), cancel);
        }, cancel), cancel);
    }

    // Headers by which the common guards say that they wanted a person to prove to be one.
    private static bool IsWall(HttpResponseHeaders headers) => headers.Contains("cf-mitigated") || headers.Contains("x-datadome") || headers.Contains("x-amzn-waf-action");
}
