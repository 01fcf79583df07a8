using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using FundingDirectory.Tests.Support;
using Xunit;

namespace FundingDirectory.Tests.Api;

/// <summary>The log of a host in a process of its own, as a collector of logs would read it.</summary>
public sealed class LogSettingsTests
{
    private const string Secret = "geheim4711";

    [Fact]
    public async Task Each_line_is_an_object_and_none_says_anything_of_those_who_asked()
    {
        if (OperatingSystem.IsWindows()) Assert.Skip("A host is asked to stop by a Unix signal");
        using var folder = new TempFolder();
        using var host = ProgramRun.Start("FundingDirectory.Api", folder.Path, ["--urls", "http://127.0.0.1:0"], ("Logs__Format", "json"), ("Limits__RequestsPerMinute", "25"), ("Harvest__Enabled", "true"), ("Harvest__Schedule__tidy", "04:30"));
        var errors = host.StandardError.ReadToEndAsync();
        var lines = new List<string>();
        var (asked, tidied) = (false, false);
        while (await host.StandardOutput.ReadLineAsync() is { } line)
        {
            lines.Add(line);
            if (JsonNode.Parse(line)!["State"]?["address"]?.GetValue<string>() is { } address)
            {
                await AskWithSecrets(new Uri(address));
                asked = true;
            }
            // What is removed stands in the log; a host that starts begins with it.
            else if (line.Contains("tidy: 0", StringComparison.Ordinal)) tidied = true;
            else continue;
            if (!asked || !tidied) continue;
            using var stop = Process.Start("kill", ["-TERM", $"{host.Id}"]);
        }
        await host.WaitForExitAsync();

        Assert.Equal((0, ""), (host.ExitCode, await errors));
        Assert.All(lines, l => Assert.True(DateTimeOffset.TryParse(JsonNode.Parse(l)!["Timestamp"]!.GetValue<string>(), out _), l));
        Assert.Contains(lines, l => l.Contains("shutting down", StringComparison.Ordinal));
        Assert.DoesNotContain(lines, l => l.Contains(Secret, StringComparison.OrdinalIgnoreCase) || l.Contains("203.0.113", StringComparison.Ordinal) || l.Contains("RequestPath", StringComparison.Ordinal));
    }

    /// <summary>The secret in every place of a request, in good requests and in bad ones, up to the limit and beyond it.</summary>
    private static async Task AskWithSecrets(Uri root)
    {
        using var client = new HttpClient(new HttpClientHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = root };
        foreach (var path in new[] { $"/api/v1/search?q={Secret}", $"/{Secret}", $"/foerdermittel/{Secret}", $"/redaktion/einladung/{Secret}", $"/projekt?ort={Secret}", $"/api/v1/municipalities/{Secret}", $"/api/v1/changes?since={Secret}", $"/%FF{Secret}" })
            foreach (var method in new[] { HttpMethod.Get, HttpMethod.Post, HttpMethod.Options, new HttpMethod(Secret) })
            {
                using var request = new HttpRequestMessage(method, path);
                request.Headers.TryAddWithoutValidation("Cookie", $"__Host-{Secret}={Secret}");
                request.Headers.TryAddWithoutValidation("X-Forwarded-For", "203.0.113.7");
                request.Headers.TryAddWithoutValidation("User-Agent", Secret);
                request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Secret);
                if (method == HttpMethod.Post) request.Content = new StringContent($"{{\"ars\":\"{Secret}\",", Encoding.UTF8, path.Length % 2 == 0 ? "application/json" : "application/x-www-form-urlencoded");
                using var response = await client.SendAsync(request);
                Assert.InRange((int)response.StatusCode, 200, 499);
            }
    }
}
