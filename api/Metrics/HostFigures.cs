using System.Globalization;
using System.Reflection;
using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Search;
using FundingDirectory.Core.Store;

namespace FundingDirectory.Api.Metrics;

/// <summary>The figures of this host: what it answered, what readers see, how fresh it is, and how much waits for a person.</summary>
public sealed class HostFigures(RequestFigures requests, IndexFollower follower, StoreFigures store, TimeProvider time)
{
    private static readonly string Version = typeof(HostFigures).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "";

    /// <summary>Everything as OpenMetrics text. A store that cannot be reached costs only what it would have said.</summary>
    public async Task<string> Write(CancellationToken cancel)
    {
        var text = new OpenMetricsText();
        Process(text);
        Requests(text);
        Index(text);
        Harvests(text);
        await Store(text, cancel);
        return text.End();
    }

    private static void Process(OpenMetricsText text)
    {
        using var process = System.Diagnostics.Process.GetCurrentProcess();
        text.Family("directory_build", "info", "Version of the program.").Sample("directory_build_info", 1, ("version", Version));
        text.Family("process_start_time_seconds", "gauge", "Start of the process since 1970.", "seconds").Sample("process_start_time_seconds", new DateTimeOffset(process.StartTime.ToUniversalTime()).ToUnixTimeSeconds());
        text.Family("process_resident_memory_bytes", "gauge", "Memory the process occupies.", "bytes").Sample("process_resident_memory_bytes", process.WorkingSet64);
    }

    private void Requests(OpenMetricsText text)
    {
        text.Family("http_server_requests", "counter", "Answers by method, route and status.");
        foreach (var (kind, count) in requests.Counts)
            text.Sample("http_server_requests_total", count, ("method", kind.Method), ("route", kind.Route), ("status", kind.Status.ToString(CultureInfo.InvariantCulture)));
        const string Duration = "http_server_request_duration_seconds";
        text.Family(Duration, "histogram", "How long answers took, by route.", "seconds");
        foreach (var (route, durations) in requests.Durations) text.Histogram(Duration, durations, ("route", route));
    }

    private void Index(OpenMetricsText text)
    {
        var directory = follower.Current;
        text.Family("directory_index_revision", "gauge", "Newest change that readers see.").Sample("directory_index_revision", directory.Revision);
        text.Family("directory_index_age_seconds", "gauge", "How long ago the index was last compared with the store.", "seconds");
        if (follower.Contact is { } at) text.Sample("directory_index_age_seconds", Math.Max(0, (time.GetUtcNow() - at).TotalSeconds));
        text.Family("directory_entries", "gauge", "Entries by kind and status.");
        foreach (var group in directory.Entries.GroupBy(e => (e.Kind, e.Status)).OrderBy(g => g.Key))
            text.Sample("directory_entries", group.Count(), ("kind", Vocabulary.Code(group.Key.Kind)), ("status", Vocabulary.Code(group.Key.Status)));
    }

    private void Harvests(OpenMetricsText text)
    {
        var sources = follower.Current.Sources.Select(s => s.Runs).OfType<SourceRuns>().OrderBy(s => s.Source, StringComparer.Ordinal).ToList();
        Each("directory_harvest_last_run_timestamp_seconds", "End of the last harvest of a source, since 1970.", "seconds", s => s.Last?.FinishedAt.ToUnixTimeSeconds());
        Each("directory_harvest_last_success_timestamp_seconds", "End of the last harvest of a source that was taken over, since 1970.", "seconds", s => s.LastGood?.FinishedAt.ToUnixTimeSeconds());
        Each("directory_harvest_failed_runs", "Refused or broken harvests of a source since its last good one.", null, s => s.Failures);

        void Each(string name, string help, string? unit, Func<SourceRuns, long?> figure)
        {
            text.Family(name, "gauge", help, unit);
            foreach (var source in sources)
                if (figure(source) is { } value) text.Sample(name, value, ("source", source.Source));
        }
    }

    private async Task Store(OpenMetricsText text, CancellationToken cancel)
    {
        var stored = await store.Read(cancel);
        text.Family("directory_store_reachable", "gauge", "1 when the store answers.").Sample("directory_store_reachable", stored is null ? 0 : 1);
        if (stored is null) return;
        text.Family("directory_index_lag_revisions", "gauge", "How many changes of the store readers do not see yet.").Sample("directory_index_lag_revisions", Math.Max(0, stored.Revision - follower.Current.Revision));
        text.Family("directory_queue_items", "gauge", "What waits for a person, by queue.");
        foreach (var (queue, items) in stored.Queues.OrderBy(q => q.Key, StringComparer.Ordinal)) text.Sample("directory_queue_items", items, ("queue", queue));
    }
}
