using System.Net;
using System.Text;
using FundingDirectory.Api;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace FundingDirectory.Tests.Proofs;

/// <summary>Every address of the route table, asked oddly. A new route is walked by being mapped.</summary>
[Trait("Category", "Browser"), Collection(ProofsShareOneSite.Name)]
public sealed class RouteWalkProof(ProofSite site)
{
    private static readonly string[] OddQueries =
    [
        "", "?", "?q=", "?q=%00%01&seite=-1", "?seite=99999999999999999999&limit=abc&offset=-5", "?q=%22%27%3E%3Cscript%3Ealert(1)%3C/script%3E&land=<b>&thema[]=x", "?q=%F0%9F%92%A9%ED%A0%80&status=%FF%FE",
        "?land=99&thema=mond&ebene=mond&art=x&antragsteller=y&sortierung=z", "?schritt=ergebnis&budget=1e999&kommune=../../etc/passwd&beginn=2026-99", "?ids=,,,,%2C&ids=a&since=-1&q=a&q=b", "?q=OR%20AND%20(%20%22%20*%20-%20titel:", "?%3D%26&&&=&q",
    ];

    // A zero byte is not among them: the server cuts such a request off before any of our code runs.
    // What stands in a route's braces: something there is, something there is not, and something hostile.
    private static readonly Dictionary<string, string[]> Values = new()
    {
        ["slug"] = ["modellprojekte-smart-cities", "glossar", "zurueckgezogen", "gibt-es-nicht", "%2e%2e%2f%2e%2e", "%FF", "<script>"],
        ["id"] = ["modellprojekte-smart-cities", "gibt-es-nicht", "%27%20or%201=1--"],
        ["key"] = ["130760060060", "13076060", "x", "%2e%2e"],
        ["documentName"] = ["v1", "v2"],
        ["documentName.json"] = ["v1.json"],
    };

    private IEnumerable<(string Method, string Path)> Routes =>
        from endpoint in site.App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"]
        where method is "GET" or "POST"
        from path in Filled("/" + endpoint.RoutePattern.RawText!.TrimStart('/'), endpoint.RoutePattern.Parameters.Select(p => p.Name))
        select (method, path);

    private static IEnumerable<string> Filled(string route, IEnumerable<string> parameters) => parameters.Aggregate<string, IEnumerable<string>>([route], (paths, name) =>
        paths.SelectMany(path => (Values.GetValueOrDefault(name) ?? ["1", "gibt-es-nicht"]).Select(value => System.Text.RegularExpressions.Regex.Replace(path, $@"\{{\**{name}[^}}]*\}}", value))));

    [Fact]
    public async Task Every_answer_is_guarded_and_none_is_a_failure_of_ours()
    {
        var routes = Routes.Distinct().ToList();
        Assert.True(routes.Count > 40, $"Only {routes.Count} routes were found.");
        var faults = new List<string>();
        foreach (var (method, path) in routes)
        {
            // Files are what they are; the first query is enough for them.
            foreach (var query in path.StartsWith("/_content", StringComparison.Ordinal) ? OddQueries.Take(1) : OddQueries)
            {
                using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(site.App.Address.ToString().TrimEnd('/') + path + query, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }));
                if (method == "POST") request.Content = new StringContent("{\"ars\":{}}", Encoding.UTF8, "application/json");
                using var response = await site.App.Client.SendAsync(request);
                faults.AddRange(Faults(response, mayHaveCookies: IsDesk(path)).Select(f => $"{method} {path}{query}: {f}"));
            }
        }
        Assert.Empty(faults);
    }

    [Fact]
    public async Task A_refusal_by_the_server_itself_is_guarded_too()
    {
        using var tooMuch = new StringContent(new string('x', 100_000), Encoding.UTF8, "application/json");
        using var response = await site.App.Client.PostAsync(new Uri("/api/v1/matches", UriKind.Relative), tooMuch);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        Assert.Empty(Faults(response));
    }

    [Fact]
    public async Task No_page_asks_another_host_for_anything_or_leaves_a_cookie()
    {
        foreach (var path in Routes.Where(r => r.Method == "GET" && !r.Path.StartsWith("/_content", StringComparison.Ordinal) && !r.Path.StartsWith(ApiAddress.Root, StringComparison.Ordinal)).Select(r => r.Path).Distinct())
        {
            using var answer = await site.App.Client.GetAsync(new Uri(path, UriKind.Relative));
            if (answer.Content.Headers.ContentType?.MediaType != "text/html") continue;
            await using var visit = await site.Open(path);
            Assert.Empty(visit.ForeignRequests);
            if (!IsDesk(path)) Assert.Empty(await visit.Cookies());
            Assert.Empty(visit.Failures.Where(f => f.Contains("Content Security Policy", StringComparison.Ordinal)));
        }
    }

    // Who signs in gets cookies; visitors never do.
    private static bool IsDesk(string path) => path.StartsWith("/redaktion", StringComparison.Ordinal);

    private static IEnumerable<string> Faults(HttpResponseMessage response, bool mayHaveCookies = false)
    {
        if ((int)response.StatusCode >= 500) yield return $"status {(int)response.StatusCode}";
        var policy = Header(response, "Content-Security-Policy");
        foreach (var must in new[] { "default-src 'none'", "script-src 'self';", "style-src 'self';", "base-uri 'none'", "frame-ancestors 'none'", "form-action 'self'" })
            if (!policy.Contains(must, StringComparison.Ordinal)) yield return $"the policy lacks {must}";
        if (policy.Contains("unsafe", StringComparison.Ordinal) || policy.Contains("http", StringComparison.Ordinal)) yield return "the policy is not strict";
        if (Header(response, "X-Content-Type-Options") != "nosniff") yield return "the type may be guessed";
        if (Header(response, "Referrer-Policy").Length == 0 || Header(response, "Permissions-Policy").Length == 0 || Header(response, "Cross-Origin-Opener-Policy") != "same-origin") yield return "a header is missing";
        if (!mayHaveCookies && response.Headers.Contains("Set-Cookie")) yield return "a cookie is set";
        if (response.Headers.Contains("Server") || response.Headers.Contains("X-Powered-By")) yield return "the server names itself";
    }

    private static string Header(HttpResponseMessage response, string name) => response.Headers.TryGetValues(name, out var values) ? string.Join(", ", values) : "";
}
