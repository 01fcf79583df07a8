using System.Net;
using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Store;
using FundingDirectory.Tests.Support;
using Xunit;

namespace FundingDirectory.Tests.Api.Search;

public sealed class SearchEntriesTests(DirectoryApp app) : IClassFixture<DirectoryApp>
{
    [Theory]
    [InlineData("KI")]
    [InlineData("Künstliche Intelligenz")]
    [InlineData("Hagenow")]
    [InlineData("Smart City")]
    [InlineData("Datenkompetenz")]
    [InlineData("foerderung digitalisierung")]
    public async Task The_starter_catalogue_answers(string words)
    {
        var answer = await app.Get($"/api/v1/search?q={Uri.EscapeDataString(words)}");
        Assert.True(answer["total"]!.GetValue<int>() > 0);
        Assert.NotEmpty(answer["items"]!.AsArray());
    }

    [Fact]
    public async Task An_answer_given_before_is_given_again_until_the_directory_changes()
    {
        var address = new Uri("/api/v1/search?q=Zwiebelturm", UriKind.Relative);
        async Task<(HttpResponseMessage Response, string Text)> Ask()
        {
            var response = await app.Client.GetAsync(address);
            return (response, await response.Content.ReadAsStringAsync());
        }

        var (first, nothing) = await Ask();
        var (second, again) = await Ask();
        Assert.Equal(nothing, again);
        // Headers stand once, and a reader may still not keep what may change.
        foreach (var header in first.Headers.Where(h => h.Key is not ("Date" or "Transfer-Encoding"))) Assert.Equal(header.Value, second.Headers.GetValues(header.Key));
        Assert.Equal(first.Content.Headers.ContentType, second.Content.Headers.ContentType);

        using var asksAgain = new HttpRequestMessage(HttpMethod.Get, address) { Headers = { IfNoneMatch = { first.Headers.ETag! } } };
        var unchanged = await app.Client.SendAsync(asksAgain);
        Assert.Equal(HttpStatusCode.NotModified, unchanged.StatusCode);
        Assert.Equal("", await unchanged.Content.ReadAsStringAsync());

        await new EntryStore(app.Database).Save(new EntryChange("zwiebelturm", Make.Programme("zwiebelturm", "Zwiebelturm sanieren"), EntryStatus.Published, 0, "test", null), Make.Now, CancellationToken.None);
        await Eventually.Holds(() => Ask().GetAwaiter().GetResult().Text.Contains("Zwiebelturm sanieren", StringComparison.Ordinal));
        Assert.NotEqual(first.Headers.ETag, (await Ask()).Response.Headers.ETag);
    }

    [Fact]
    public async Task A_refusal_is_not_kept_and_a_head_is_answered_without_a_body()
    {
        var wrong = await app.Client.GetAsync(new Uri("/api/v1/search?limit=x", UriKind.Relative));
        await DirectoryApp.Problem(wrong, 400);
        Assert.Null(wrong.Headers.ETag);
        using var head = new HttpRequestMessage(HttpMethod.Head, new Uri("/api/v1/search?q=KI", UriKind.Relative));
        var answer = await app.Client.SendAsync(head);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.True(answer.Content.Headers.ContentLength > 0);
        Assert.Equal("", await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Different_filters_narrow_and_repeated_ones_widen()
    {
        async Task<int> Total(string query) => (await app.Get($"/api/v1/search?{query}"))["total"]!.GetValue<int>();
        var (eu, federal, both, bothOpen) = (await Total("level=eu"), await Total("level=federal"), await Total("level=eu&level=federal"), await Total("level=eu&level=federal&status=closed"));
        Assert.Equal(eu + federal, both);
        Assert.InRange(bothOpen, 1, both - 1);
    }

    [Fact]
    public async Task A_facet_counts_what_choosing_it_gives()
    {
        var answer = await app.Get("/api/v1/search?kind=fundingProgramme");
        foreach (var facet in new[] { "level", "topic", "fundingType", "applicant", "land" })
            foreach (var value in answer["facets"]![facet]!.AsArray().Take(3))
            {
                if (facet == "land") continue; // A state's filter also gives what holds nationwide.
                var chosen = await app.Get($"/api/v1/search?kind=fundingProgramme&{facet}={value!["value"]}");
                Assert.Equal(value["count"]!.GetValue<int>(), chosen["total"]!.GetValue<int>());
            }
    }

    [Fact]
    public async Task Pages_are_linked_and_do_not_overlap()
    {
        var response = await app.Client.GetAsync(new Uri("/api/v1/search?q=Kommune&limit=5&offset=5", UriKind.Relative));
        var links = response.Headers.GetValues("Link").Single();
        Assert.Contains("offset=10&limit=5>; rel=\"next\"", links, StringComparison.Ordinal);
        Assert.Contains("offset=0&limit=5>; rel=\"prev\"", links, StringComparison.Ordinal);
        var first = (await app.Get("/api/v1/search?q=Kommune&limit=5"))["items"]!.AsArray().Select(i => i!["id"]!.GetValue<string>());
        var second = (await app.Get("/api/v1/search?q=Kommune&limit=5&offset=5"))["items"]!.AsArray().Select(i => i!["id"]!.GetValue<string>());
        Assert.Empty(first.Intersect(second));
    }

    [Theory]
    [InlineData("limit=0", "limit")]
    [InlineData("limit=101", "limit")]
    [InlineData("offset=-1", "offset")]
    [InlineData("offset=x", "offset")]
    [InlineData("level=mond", "level")]
    [InlineData("land=99", "land")]
    [InlineData("status=offen", "status")]
    [InlineData("sort=egal", "sort")]
    [InlineData("ars=abc", "ars")]
    [InlineData("applicant=0", "applicant")]
    public async Task A_wrong_parameter_is_named_in_german(string query, string field)
    {
        var problem = await app.Problem($"/api/v1/search?{query}", 400);
        Assert.Contains("«", problem["errors"]![field]![0]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(501)]
    [InlineData(10_000)]
    [InlineData(60_000)]
    public async Task A_query_that_is_too_long_is_refused_by_name(int length)
    {
        var problem = await app.Problem($"/api/v1/search?q={new string('a', length)}", 400);
        Assert.Contains($"{length}", problem["errors"]!["q"]![0]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/api/v1/search")]
    [InlineData("/api/v1/search/suggestions")]
    [InlineData("/foerdermittel")]
    public async Task No_query_makes_an_address_fail(string address)
    {
        string[] queries =
        [
            "a*", "*", "\"", "\"\"", "- -", "ODER ODER", "titel:", "titel:\"x", "land:xx", "\u0000\u0001\u001F", "\u202EIK", "🏛️", "%' or 1=1;--", "(.*)*$[", "\\", new string('-', 400), string.Join(' ', Enumerable.Range(0, 500)),
            string.Join(' ', Enumerable.Repeat("Förderung", 1_000)), new string('a', 10_000), new string('ß', 20_000),
        ];
        foreach (var query in queries)
        {
            var response = await app.Client.GetAsync(new Uri($"{address}?q={Uri.EscapeDataString(query)}", UriKind.Relative));
            Assert.True((int)response.StatusCode is 200 or 400 or 414, $"{query[..Math.Min(20, query.Length)]}: {(int)response.StatusCode}");
        }
    }

    [Theory]
    [InlineData("\"unbalanced")]
    [InlineData("-----")]
    [InlineData("((((")]
    [InlineData("%00%01")]
    [InlineData("%ED%A0%80")]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("'; drop table entry; --")]
    public async Task Hostile_words_are_only_words(string words)
    {
        var response = await app.Client.GetAsync(new Uri($"/api/v1/search?q={words}", UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.DoesNotContain("<script>", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }
}
