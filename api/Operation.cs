using FundingDirectory.Api.Metrics;
using FundingDirectory.Core.Store;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace FundingDirectory.Api;

/// <summary>What operators need of a host beside its answers: limits of the server, the form of the log, figures.</summary>
internal static class Operation
{
    private const long MostBody = 64 * 1024;
    private const int MostAddress = 64 * 1024, MostHeaders = 16 * 1024, MostHeaderLines = 64;
    // Bytes a second below which a client counts as slow; a telephone line is faster.
    private const double SlowestClient = 240;

    /// <summary>Sets limits and registers what is switched on.</summary>
    public static void Add(WebApplicationBuilder builder, Settings settings)
    {
        builder.WebHost.ConfigureKestrel(kestrel => Limit(kestrel, TimeSpan.FromSeconds(settings.Limits.SlowClientSeconds)));
        settings.Logs.Configure(builder.Logging);
        if (!settings.ReadOnly) builder.Services.AddSingleton(_ => new FolderMark(settings.ToStore().Folder));
        if (settings.Metrics.Enabled)
        {
            builder.Services.AddSingleton<StoreFigures>();
            builder.Services.AddSingleton<RequestFigures>();
            builder.Services.AddSingleton<HostFigures>();
        }
        if (!string.IsNullOrEmpty(settings.Metrics.Otlp)) builder.Services.AddHostedService<Telemetry>();
    }

    /// <summary>Believes the proxies that are named, and begins to count with the first request.</summary>
    public static void Use(WebApplication app, Settings settings)
    {
        Proxies.Use(app, settings.TrustedProxies);
        if (settings.Metrics.Enabled) app.Services.GetRequiredService<RequestFigures>();
    }

    private static void Limit(KestrelServerOptions kestrel, TimeSpan patience)
    {
        kestrel.AddServerHeader = false;
        var limits = kestrel.Limits;
        limits.MaxRequestBodySize = MostBody;
        // Room for an answer of our own that names the field; beyond it the server cuts off without a word.
        limits.MaxRequestLineSize = MostAddress;
        limits.MaxRequestHeadersTotalSize = MostHeaders;
        limits.MaxRequestHeaderCount = MostHeaderLines;
        limits.RequestHeadersTimeout = patience;
        limits.MinRequestBodyDataRate = new MinDataRate(SlowestClient, patience);
        limits.MinResponseDataRate = new MinDataRate(SlowestClient, patience);
    }
}
