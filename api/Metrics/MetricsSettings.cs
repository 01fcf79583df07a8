using System.Net;

namespace FundingDirectory.Api.Metrics;

/// <summary>What the host tells about itself, and to whom (settings below «Metrics»); nothing by default.</summary>
public sealed record MetricsSettings
{
    private const string Section = $"{Settings.Section}:Metrics";

    /// <summary>Whether /metrics answers.</summary>
    public bool Enabled { get; init; }
    /// <summary>Addresses and networks that may ask; empty = the own machine only.</summary>
    public string? From { get; init; }
    /// <summary>Address of a collector that is sent the framework's figures on requests, server and runtime (OTLP over HTTP, for instance http://127.0.0.1:4318/v1/metrics); empty = none.</summary>
    public string? Otlp { get; init; }

    internal string? Error()
    {
        if (Networks.Parse(From) is null) return $"{Section}:From nennt Adressen oder Netze wie «10.0.0.0/8», durch Komma getrennt, nicht «{From}».";
        return string.IsNullOrEmpty(Otlp) || (Uri.TryCreate(Otlp, UriKind.Absolute, out var url) && url.Scheme is "http" or "https") ? null
            : $"{Section}:Otlp muss eine vollständige Adresse mit http oder https sein, nicht «{Otlp}».";
    }

    /// <summary>Whether a request may see the figures. One that a proxy passed on without being trusted is nobody's own machine, whatever its address says.</summary>
    internal bool Allow(HttpRequest request)
    {
        if (request.HttpContext.Connection.RemoteIpAddress is not { } address || request.Headers.ContainsKey("X-Forwarded-For") || request.Headers.ContainsKey("Forwarded") || request.Headers.ContainsKey("Via")) return false;
        return string.IsNullOrWhiteSpace(From) ? IPAddress.IsLoopback(address) : Networks.Parse(From)!.Contain(address);
    }
}
