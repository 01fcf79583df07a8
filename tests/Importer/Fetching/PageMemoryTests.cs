using System.Text;
using FundingDirectory.Importer.Connectors;
using FundingDirectory.Importer.Fetching;
using FundingDirectory.Tests.Support;
using Xunit;

namespace FundingDirectory.Tests.Importer.Fetching;

public sealed class PageMemoryTests : IDisposable
{
    private readonly TempFolder folder = new();
    private readonly HurriedTime time = new();
    private readonly CancellationToken cancel = TestContext.Current.CancellationToken;
    private string body = "first";
    private int sent;

    public void Dispose() => folder.Dispose();

    /// <summary>A host that names its state and sends it only to those who do not have it.</summary>
    private LocalServer Server(string header, Func<string> value, string condition) => new(async (request, stream) =>
    {
        if (request.Head.Contains($"{condition}: {value()}", StringComparison.OrdinalIgnoreCase))
        {
            await stream.WriteAsync(Encoding.ASCII.GetBytes("HTTP/1.1 304 X\r\nConnection: close\r\n\r\n"), cancel);
            return;
        }
        sent++;
        await LocalServer.Write(stream, 200, body, "text/plain", $"{header}: {value()}\r\n");
    });

    private async Task<(string Body, int Unchanged)> Get(LocalServer server, Func<Capture, string?>? check = null)
    {
        using var fetcher = new Fetcher(FetchPolicy.For(null) with { Retries = 0 }, time, new PageMemory(folder.Path));
        var capture = await fetcher.Get(new Uri(server.Address, "data?key=1"), check, cancel);
        Assert.Equal("text/plain", capture.ContentType);
        return (Encoding.UTF8.GetString(capture.Bytes.Span), fetcher.Unchanged);
    }

    [Fact]
    public async Task What_is_unchanged_is_not_sent_again_but_gives_the_same_answer()
    {
        using var server = Server("ETag", () => $"\"{body}\"", "If-None-Match");
        Assert.Equal(("first", 0), await Get(server));
        Assert.Equal(("first", 1), await Get(server));
        Assert.Equal(1, sent);
        body = "second";
        Assert.Equal(("second", 0), await Get(server));
        Assert.Equal(("second", 1), await Get(server));
    }

    [Fact]
    public async Task A_date_of_the_last_change_serves_as_well()
    {
        using var server = Server("Last-Modified", () => "Sun, 22 Nov 2026 08:00:00 GMT", "If-Modified-Since");
        await Get(server);
        Assert.Equal(("first", 1), await Get(server));
    }

    [Fact]
    public async Task A_damaged_memory_is_no_memory()
    {
        using var server = Server("ETag", () => "\"a\"", "If-None-Match");
        await Get(server);
        var kept = Assert.Single(Directory.GetFiles(folder.Path, "*.body"));
        await File.WriteAllTextAsync(kept, "fir", cancel);
        Assert.Equal(("first", 0), await Get(server));
        await File.WriteAllTextAsync(Path.ChangeExtension(kept, "json"), "{", cancel);
        Assert.Equal(("first", 0), await Get(server));
    }

    [Fact]
    public async Task An_answer_that_is_not_what_was_agreed_is_not_remembered()
    {
        using var server = Server("ETag", () => "\"a\"", "If-None-Match");
        await Assert.ThrowsAsync<FetchException>(() => Get(server, _ => "Das ist nichts."));
        Assert.Empty(Directory.GetFiles(folder.Path));
    }

    [Theory]
    [InlineData(500, "first"), InlineData(429, "first"), InlineData(404, null), InlineData(410, null)]
    public async Task A_page_that_completes_another_stands_while_its_host_cannot_give_it(int fault, string? expected)
    {
        var status = 200;
        using var server = new LocalServer((_, stream) => LocalServer.Write(stream, status, body, "text/plain"));
        var first = await GetOrLast(server);
        (status, body) = (fault, "fault");
        time.Advance(TimeSpan.FromDays(1));
        var later = await GetOrLast(server);
        Assert.Equal(expected, later is null ? null : Encoding.UTF8.GetString(later.Bytes.Span));
        if (later is not null) Assert.Equal((first!.FetchedAt, first.ContentType, first.Name), (later.FetchedAt, later.ContentType, later.Name));
        status = 200;
        Assert.Equal("fault", Encoding.UTF8.GetString((await GetOrLast(server))!.Bytes.Span));
    }

    [Fact]
    public async Task A_page_kept_as_the_last_one_is_still_asked_about_by_its_state()
    {
        using var server = Server("ETag", () => "\"a\"", "If-None-Match");
        await GetOrLast(server);
        await GetOrLast(server);
        await GetOrLast(server);
        Assert.Equal(1, sent);
    }

    private async Task<Capture?> GetOrLast(LocalServer server)
    {
        using var fetcher = new Fetcher(FetchPolicy.For(null) with { Retries = 0 }, time, new PageMemory(folder.Path));
        return await fetcher.GetOrLast(new Uri(server.Address, "data"), null, cancel);
    }

    [Fact]
    public async Task Names_of_files_tell_nothing_of_addresses()
    {
        using var server = Server("ETag", () => "\"a\"", "If-None-Match");
        await Get(server);
        Assert.All(Directory.GetFiles(folder.Path), f => Assert.Matches(@"^[0-9a-f]{64}\.(body|json)$", Path.GetFileName(f)));
    }
}
