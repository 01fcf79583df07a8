using System.Text;
using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Store;
using FundingDirectory.Importer;
using FundingDirectory.Importer.Connectors;
using FundingDirectory.Importer.Fetching;
using FundingDirectory.Tests.Importer.Fetching;
using FundingDirectory.Tests.Support;
using Xunit;

namespace FundingDirectory.Tests.Importer.Connectors;

public sealed class FoerderinfoFeedTests
{
    private const string Page = "https://www.bmmuster.bund.de/Bekanntmachungen/2026/09/";
    private static readonly FoerderinfoFeed Connector = new();
    private static readonly Lazy<Parsed> Own = new(() => Connector.Parse(SharedSources.Own("foerderinfo-feed")));

    private static Parsed Parse(string xml) => Connector.Parse([SharedSources.Bytes("feed.xml", Encoding.UTF8.GetBytes(xml))]);

    private static string Feed(string items) => $"<?xml version=\"1.0\" encoding=\"utf-8\"?><rss version=\"2.0\"><channel>{items}</channel></rss>";

    private static string Item(string title, string link) => $"<item><title>{title}</title><link>{link}</link></item>";

    [Theory]
    [InlineData("Muster | 01.10.2026 - 31.12.2026", "Muster", "2026-10-01", "2026-12-31")]
    [InlineData("Muster | 31.12.2026", "Muster", null, "2026-12-31")]
    [InlineData("Stadt | Land | 1.3.2027", "Stadt | Land", null, "2027-03-01")]
    [InlineData("Stadt | Land", "Stadt | Land", null, null)]
    [InlineData("Muster | 31.02.2026", "Muster | 31.02.2026", null, null)]
    [InlineData("Muster | 01.10.2026 - 31.13.2026", "Muster | 01.10.2026 - 31.13.2026", null, null)]
    [InlineData("Muster vom 01.10.2026", "Muster vom 01.10.2026", null, null)]
    [InlineData("Muster | 30.06.2026 | 31.12.2026", "Muster | 30.06.2026", null, "2026-12-31")]
    public void The_deadline_stands_behind_the_last_bar(string words, string title, string? opens, string? closes)
    {
        var read = FoerderinfoFeed.Title(words);
        Assert.Equal((title, opens, closes), (read.Title, read.Opens?.ToString("o", null), read.Closes?.ToString("o", null)));
    }

    [Fact]
    public void Items_become_hints_once_however_many_feeds_hold_them()
    {
        Assert.Equal(5, Own.Value.Records.Count);
        Assert.All(Own.Value.Records, r => Assert.True(r.AsHint));
        Assert.False(Own.Value.Complete);
        var hint = (FundingProgramme)Own.Value.Records[0].Content;
        Assert.Equal(("Muster für Kommunen | Stadt | Land", "Gefördert werden Muster in Kommunen.", FundingLevel.Federal), (hint.Title, hint.Description, hint.Level));
        var round = Assert.Single(hint.Rounds);
        Assert.Equal((new DateOnly(2026, 10, 1), new DateOnly(2026, 12, 31), "01.10.2026 - 31.12.2026"), (round.Opens!.Value, round.Closes!.Value, round.Quote));
        Assert.Contains(hint.Provenance, p => p.Field == "rounds" && p.Quote == round.Quote);
    }

    [Fact]
    public void What_the_title_does_not_say_stays_unknown()
    {
        var other = (FundingProgramme)Own.Value.Records.Single(r => r.SourceId == "https://www.example.org/jahr.html").Content;
        Assert.Equal(("Nur ein Jahr | 2026", FundingLevel.Unknown, DeadlineModel.Unknown), (other.Title, other.Level, other.DeadlineModel));
        var twisted = (FundingProgramme)Own.Value.Records.Single(r => r.SourceId.EndsWith("verdreht.html", StringComparison.Ordinal)).Content;
        Assert.Empty(twisted.Rounds);
        Assert.Contains("endet vor ihrem Beginn", Assert.Single(Own.Value.Problems).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<!DOCTYPE html><html><head><title>Sicherheitsabfrage</title></head><body>Kein Roboter?</body></html>", "Webseite")]
    [InlineData("<html><body>Wartung</body></html>", "Webseite"), InlineData("Zu viele Anfragen", "kein XML"), InlineData("<feed/>", "«feed»")]
    [InlineData("<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><item><title>Abgeschn", "abgeschnitten")]
    [InlineData("<!DOCTYPE rss [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><rss><channel><item><title>&x;</title></item></channel></rss>", "Verbotenes")]
    [InlineData("", "kein XML")]
    public void Anything_else_is_refused_with_a_reason(string body, string words) => Assert.Contains(words, Assert.Throws<SourceFormatException>(() => Parse(body)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_wrong_character_set_is_refused() => Assert.Throws<SourceFormatException>(() =>
        Connector.Parse([SharedSources.Bytes("feed.xml", Encoding.Latin1.GetBytes(Feed(Item("Größe", Page + "a.html"))))]));

    [Fact]
    public void An_item_without_title_or_with_a_strange_address_is_a_problem()
    {
        var parsed = Parse(Feed(Item("", Page + "a.html") + Item("Titel", "javascript:alert(1)") + Item("Gut", Page + "b.html")));
        Assert.Equal("Gut", Assert.Single(parsed.Records).Content.Title);
        Assert.Equal(["title", "link"], parsed.Problems.Select(p => p.Field));
    }

    [Fact]
    public async Task All_eleven_feeds_are_asked_one_after_the_other()
    {
        using var server = new LocalServer((_, stream) => LocalServer.Write(stream, 200, Feed(Item("Muster | 31.12.2026", Page + "a.html")), "application/rss+xml"));
        using var fetcher = new Fetcher(FetchPolicy.For(null) with { Retries = 0 }, TimeProvider.System);
        var captures = await new FoerderinfoFeed(server.Address).Fetch(fetcher, CancellationToken.None);
        Assert.Equal(11, captures.Select(c => c.Name).Distinct().Count());
        Assert.Equal("bekanntmachungen-alle.xml", captures[0].Name);
        Assert.Single(Connector.Parse(captures).Records);
    }

    [Fact]
    public async Task A_web_page_instead_of_a_feed_ends_the_fetch()
    {
        using var server = new LocalServer((_, stream) => LocalServer.Write(stream, 200, "<html><body>Kein Roboter?</body></html>", "text/html"));
        using var fetcher = new Fetcher(FetchPolicy.For(null) with { Retries = 0 }, TimeProvider.System);
        Assert.Contains("Webseite", (await Assert.ThrowsAsync<FetchException>(() => new FoerderinfoFeed(server.Address).Fetch(fetcher, CancellationToken.None))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hint_waits_for_an_editor_once_and_again_only_when_it_changed()
    {
        using var folder = new TempFolder();
        var database = Database.Sqlite(folder.File("directory.db"));
        await Migrations.Run(database, CancellationToken.None);
        async Task<(int, int, long)> Run(string deadline)
        {
            var captures = new[] { SharedSources.Bytes("feed.xml", Encoding.UTF8.GetBytes(Feed(Item($"Muster | {deadline}", Page + "a.html")))) };
            var report = await new Harvester(database, folder.Path, TimeProvider.System).Run(Connector, () => Task.FromResult<IReadOnlyList<Capture>>(captures), dryRun: false, CancellationToken.None);
            await using var connection = await database.Open(CancellationToken.None);
            var proposals = await Dapper.SqlMapper.ExecuteScalarAsync<long>(connection, "select count(*) from proposal where based_on = 0 and state = 'open'");
            return (report.Run.Counts.Held, report.Run.Counts.Unchanged, proposals);
        }

        Assert.Equal((1, 0, 1L), await Run("31.12.2026"));
        Assert.Equal((0, 1, 1L), await Run("31.12.2026"));
        Assert.Equal((1, 0, 1L), await Run("31.01.2027"));
        Assert.Equal((0, 1, 1L), await Run("31.01.2027"));
        Assert.Equal(0, await new EntryStore(database).LatestRevision(CancellationToken.None));
    }
}
