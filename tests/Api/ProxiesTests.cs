using System.Net;
using FundingDirectory.Api;
using FundingDirectory.Tests.Support;
using Microsoft.Extensions.Configuration;
using Xunit;

namespace FundingDirectory.Tests.Api;

/// <summary>Who asked is read from the limits: each network may ask once a minute.</summary>
public sealed class ProxiesTests
{
    private static async Task<HttpResponseMessage> Ask(DirectoryApp app, string forwardedFor, string path = "/robots.txt")
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative));
        request.Headers.TryAddWithoutValidation("X-Forwarded-For", forwardedFor);
        request.Headers.TryAddWithoutValidation("X-Forwarded-Proto", "https");
        return await app.Client.SendAsync(request);
    }

    [Fact]
    public async Task A_trusted_proxy_is_believed_and_what_a_reader_wrote_before_it_is_not()
    {
        await using var app = new DirectoryApp(("TrustedProxies", "127.0.0.1, ::1, 10.0.0.0/8"), ("Limits:RequestsPerMinute", "1"));
        await app.InitializeAsync();
        var first = await Ask(app, "203.0.113.7");
        Assert.Contains("Sitemap: https://", await first.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await Ask(app, "198.51.100.9")).StatusCode);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await Ask(app, "203.0.113.8")).StatusCode);
        // Behind two proxies, and with an invented address in front: still the network of the first request.
        Assert.Equal(HttpStatusCode.TooManyRequests, (await Ask(app, "192.0.2.1, 203.0.113.7, 10.0.0.5")).StatusCode);
    }

    [Fact]
    public async Task Without_a_trusted_proxy_nobody_is_believed()
    {
        await using var app = new DirectoryApp(("Limits:RequestsPerMinute", "1"));
        await app.InitializeAsync();
        Assert.Contains("Sitemap: http://", await (await Ask(app, "203.0.113.7")).Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await Ask(app, "198.51.100.9")).StatusCode);
    }

    [Theory]
    [InlineData("FORWARDEDHEADERS_ENABLED", "true", "TrustedProxies"), InlineData("FundingDirectory:TrustedProxies", "alle", "«alle»"), InlineData("FundingDirectory:Metrics:From", "alle", "Metrics:From")]
    [InlineData("FundingDirectory:Metrics:Otlp", "irgendwo", "Metrics:Otlp"), InlineData("FundingDirectory:Logs:Format", "xml", "Logs:Format"), InlineData("FundingDirectory:Limits:SlowClientSeconds", "1", "SlowClientSeconds")]
    public void What_cannot_be_meant_stops_the_start_with_one_line(string name, string value, string part)
    {
        var error = Settings.Read(new ConfigurationBuilder().AddInMemoryCollection([new(name, value)]).Build()).Error;
        Assert.Contains(part, error, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error!);
    }
}
