using System.Net;
using FundingDirectory.Tests.Support;
using Microsoft.Data.Sqlite;
using Xunit;

namespace FundingDirectory.Tests.Api.Hosts;

/// <summary>A host whose store is gone: readers notice nothing but a line that says how old the answers are.</summary>
public sealed class StoreCutTests
{
    private readonly CancellationToken cancel = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Read_paths_answer_from_memory_while_the_database_is_gone_and_go_on_when_it_is_back()
    {
        await using var app = new DirectoryApp();
        await app.InitializeAsync();
        var programme = (await app.Get("/api/v1/funding-programmes?limit=1"))["items"]![0]!["id"]!.GetValue<string>();
        var file = app.DatabaseFile;
        Cut(file);

        string[] reads =
        [
            "/", "/foerdermittel?q=KI", "/fristen", "/kompetenzzentren", "/wissen", "/projekt?ars=130765654136", "/sitemap.xml", "/feed.atom?q=KI", "/katalog.jsonld", "/api/v1/search?q=Gigabit", "/api/v1/search/suggestions?q=di",
            "/api/v1/funding-programmes", $"/api/v1/funding-programmes/{programme}", "/api/v1/changes?since=0", "/api/v1/dump.ndjson", "/api/v1/municipalities?q=Hagenow", "/api/v1/vocabulary", "/api/v1/sources", "/healthz/live",
        ];
        foreach (var address in reads)
            Assert.True((await app.Client.GetAsync(new Uri(address, UriKind.Relative), cancel)).IsSuccessStatusCode, address);

        // What only the store knows is refused in a way that says: ask again.
        await app.Problem("/api/v1/changes?since=999999999", 503);

        await Eventually.Holds(() => Ready(app)["status"]!.GetValue<string>() == "stale");
        var page = await app.Client.GetAsync(new Uri("/foerdermittel", UriKind.Relative), cancel);
        Assert.True(page.Headers.Age > TimeSpan.FromSeconds(5));
        Assert.Contains("der Datenspeicher nicht erreichbar", WebUtility.HtmlDecode(await page.Content.ReadAsStringAsync(cancel)));

        SqliteConnection.ClearAllPools();
        // Put over what lies there: the host goes on looking, and would make a new database where it finds none. The database itself comes last.
        foreach (var part in Parts($"{file}.away").Reverse()) File.Move(part, part.Replace(".away", "", StringComparison.Ordinal), overwrite: true);
        await Eventually.Holds(() => Ready(app)["status"]!.GetValue<string>() == "ready");
        Assert.Null((await app.Client.GetAsync(new Uri("/foerdermittel", UriKind.Relative), cancel)).Headers.Age);
    }

    /// <summary>Takes the database away and lays something in its place that is none.</summary>
    private static void Cut(string file)
    {
        SqliteConnection.ClearAllPools();
        foreach (var part in Parts(file)) File.Move(part, part.Replace(file, $"{file}.away", StringComparison.Ordinal));
        File.WriteAllText(file, "This is no database, and it is longer than the head of one would be: " + new string('x', 200));
        SqliteConnection.ClearAllPools();
    }

    private static IEnumerable<string> Parts(string file) => new[] { "", "-wal", "-shm" }.Select(end => file + end).Where(File.Exists);

    private static System.Text.Json.Nodes.JsonObject Ready(DirectoryApp app) => app.Get("/healthz/ready").GetAwaiter().GetResult();
}
