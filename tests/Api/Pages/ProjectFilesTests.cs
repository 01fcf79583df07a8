using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Search;
using FundingDirectory.Core.Store;
using FundingDirectory.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace FundingDirectory.Tests.Api.Pages;

public sealed class ProjectFilesTests(DirectoryApp app) : IClassFixture<DirectoryApp>
{
    private const string Answers = "?kommune=130760060060&thema=citizenService&budget=100000&begonnen=nein";

    [Fact]
    public async Task The_table_has_every_programme_with_its_verdict_and_opens_in_excel()
    {
        var response = await app.Client.GetAsync(new Uri($"/projekt.csv{Answers}", UriKind.Relative));
        var bytes = await response.Content.ReadAsByteArrayAsync();
        Assert.Equal([0xEF, 0xBB, 0xBF], bytes[..3]);
        Assert.Equal("text/csv", response.Content.Headers.ContentType!.MediaType);
        var lines = System.Text.Encoding.UTF8.GetString(bytes[3..]).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.StartsWith("Programm;Ergebnis;", lines[0], StringComparison.Ordinal);
        Assert.Contains(lines, l => l.Contains(";passt nicht;", StringComparison.Ordinal));
        Assert.Contains(lines, l => l.Contains(";offen;", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_calendar_holds_the_deadlines_of_what_is_not_excluded()
    {
        var programme = Make.Programme("frist-im-kalender", "Frist im Kalender") with { DeadlineModel = DeadlineModel.Single, Rounds = [new Round { Closes = new(2090, 3, 31) }] };
        var id = EntryId.From("test", programme.Slug);
        await new EntryStore(app.Database).Save(new EntryChange(id, programme, EntryStatus.Published, 0, "test", null), Make.Now, TestContext.Current.CancellationToken);
        await Eventually.Holds(() => app.Services.GetRequiredService<IndexFollower>().Current.Find(id) is not null);

        var response = await app.Client.GetAsync(new Uri($"/projekt.ics{Answers}", UriKind.Relative));
        var text = await response.Content.ReadAsStringAsync();
        Assert.Equal("text/calendar", response.Content.Headers.ContentType!.MediaType);
        Assert.StartsWith("BEGIN:VCALENDAR\r\n", text, StringComparison.Ordinal);
        Assert.Contains("DTSTART;VALUE=DATE:20900331", text, StringComparison.Ordinal);
        Assert.All(text.Split("\r\n"), line => Assert.InRange(System.Text.Encoding.UTF8.GetByteCount(line), 0, 75));
    }

    [Fact]
    public async Task Odd_answers_still_give_files() =>
        Assert.True((await app.Client.GetAsync(new Uri("/projekt.csv?kommune=999&budget=viel&thema=mond&schritt=x", UriKind.Relative))).IsSuccessStatusCode);
}
