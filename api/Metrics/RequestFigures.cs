using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace FundingDirectory.Api.Metrics;

/// <summary>Counts the answers of this host as the framework measures them, by method, route and status. A route is a line of the route table, so no address and no word
/// of a reader is kept.</summary>
public sealed class RequestFigures : IDisposable
{
    private const string Instrument = "http.server.request.duration";
    // The framework's own limits for this measurement.
    internal static readonly double[] Limits = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10];

    private readonly MeterListener listener = new();
    private readonly ConcurrentDictionary<RequestKind, long> counts = new();
    private readonly ConcurrentDictionary<string, Durations> durations = new();

    /// <summary>Begins to listen to the meters of one host.</summary>
    public RequestFigures(IMeterFactory meters)
    {
        listener.InstrumentPublished = (instrument, to) =>
        {
            if (instrument.Name == Instrument && ReferenceEquals(instrument.Meter.Scope, meters)) to.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<double>((_, seconds, tags, _) => Add(seconds, tags));
        listener.Start();
    }

    /// <summary>How many answers of each kind were given.</summary>
    public IEnumerable<KeyValuePair<RequestKind, long>> Counts => counts.OrderBy(c => c.Key.Route, StringComparer.Ordinal).ThenBy(c => c.Key.Method, StringComparer.Ordinal).ThenBy(c => c.Key.Status);

    /// <summary>How long the answers of each route took.</summary>
    internal IEnumerable<(string Route, Distribution Durations)> Durations => durations.OrderBy(d => d.Key, StringComparer.Ordinal).Select(d => (d.Key, d.Value.Read()));

    public void Dispose() => listener.Dispose();

    private void Add(double seconds, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var (method, route, status) = ("", "", 0);
        foreach (var tag in tags)
            switch (tag.Key)
            {
                case "http.request.method": method = tag.Value as string ?? ""; break;
                case "http.route": route = tag.Value as string ?? ""; break;
                case "http.response.status_code": status = tag.Value as int? ?? 0; break;
            }
        // Every file of the design system is a route of its own; what was not found has none.
        route = route.Length == 0 ? "other" : route.StartsWith("_content/", StringComparison.Ordinal) || route.StartsWith("/_content/", StringComparison.Ordinal) ? "/_content" : route;
        counts.AddOrUpdate(new(method, route, status), 1, static (_, n) => n + 1);
        durations.GetOrAdd(route, static _ => new()).Add(seconds);
    }
}

/// <summary>Answers that are counted together. Route: as the route table writes it, «other» for none.</summary>
public readonly record struct RequestKind(string Method, string Route, int Status);

/// <summary>How many measurements were at most as long as each limit, how many there were, and their sum in seconds.</summary>
internal sealed record Distribution(IReadOnlyList<long> AtMost, long Count, double Sum);

/// <summary>Durations of one route, collected by many threads.</summary>
internal sealed class Durations
{
    private readonly Lock gate = new();
    private readonly long[] buckets = new long[RequestFigures.Limits.Length];
    private long count;
    private double sum;

    public void Add(double seconds)
    {
        var bucket = Array.FindIndex(RequestFigures.Limits, limit => seconds <= limit);
        lock (gate)
        {
            if (bucket >= 0) buckets[bucket]++;
            count++;
            sum += seconds;
        }
    }

    public Distribution Read()
    {
        lock (gate)
        {
            var total = 0L;
            return new([.. buckets.Select(b => total += b)], count, sum);
        }
    }
}
