using System.Net;
using System.Text.Json.Nodes;
using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Search;
using FundingDirectory.Core.Store;
using FundingDirectory.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace FundingDirectory.Tests.Api.Pages;

/// <summary>Calendars as a calendar program reads them: every answer goes through ical.js.</summary>
[Trait("Category", "Browser")]
public sealed class ProgrammeCalendarTests(DirectoryApp app) : IClassFixture<DirectoryApp>
{
    private static FundingProgramme Due(string slug, params DateOnly[] days) => Make.Programme(slug, $"Quastenflosser, {slug}; \\ mit ü und 😀 " + new string('ß', 90)) with
    {
        DeadlineModel = DeadlineModel.Single,
        FundingAreas = ["13"],
        Rounds = [.. days.Select(d => new Round { Kind = RoundKind.Application, Closes = d, Time = "12:00" })],
    };

    private async Task<List<JsonObject>> Events(string address, string id)
    {
        var response = await app.Client.GetAsync(new Uri(address, UriKind.Relative));
        Assert.Equal((HttpStatusCode.OK, "text/calendar"), (response.StatusCode, response.Content.Headers.ContentType?.MediaType));
        var (code, output, errors) = await NodeTool.Feed("node", [NodeTool.File("read-calendar.mjs")], await response.Content.ReadAsStringAsync());
        Assert.True(code == 0, errors);
        return [.. JsonNode.Parse(output)!["events"]!.AsArray().Select(e => e!.AsObject()).Where(e => e["uid"]!.GetValue<string>().StartsWith(id, StringComparison.Ordinal))];
    }

    private static (string Uid, string Status, int Sequence, string Day, int Alarms) Facts(JsonObject e) =>
        (e["uid"]!.GetValue<string>(), e["status"]!.GetValue<string>(), e["sequence"]!.GetValue<int>(), e["day"]!.GetValue<string>(), e["alarms"]!.AsArray().Count);

    private async Task Save(string id, FundingProgramme content, EntryStatus status, int version)
    {
        var saved = (await app.Entries().Save(new EntryChange(id, content, status, version - 1, "test", null), Make.Now.AddHours(version), CancellationToken.None))!;
        await Eventually.Holds(() => app.Services.GetRequiredService<IndexFollower>().Current.Revision >= saved.Revision);
    }

    [Fact]
    public async Task A_deadline_moves_is_dropped_and_cancelled_under_one_name_in_every_calendar_that_has_it()
    {
        DateOnly first = new(2089, 3, 31), other = new(2089, 9, 30), later = new(2089, 4, 15);
        var id = await app.Publish(Due("kalender-eins", first, other));
        string[] calendars = ["/foerdermittel/kalender-eins.ics", "/foerdermittel.ics?q=Quastenflosser", "/fristen.ics?land=13", "/projekt.ics?kommune=130760060060&thema=citizenService"];
        var uid = $"{id}-application-1@foerderverzeichnis";

        foreach (var calendar in calendars) Assert.Equal([(uid, "CONFIRMED", 0, "2089-03-31", 3), ($"{id}-application-2@foerderverzeichnis", "CONFIRMED", 0, "2089-09-30", 3)], (await Events(calendar, id)).Select(Facts));
        var one = (await Events(calendars[0], id))[0];
        Assert.Equal((true, 1, "2026-11-22T09:00:00Z"), (one["wholeDay"]!.GetValue<bool>(), one["days"]!.GetValue<int>(), one["stamp"]!.GetValue<string>()));
        Assert.Equal([-28, -14, -3], one["alarms"]!.AsArray().Select(a => a!.GetValue<int>()));
        Assert.EndsWith(Due("kalender-eins").Title, one["title"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Contains("Bis 12:00 Uhr.", one["text"]!.GetValue<string>(), StringComparison.Ordinal);

        await Save(id, Due("kalender-eins", later), EntryStatus.Published, 2);
        foreach (var calendar in calendars) Assert.Equal([(uid, "CONFIRMED", 1, "2089-04-15", 3), ($"{id}-application-2@foerderverzeichnis", "CANCELLED", 1, "2089-09-30", 0)], (await Events(calendar, id)).Select(Facts));
        Assert.Equal("2026-11-22T11:00:00Z", (await Events(calendars[0], id))[0]["modified"]!.GetValue<string>());

        await Save(id, Due("kalender-eins", later), EntryStatus.Withdrawn, 3);
        foreach (var calendar in calendars) Assert.All((await Events(calendar, id)).Select(Facts), e => Assert.Equal("CANCELLED", e.Status));
        Assert.Equal((uid, "CANCELLED", 2, "2089-04-15", 0), Facts((await Events(calendars[0], id))[0]));

        await Save(id, Due("kalender-eins", later), EntryStatus.Archived, 4);
        Assert.Equal((uid, "CANCELLED"), ((await Events(calendars[0], id)).Select(Facts).Select(e => (e.Uid, e.Status)).First()));
    }

    [Fact]
    public async Task A_calendar_that_has_not_changed_is_not_sent_again_and_an_unknown_programme_has_none()
    {
        await app.Publish(Due("kalender-zwei", new DateOnly(2089, 3, 31)));
        var first = await app.Client.GetAsync(new Uri("/foerdermittel/kalender-zwei.ics", UriKind.Relative));
        using var again = new HttpRequestMessage(HttpMethod.Get, new Uri("/foerdermittel/kalender-zwei.ics", UriKind.Relative));
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);

        Assert.Equal(HttpStatusCode.NotModified, (await app.Client.SendAsync(again)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await app.Client.GetAsync(new Uri("/foerdermittel/gibt-es-nicht.ics", UriKind.Relative))).StatusCode);
        Assert.NotNull((await app.Problem("/foerdermittel.ics?thema=mond", 400))["errors"]!["thema"]);
    }

    [Fact]
    public async Task The_pages_lead_to_their_calendars()
    {
        await app.Publish(Due("kalender-drei", new DateOnly(2089, 3, 31)));
        Assert.NotNull((await app.Page("/foerdermittel/kalender-drei")).QuerySelector("a[href='/foerdermittel/kalender-drei.ics']"));
        Assert.NotNull((await app.Page("/foerdermittel?q=KI&land=13")).QuerySelector("a[href='/foerdermittel.ics?q=KI&land=13']"));
    }
}
