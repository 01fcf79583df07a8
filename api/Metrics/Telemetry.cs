using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;

namespace FundingDirectory.Api.Metrics;

/// <summary>Sends the framework's figures to a collector of the operator while the host runs (OTLP over HTTP). Figures only: spans of single requests would carry what readers searched.</summary>
public sealed class Telemetry(Settings settings) : IHostedService, IDisposable
{
    private static readonly string[] Meters = ["Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime"];
    // A collector that does not answer does not hold up the end for longer.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private MeterProvider? provider;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        provider = Sdk.CreateMeterProviderBuilder().AddMeter(Meters)
            .ConfigureResource(resource => resource.AddService("funding-directory"))
            .AddOtlpExporter(o => (o.Endpoint, o.Protocol) = (new Uri(settings.Metrics.Otlp!), OtlpExportProtocol.HttpProtobuf))
            .Build();
        return Task.CompletedTask;
    }

    /// <summary>What was measured last is sent before the host ends.</summary>
    public Task StopAsync(CancellationToken cancellationToken)
    {
        provider?.Shutdown((int)Patience.TotalMilliseconds);
        return Task.CompletedTask;
    }

    public void Dispose() => provider?.Dispose();
}
