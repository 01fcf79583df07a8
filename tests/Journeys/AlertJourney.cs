using FundingDirectory.Tests.Support;
using Microsoft.Playwright;
using Xunit;

namespace FundingDirectory.Tests.Journeys;

/// <summary>A reader asks for alerts, confirms and stops, without scripts; axe looks at every page on the way.</summary>
[Trait("Category", "Browser")]
public sealed class AlertJourney(AlertStage stage, Chromium chromium) : IClassFixture<AlertStage>, IClassFixture<Chromium>
{
    [Fact]
    public async Task From_a_programme_to_the_confirmation_and_out_again()
    {
        await stage.App.Publish(Make.Programme("benachrichtigt", "Programm mit Nachricht"));
        await using var visit = await chromium.Visit(stage.App.Address, javaScript: false, width: 390);
        var page = visit.Page;
        await page.GotoAsync("/foerdermittel/benachrichtigt");
        await page.GetByRole(AriaRole.Link, new() { Name = "Bei Änderungen benachrichtigen" }).ClickAsync();
        await Look("Benachrichtigen lassen");
        await page.GetByLabel("E-Mail-Adresse").FillAsync("keine Adresse");
        await page.GetByRole(AriaRole.Button).ClickAsync();
        await page.GetByRole(AriaRole.Alert).GetByRole(AriaRole.Link).ClickAsync();
        Assert.EndsWith("#feld-adresse", page.Url, StringComparison.Ordinal);
        await Look("Benachrichtigen lassen");
        await visit.Screenshot("benachrichtigen");
        await page.GetByLabel("E-Mail-Adresse").FillAsync("anna@gemeinde.example");
        await page.GetByLabel("Wöchentlich").CheckAsync();
        await page.GetByRole(AriaRole.Button).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Bitte sehen Sie in Ihr Postfach");
        await Look("Benachrichtigen lassen");

        await Eventually.Holds(() => !stage.Mail.Taken.IsEmpty);
        var question = stage.Mail.Mailbox[0];
        await page.GotoAsync(question.Link("/benachrichtigungen/bestaetigen"));
        await Look("Benachrichtigungen bestätigen");
        await page.GetByRole(AriaRole.Button, new() { Name = "Ja, bitte benachrichtigen" }).ClickAsync();
        await Look("Benachrichtigungen bestätigen");

        await page.GotoAsync($"/benachrichtigungen/abmelden/{stage.Of<FundingDirectory.Api.AlertSeal>().Link("stop", question.Id.TrimStart('<').Split('.')[0])}");
        await Look("Benachrichtigungen abbestellen");
        await page.GetByRole(AriaRole.Button, new() { Name = "Keine Nachrichten mehr hierzu" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Beendet.");
        await Look("Benachrichtigungen abbestellen");
        Assert.Empty(visit.ForeignRequests);
        Assert.Empty(await visit.Cookies());

        async Task Look(string heading)
        {
            Assert.Equal(heading, await page.Locator("h1").InnerTextAsync());
            // A page without scripts is looked at in one that has them.
            await using var looking = await chromium.Visit(stage.App.Address, javaScript: true, width: 390);
            await looking.Page.RouteAsync("**/gesehen", async route => await route.FulfillAsync(new() { ContentType = "text/html; charset=utf-8", Body = await page.ContentAsync() }));
            await looking.Page.GotoAsync("/gesehen");
            Assert.Empty((await Axe.Run(looking.Page)).Violations.Select(v => $"{heading}: {v.Id}: {v.Help} ({string.Join("; ", v.Nodes.Take(2).Select(n => n.Html))})"));
        }
    }
}
