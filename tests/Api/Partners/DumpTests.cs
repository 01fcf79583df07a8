using System.Net;
using System.Text.Json.Nodes;
using FundingDirectory.Tests.Support;
using Xunit;

namespace FundingDirectory.Tests.Api.Partners;

public sealed class DumpTests(DirectoryApp app) : IClassFixture<DirectoryApp>
{
    private static readonly Uri Address = new("/api/v1/dump.ndjson", UriKind.Relative);

    private async Task<List<JsonObject>> Lines() =>
        [.. (await app.Client.GetStringAsync(Address)).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonNode.Parse(l)!.AsObject())];

    [Fact]
    public async Task Every_line_is_the_record_as_its_own_address_answers_it()
    {
        var id = await app.Publish(Make.Programme("gesamt-satz", "Größtes <b>Programm</b>\nzweite Zeile"));
        var line = (await Lines()).Single(l => l["id"]!.GetValue<string>() == id);
        Assert.True(JsonNode.DeepEquals(await app.Get($"/api/v1/funding-programmes/{id}"), line));
    }

    [Fact]
    public async Task A_partner_who_reads_it_and_then_follows_the_changes_misses_nothing()
    {
        var lines = await Lines();
        var revisions = lines.Select(l => l["revision"]!.GetValue<long>()).ToList();
        Assert.Equal(revisions.Order(), revisions);
        Assert.Equal((await app.Get("/api/v1/changes?since=0&limit=1"))["total"]!.GetValue<int>(), lines.Count);
        var id = await app.Publish(Make.Programme("gesamt-danach"));
        var after = (await app.Get($"/api/v1/changes?since={revisions[^1]}"))["items"]!.AsArray();
        Assert.Contains(after, c => c!["id"]!.GetValue<string>() == id);
    }

    [Fact]
    public async Task The_same_state_is_not_sent_twice_and_a_change_makes_a_new_one()
    {
        var first = await app.Client.GetAsync(Address);
        async Task<HttpStatusCode> Again()
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, Address);
            request.Headers.IfNoneMatch.Add(first.Headers.ETag!);
            return (await app.Client.SendAsync(request)).StatusCode;
        }
        Assert.Equal(HttpStatusCode.NotModified, await Again());
        await app.Publish(Make.Programme("gesamt-neu"));
        Assert.Equal(HttpStatusCode.OK, await Again());
    }

    [Fact]
    public async Task A_head_request_gets_the_headers_alone()
    {
        using var request = new HttpRequestMessage(HttpMethod.Head, Address);
        var answer = await app.Client.SendAsync(request);
        Assert.Equal(("application/x-ndjson", 0), (answer.Content.Headers.ContentType!.MediaType, (await answer.Content.ReadAsByteArrayAsync()).Length));
        Assert.NotNull(answer.Headers.ETag);
    }
}
