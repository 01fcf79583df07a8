using System.Net;
using System.Text;
using FundingDirectory.Api;
using FundingDirectory.Tests.Support;
using FundingDirectory.Tests.Web;
using Xunit;

namespace FundingDirectory.Tests.Api.Alerts;

/// <summary>From the search to the last mail, as a reader goes: forms and mails, no scripts. Each test has a directory of its own, because wishes are counted.</summary>
public sealed class SubscribeTests : IAsyncLifetime
{
    private const string Anna = "anna.muster@gemeinde.example";
    private readonly AlertStage stage = new();

    public ValueTask InitializeAsync() => stage.InitializeAsync();

    public ValueTask DisposeAsync() => stage.DisposeAsync();

    private Task<HttpResponseMessage> Post(string address, params (string Name, string Value)[] fields) =>
        stage.App.Client.PostAsync(new Uri(address, UriKind.Relative), new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value))));

    private async Task<ReceivedMail> Mailed(int count)
    {
        await Eventually.Holds(() => stage.Mail.Mailbox.Count >= count);
        return stage.Mail.Mailbox[^1];
    }

    [Fact]
    public async Task A_reader_subscribes_confirms_is_told_and_stops_with_one_request()
    {
        var form = (await stage.App.Page("/foerdermittel?q=Quagga&land=13")).QuerySelector("a[href^='/benachrichtigungen']")!.GetAttribute("href")!;
        Assert.NotNull((await stage.App.Page(form)).QuerySelector($"form[method=post][action='{form}']"));
        Assert.Contains("sehen Sie in Ihr Postfach", (await DeskClient.Read(await Post(form, ("adresse", Anna), ("rhythmus", "daily")))).Body.Words(), StringComparison.Ordinal);

        var question = await Mailed(1);
        Assert.Equal((Anna, "Bitte bestätigen: Benachrichtigungen", null), (question.To, question.Subject, question.Header("List-Unsubscribe")));
        Assert.Contains("Suche «Quagga», Mecklenburg-Vorpommern", question.Text, StringComparison.Ordinal);
        var confirm = question.Link("/benachrichtigungen/bestaetigen");

        // Until the button is pressed nothing counts, however often a program opens the link.
        Assert.NotNull((await stage.App.Page(confirm)).QuerySelector($"form[method=post][action='{confirm}']"));
        await stage.App.Publish(Make.Programme("zu-frueh", "Quagga zu früh") with { FundingAreas = ["13"] });
        Assert.Equal(0, await stage.Look(AlertStage.Tomorrow));
        Assert.Contains("Bestätigt.", (await DeskClient.Read(await Post(confirm))).Body.Words(), StringComparison.Ordinal);
        Assert.Contains("Bestätigt.", (await DeskClient.Read(await Post(confirm))).Body.Words(), StringComparison.Ordinal);

        await stage.App.Publish(Make.Programme("jetzt-neu", "Quagga neu") with { FundingAreas = ["13"] });
        Assert.Equal(1, await stage.Look(AlertStage.Tomorrow));
        await stage.Send(AlertStage.Tomorrow);
        var alert = await Mailed(2);
        Assert.Contains("Quagga neu", alert.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("zu früh", alert.Text, StringComparison.Ordinal);

        var stop = alert.Link("/benachrichtigungen/abmelden");
        Assert.Equal(($"<{AlertStage.Root}{stop}>", "List-Unsubscribe=One-Click"), (alert.Header("List-Unsubscribe"), alert.Header("List-Unsubscribe-Post")));
        Assert.NotNull((await stage.App.Page(stop)).QuerySelector($"form[method=post][action='{stop}']"));
        Assert.Equal(HttpStatusCode.OK, (await Post(stop, ("List-Unsubscribe", "One-Click"))).StatusCode);
        await stage.App.Page(stop, HttpStatusCode.NotFound);
        await stage.App.Publish(Make.Programme("danach", "Quagga danach") with { FundingAreas = ["13"] });
        Assert.Equal(0, await stage.Look(AlertStage.Tomorrow.AddDays(2)));
    }

    [Fact]
    public async Task The_answer_does_not_tell_whether_an_address_is_known_the_database_not_which_are_and_all_of_one_is_forgotten_together()
    {
        const string Form = "/benachrichtigungen?zu=suche&q=Wisent";
        var first = await (await Post(Form, ("adresse", Anna), ("rhythmus", "weekly"))).Content.ReadAsStringAsync();
        await Post((await Mailed(1)).Link("/benachrichtigungen/bestaetigen"));
        Assert.Equal(first, await (await Post(Form, ("adresse", Anna), ("rhythmus", "weekly"))).Content.ReadAsStringAsync());
        await Mailed(2);
        // Nobody can have a stranger's mailbox filled: after three questions a day no more come.
        for (var i = 0; i < 4; i++) Assert.Equal(first, await (await Post(Form, ("adresse", Anna.ToUpperInvariant()), ("rhythmus", "weekly"))).Content.ReadAsStringAsync());
        await Post(Form, ("adresse", "bernd@gemeinde.example"), ("rhythmus", "daily"));
        await Eventually.Holds(() => stage.Mail.Mailbox.Any(m => m.To.StartsWith("bernd", StringComparison.Ordinal)));
        Assert.Equal(4, stage.Mail.Mailbox.Count(m => m.To.StartsWith("anna", StringComparison.OrdinalIgnoreCase)));

        foreach (var file in Directory.GetFiles(stage.App.DataFolder, "directory.db*"))
        {
            await using var open = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            var bytes = new byte[open.Length];
            await open.ReadExactlyAsync(bytes, TestContext.Current.CancellationToken);
            Assert.Equal(-1, bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes("anna.muster")));
        }
        // One button forgets everything about the address, what is not confirmed yet included.
        var links = stage.Mail.Mailbox.Where(m => m.To.StartsWith("anna", StringComparison.OrdinalIgnoreCase)).Select(m => m.Link("/benachrichtigungen/bestaetigen")).ToList();
        await Post($"/benachrichtigungen/abmelden/{stage.Of<AlertSeal>().Link("stop", stage.Mail.Mailbox[0].Id.TrimStart('<').Split('.')[0])}", ("alle", "ja"));
        foreach (var link in links) await stage.App.Page(link, HttpStatusCode.NotFound);
        Assert.Equal(0, await stage.Subscriptions.DeleteAddress(stage.Of<AlertSeal>().Hash(FundingDirectory.Api.Alerts.MailAddress.Parse(Anna)!), CancellationToken.None));
    }

    [Fact]
    public async Task What_is_wrong_is_said_at_its_field_and_what_comes_from_elsewhere_or_too_often_is_refused()
    {
        const string Form = "/benachrichtigungen?zu=suche&q=KI";
        var page = await DeskClient.Read(await Post(Form, ("adresse", "anna@example.org\r\nBcc: alle@example.org"), ("rhythmus", "stündlich")), 400);
        Assert.Equal(2, page.QuerySelectorAll(".fd-errors li a").Length);
        Assert.NotNull(page.QuerySelector("#feld-adresse[aria-invalid=true]"));
        Assert.Equal(HttpStatusCode.NotFound, (await Post("/benachrichtigungen?zu=mond", ("adresse", Anna), ("rhythmus", "daily"))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await Post("/benachrichtigungen?zu=eintrag&eintrag=gibt-es-nicht", ("adresse", Anna), ("rhythmus", "daily"))).StatusCode);
        using var foreign = new HttpRequestMessage(HttpMethod.Post, new Uri(Form, UriKind.Relative)) { Content = new FormUrlEncodedContent([KeyValuePair.Create("adresse", Anna)]), Headers = { { "Origin", "https://example.org" } } };
        Assert.Equal(HttpStatusCode.Forbidden, (await stage.App.Client.SendAsync(foreign)).StatusCode);
        await DeskClient.Read(await Post(Form, ("adresse", Anna), ("rhythmus", "daily"), ("website", "https://spam.example")));
        foreach (var link in new[] { "x", "a.b", new string('0', 32) + ".AAAAAAAAAAAAAAAAAAAAAA" })
        {
            await stage.App.Page($"/benachrichtigungen/bestaetigen/{link}", HttpStatusCode.NotFound);
            await stage.App.Page($"/benachrichtigungen/abmelden/{link}", HttpStatusCode.NotFound);
        }
        Assert.Empty(stage.Mail.Mailbox);

        // A network that wishes too much is asked to wait.
        HttpStatusCode last = default;
        for (var i = 0; i < 10 && last != HttpStatusCode.TooManyRequests; i++) last = (await Post(Form, ("adresse", "keine"), ("rhythmus", "daily"))).StatusCode;
        Assert.Equal(HttpStatusCode.TooManyRequests, last);
    }
}
