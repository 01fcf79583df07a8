using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;

namespace FundingDirectory.Api.Metrics;

/// <summary>GET /metrics</summary>
public static class GetMetrics
{
    /// <summary>The figures of this host in OpenMetrics text, for those who may see them; for everybody else there is nothing here.</summary>
    public static async Task<Results<Utf8ContentHttpResult, StatusCodeHttpResult>> Handle(HttpRequest request, Settings settings, HostFigures figures, CancellationToken cancel) => settings.Metrics.Allow(request)
        ? TypedResults.Text(Encoding.UTF8.GetBytes(await figures.Write(cancel)), OpenMetricsText.ContentType)
        : TypedResults.StatusCode(StatusCodes.Status404NotFound);
}
