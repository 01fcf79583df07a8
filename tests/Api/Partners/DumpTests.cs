using System.IO.Compression;
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

    public static TheoryData<string> Dumps => ["/api/v1/dump.ndjson", "/api/v1/dump.csv", "/api/v1/dump.csv?separator=semicolon"];

    [Theory, MemberData(nameof(Dumps))]
    public async Task Who_has_a_state_in_one_form_is_not_sent_it_again_in_that_form_alone(string address)
    {
        var first = await Ask(address, HttpMethod.Get);
        Assert.Equal(HttpStatusCode.NotModified, (await Ask(address, HttpMethod.Get, first.Headers.ETag!.ToString())).StatusCode);
        Assert.Equal(HttpStatusCode.NotModified, (await Ask(address, HttpMethod.Head, $"W/{first.Headers.ETag}, \"anderes\"")).StatusCode);
        foreach (var tag in new[] { "\"anderes\"", "kaputt", "\"" }) Assert.Equal(HttpStatusCode.OK, (await Ask(address, HttpMethod.Head, tag)).StatusCode);
        foreach (var other in Dumps.Select(d => d.Data).Where(d => d != address)) Assert.Equal(HttpStatusCode.OK, (await Ask(other, HttpMethod.Head, first.Headers.ETag!.ToString())).StatusCode);
    }

    [Theory, MemberData(nameof(Dumps))]
    public async Task It_is_compressed_for_who_asks_and_the_same_inside(string address)
    {
        var plain = await (await Ask(address, HttpMethod.Get)).Content.ReadAsByteArrayAsync();
        foreach (var (coding, open) in new (string, Func<Stream, Stream>)[] { ("gzip", s => new GZipStream(s, CompressionMode.Decompress)), ("br", s => new BrotliStream(s, CompressionMode.Decompress)) })
        {
            var answer = await Ask(address, HttpMethod.Get, coding: coding);
            Assert.Equal([coding], answer.Content.Headers.ContentEncoding);
            Assert.Contains("Accept-Encoding", answer.Headers.Vary);
            var sent = await answer.Content.ReadAsByteArrayAsync();
            using var whole = new MemoryStream();
            await open(new MemoryStream(sent)).CopyToAsync(whole, TestContext.Current.CancellationToken);
            Assert.True(sent.Length < plain.Length / 2, $"{sent.Length} of {plain.Length} bytes");
            Assert.Equal(plain, whole.ToArray());
        }
    }

    private async Task<HttpResponseMessage> Ask(string address, HttpMethod method, string? tag = null, string? coding = null)
    {
        using var request = new HttpRequestMessage(method, new Uri(address, UriKind.Relative));
        if (tag is not null) request.Headers.TryAddWithoutValidation("If-None-Match", tag);
        if (coding is not null) request.Headers.AcceptEncoding.ParseAdd(coding);
        return await app.Client.SendAsync(request);
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
