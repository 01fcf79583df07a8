using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Store;
using FundingDirectory.Tests.Importer.Fetching;
using FundingDirectory.Tests.Support;
using Xunit;

namespace FundingDirectory.Tests.Api.Metrics;

public sealed partial class GetMetricsTests(GetMetricsTests.MeasuredApp host) : IClassFixture<GetMetricsTests.MeasuredApp>
{
    public sealed class MeasuredApp : IAsyncLifetime
    {
        internal DirectoryApp App { get; } = new(("Metrics:Enabled", "true"));

        public ValueTask InitializeAsync() => App.InitializeAsync();

        public ValueTask DisposeAsync() => App.DisposeAsync();
    }

    private static readonly Uri Metrics = new("/metrics", UriKind.Relative);
    private readonly DirectoryApp app = host.App;

    private async Task<string[]> Lines()
    {
        using var response = await app.Client.GetAsync(Metrics);
        Assert.Equal("application/openmetrics-text; version=1.0.0; charset=utf-8", response.Content.Headers.ContentType!.ToString());
        return (await response.Content.ReadAsStringAsync()).Split('\n');
    }

    private static double Value(IEnumerable<string> lines, string sample) => double.Parse(lines.Single(l => l.StartsWith($"{sample} ", StringComparison.Ordinal))[(sample.Length + 1)..], CultureInfo.InvariantCulture);

    [Fact]
    public async Task The_figures_tell_what_was_answered_and_how_fresh_the_directory_is()
    {
        for (var i = 0; i < 3; i++) await app.Client.GetAsync(new Uri("/api/v1/search?q=geheimwort&limit=1", UriKind.Relative));
        await app.Client.GetAsync(new Uri("/gibt-es-nicht/geheimwort", UriKind.Relative));
        await app.Client.GetAsync(new Uri("/foerdermittel/geheimwort", UriKind.Relative));
        await new ReaderMessageStore(app.Database).Add(new ReaderMessage("m", "e", Make.Now, "geheimwort", "geheim@example.org"), CancellationToken.None);
        var lines = await Lines();

        Assert.Equal(3, Value(lines, "http_server_requests_total{method=\"GET\",route=\"/api/v1/search\",status=\"200\"}"));
        Assert.Equal(1, Value(lines, "http_server_requests_total{method=\"GET\",route=\"other\",status=\"404\"}"));
        Assert.Equal(1, Value(lines, "http_server_requests_total{method=\"GET\",route=\"/foerdermittel/{slug}\",status=\"404\"}"));
        Assert.Equal(3, Value(lines, "http_server_request_duration_seconds_count{route=\"/api/v1/search\"}"));
        Assert.InRange(Value(lines, "directory_entries{kind=\"fundingProgramme\",status=\"published\"}"), 10, 1000);
        Assert.Equal((0, 1), (Value(lines, "directory_index_lag_revisions"), Value(lines, "directory_store_reachable")));
        Assert.InRange(Value(lines, "directory_index_age_seconds"), 0, 60);
        Assert.InRange(Value(lines, "directory_harvest_last_success_timestamp_seconds{source=\"catalogue\"}"), DateTimeOffset.UtcNow.AddMinutes(-5).ToUnixTimeSeconds(), DateTimeOffset.UtcNow.ToUnixTimeSeconds());
        Assert.Equal((1, 0), (Value(lines, "directory_queue_items{queue=\"message\"}"), Value(lines, "directory_queue_items{queue=\"review\"}")));
        Assert.DoesNotContain(lines, l => l.Contains("geheim", StringComparison.Ordinal) || l.Contains("127.0.0.1", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_text_is_openmetrics()
    {
        await app.Client.GetAsync(new Uri("/", UriKind.Relative));
        var lines = await Lines();
        Assert.Equal(["# EOF", ""], lines[^2..]);
        var (family, seen) = ("", new HashSet<string>());
        foreach (var line in lines[..^2])
        {
            if (Head().Match(line) is { Success: true } head)
            {
                var name = head.Groups[2].Value;
                if (head.Groups[1].Value == "TYPE") Assert.True(seen.Add(name), $"{name} comes twice.");
                else Assert.Equal(family, name);
                if (head.Groups[1].Value == "UNIT") Assert.EndsWith($"_{head.Groups[3].Value}", name, StringComparison.Ordinal);
                family = name;
            }
            else Assert.True(Sample().Match(line) is { Success: true } sample && sample.Groups[1].Value.StartsWith(family, StringComparison.Ordinal), line);
        }
        var buckets = lines.Where(l => l.StartsWith("http_server_request_duration_seconds_bucket{route=\"/\"", StringComparison.Ordinal)).Select(l => double.Parse(l.Split(' ')[^1], CultureInfo.InvariantCulture)).ToList();
        Assert.Equal(buckets.Order(), buckets);
        Assert.Equal(buckets[^1], Value(lines, "http_server_request_duration_seconds_count{route=\"/\"}"));
    }

    [GeneratedRegex("^# (TYPE|UNIT|HELP) ([a-z_]+) (.+)$")]
    private static partial Regex Head();

    [GeneratedRegex("""^([a-z_]+)(\{[a-z_]+="[^"\n]*"(,[a-z_]+="[^"\n]*")*\})? -?[0-9.]+(E[-+]?[0-9]+)?$""")]
    private static partial Regex Sample();

    [Theory]
    [InlineData("X-Forwarded-For"), InlineData("Forwarded"), InlineData("Via")]
    public async Task What_a_proxy_passes_on_does_not_come_from_the_own_machine(string header)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Metrics);
        request.Headers.TryAddWithoutValidation(header, "127.0.0.1");
        using var response = await app.Client.SendAsync(request);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task Only_the_named_networks_may_ask_and_the_collector_is_told_figures_without_words()
    {
        using var collector = new LocalServer((_, s) => LocalServer.Write(s, 200, "", "application/x-protobuf"));
        await using var other = new DirectoryApp(("Metrics:Enabled", "true"), ("Metrics:From", "10.0.0.0/8, 192.0.2.7"), ("Metrics:Otlp", $"{collector.Address}v1/metrics"));
        await other.InitializeAsync();
        Assert.Equal(HttpStatusCode.NotFound, (await other.Client.GetAsync(Metrics)).StatusCode);
        await other.Client.GetAsync(new Uri("/api/v1/search?q=geheimwort", UriKind.Relative));
        await other.Stop();
        var sent = Assert.Single(collector.Asked);
        Assert.Equal("/v1/metrics", sent.Path);
        Assert.Contains("http.server.request.duration", sent.Body, StringComparison.Ordinal);
        Assert.Contains("/api/v1/search", sent.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("geheimwort", sent.Body, StringComparison.Ordinal);
    }
}
