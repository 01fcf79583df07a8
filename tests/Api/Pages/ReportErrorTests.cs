using System.Net;
using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Store;
using FundingDirectory.Tests.Support;
using FundingDirectory.Tests.Web;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace FundingDirectory.Tests.Api.Pages;

/// <summary>Each test has a directory of its own: the limit counts messages of a network.</summary>
public sealed class ReportErrorTests : IAsyncLifetime
{
    private readonly DirectoryApp app = new();
    private string entry = "";

    public async ValueTask InitializeAsync()
    {
        await app.InitializeAsync();
        entry = await app.Publish(Make.Programme("gemeldet", "Gemeldetes Programm"));
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private Task<HttpResponseMessage> Send(string text, string contact = "", string trap = "", string? origin = null, string? id = null)
    {
        var fields = new Dictionary<string, string> { ["eintrag"] = id ?? entry, ["meldung"] = text, ["kontakt"] = contact, ["website"] = trap };
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/fehler-melden", UriKind.Relative)) { Content = new FormUrlEncodedContent(fields) };
        if (origin is not null) request.Headers.Add("Origin", origin);
        return app.Client.SendAsync(request);
    }

    private Task<IReadOnlyList<ReaderMessage>> Messages => app.Services.GetRequiredService<ReaderMessageStore>().Open(CancellationToken.None);

    [Fact]
    public async Task A_reader_s_message_lands_on_the_desk_without_account_or_cookie()
    {
        Assert.NotNull((await app.Page("/foerdermittel/gemeldet")).QuerySelector($"a[href='/fehler-melden?eintrag={entry}']"));
        Assert.NotNull((await app.Page($"/fehler-melden?eintrag={entry}")).QuerySelector("form[action='/fehler-melden']"));
        var response = await Send("Die Frist ist der 31.3.\nSteht auf der <b>Seite</b>.");
        Assert.Contains("Danke.", (await DeskClient.Read(response)).Body.Words(), StringComparison.Ordinal);
        Assert.False(response.Headers.Contains("Set-Cookie"));

        using var editor = await DeskClient.With(app, EditorRole.Edit);
        Assert.Contains("Die Frist ist der 31.3.", (await editor.Page("/redaktion?art=message")).Body.Words(), StringComparison.Ordinal);
        var page = await editor.Page($"/redaktion/eintraege/{entry}");
        Assert.Contains("Steht auf der <b>Seite</b>.", page.Body.Words(), StringComparison.Ordinal);
        await editor.Post($"/redaktion/eintraege/{entry}/meldung-erledigt", ("meldung", (await Messages)[0].Id));
        Assert.Empty(await Messages);
    }

    [Fact]
    public async Task What_is_missing_or_too_long_is_said_at_its_field_and_stays_typed()
    {
        Assert.Contains("Bitte schreiben Sie, was nicht stimmt.", (await DeskClient.Read(await Send(" "), 400)).Body.Words(), StringComparison.Ordinal);
        var page = await DeskClient.Read(await Send(new string('x', 2001), "anna@example.org"), 400);
        Assert.Equal((2001, "anna@example.org"), (page.QuerySelector("#feld-meldung")!.TextContent.Length, page.QuerySelector("#feld-kontakt")!.GetAttribute("value")));
        Assert.Empty(await Messages);
    }

    [Fact]
    public async Task A_program_that_fills_in_everything_is_thanked_and_ignored()
    {
        await DeskClient.Read(await Send("Kaufen Sie hier", trap: "https://spam.example"));
        Assert.Empty(await Messages);
    }

    [Fact]
    public async Task A_network_that_sends_too_much_is_asked_to_wait()
    {
        for (var i = 0; i < 5; i++) await DeskClient.Read(await Send($"Meldung {i}"));
        var response = await Send("Noch eine");
        Assert.True(response.Headers.RetryAfter is not null);
        Assert.Contains("Zu viele Versuche", (await DeskClient.Read(response, 429)).Body.Words(), StringComparison.Ordinal);
        Assert.Equal(5, (await Messages).Count);
    }

    [Fact]
    public async Task A_message_from_another_site_or_about_nothing_is_refused()
    {
        Assert.Equal(HttpStatusCode.Forbidden, (await Send("x", origin: "https://example.org")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await Send("x", id: "erfunden")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await app.Client.PostAsync(new Uri("/fehler-melden", UriKind.Relative), new StringContent("x"))).StatusCode);
    }
}
