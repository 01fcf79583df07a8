using FundingDirectory.Core.Domain;
using FundingDirectory.Tests.Support;
using Xunit;

namespace FundingDirectory.Tests.Api.Alerts;

/// <summary>What subscribers are told, read off the mails that arrive.</summary>
public sealed class NewsTests(AlertStage stage) : IClassFixture<AlertStage>
{
    private static DateOnly Today => BerlinTime.Today(TimeProvider.System);

    private static FundingProgramme Due(string slug, string title, DateOnly? closes = null) => Make.Programme(slug, title) with
    {
        DeadlineModel = closes is null ? DeadlineModel.Rolling : DeadlineModel.Single,
        Rounds = closes is null ? [] : [new Round { Kind = RoundKind.Application, Closes = closes }],
    };

    private async Task<ReceivedMail> Told(Subscription subscription, DateTimeOffset? at = null)
    {
        await stage.Look(at ?? AlertStage.Tomorrow);
        await stage.Send(at ?? AlertStage.Tomorrow);
        return Assert.Single(stage.MailsOf(subscription));
    }

    [Fact]
    public async Task A_search_tells_what_is_new_what_changed_in_which_field_and_what_is_gone()
    {
        var changed = await stage.App.Publish(Due("nachricht-anders", "Quagga anders", new(2089, 3, 31)));
        var gone = await stage.App.Publish(Due("nachricht-weg", "Quagga weg"));
        await stage.App.Publish(Due("nachricht-gleich", "Quagga gleich"));
        var subscription = await stage.Subscribe(SubscriptionKind.Search, AlertStage.Search("Quagga"));
        await stage.Change(changed, Due("nachricht-anders", "Quagga anders", new(2089, 4, 30)) with { FundingRates = [new() { PercentMax = 80 }], Keywords = ["nur für die Suche"] });
        await stage.Change(gone, Due("nachricht-weg", "Quagga weg"), EntryStatus.Withdrawn);
        await stage.App.Publish(Due("nachricht-neu", "Quagga neu"));
        await stage.App.Publish(Due("nachricht-fremd", "Etwas anderes"));

        var mail = await Told(subscription);

        Assert.Equal("Fördermittel: 1 neu, 1 geändert, 1 nicht mehr da", mail.Subject);
        Assert.Contains("Suche «Quagga»", mail.Text, StringComparison.Ordinal);
        var text = mail.Text.ReplaceLineEndings("\n");
        Assert.Contains($"NEU\n\n* Quagga neu\n  Frist: laufend möglich\n  {AlertStage.Root}/foerdermittel/nachricht-neu\n", text, StringComparison.Ordinal);
        Assert.Contains("* Quagga anders\n  Förderquoten: ", text, StringComparison.Ordinal);
        Assert.Contains("30.04.2089", text, StringComparison.Ordinal);
        Assert.Contains("(bisher: Fällig ist: Antrag", text, StringComparison.Ordinal);
        Assert.Contains("NICHT MEHR IM VERZEICHNIS\n\n* Quagga weg\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Quagga gleich", text, StringComparison.Ordinal);
        Assert.DoesNotContain("nur für die Suche", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Etwas anderes", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(28, AlertRhythm.Daily, true)]
    [InlineData(14, AlertRhythm.Daily, true)]
    [InlineData(3, AlertRhythm.Daily, true)]
    [InlineData(20, AlertRhythm.Daily, false)]
    public async Task A_deadline_in_28_14_or_3_days_is_told_once(int days, AlertRhythm rhythm, bool told)
    {
        var due = BerlinTime.Day(AlertStage.Tomorrow).AddDays(days);
        var id = await stage.App.Publish(Due($"frist-{days}", $"Frist in {days}", due));
        var subscription = await stage.Subscribe(SubscriptionKind.Entry, id, rhythm);
        await stage.Look(AlertStage.Tomorrow);
        await stage.Send(AlertStage.Tomorrow);
        Assert.Equal(told ? 1 : 0, stage.MailsOf(subscription).Count);
        if (told) Assert.Contains($"Antrag: {German.Date(due)}, in {days + 1} Tagen", stage.MailsOf(subscription)[0].Text, StringComparison.Ordinal);

        await stage.Look(AlertStage.Tomorrow.AddDays(1));
        await stage.Send(AlertStage.Tomorrow.AddDays(1));
        Assert.Equal(told ? 1 : 0, stage.MailsOf(subscription).Count);
    }

    [Fact]
    public async Task Days_on_which_the_host_was_down_are_made_up_for_and_what_has_passed_meanwhile_is_not_told()
    {
        var near = await stage.App.Publish(Due("nachholen", "Nachgeholt", Today.AddDays(27)));
        var subscription = await stage.Subscribe(SubscriptionKind.Entry, near);
        // On none of these days somebody looked: the reminder of day 14 falls into them.
        Assert.Contains(German.Date(Today.AddDays(27)), (await Told(subscription, AlertStage.Tomorrow.AddDays(20))).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_weekly_mail_comes_on_monday_and_names_what_falls_due_before_the_next()
    {
        var subscription = await stage.Subscribe(SubscriptionKind.Entry, await stage.App.Publish(Due("wochenfrist", "Wochenfrist", Today.AddDays(31))), AlertRhythm.Weekly);
        Assert.Equal(DayOfWeek.Monday, BerlinTime.Day(subscription.NextAt!.Value).DayOfWeek);
        var monday = subscription.NextAt.Value.AddHours(1);
        await stage.Look(monday.AddHours(-2));
        Assert.Empty(stage.MailsOf(subscription));
        // The 28th day before lies three days from now, and with that in this week or in the next.
        await stage.Look(monday);
        await stage.Send(monday);
        await stage.Look(monday.AddDays(7));
        await stage.Send(monday.AddDays(7));
        Assert.InRange(stage.MailsOf(subscription).Count, 1, 2);
        Assert.Contains("Wochenfrist", stage.MailsOf(subscription)[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_project_is_told_of_what_is_not_ruled_out_for_it()
    {
        var subscription = await stage.Subscribe(SubscriptionKind.Project, "?kommune=130760060060&thema=citizenService");
        await stage.App.Publish(Due("projekt-passt", "Passendes Programm") with { FundingAreas = ["13"] });
        await stage.App.Publish(Due("projekt-passt-nicht", "Programm in Bayern") with { FundingAreas = ["09"] });

        var text = (await Told(subscription)).Text;
        Assert.Contains("* Passendes Programm", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Programm in Bayern", text, StringComparison.Ordinal);
        Assert.Contains($"{AlertStage.Root}/projekt?kommune=130760060060&thema=citizenService&schritt=ergebnis", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_editors_take_away_is_told_to_those_whose_search_or_project_it_was_and_to_nobody_else()
    {
        var taken = await stage.App.Publish(Due("herausgenommen", "Plumbum heraus") with { FundingAreas = ["10"], Topics = [Topic.Data] });
        var (search, project) = (await stage.Subscribe(SubscriptionKind.Search, AlertStage.Search("Plumbum")), await stage.Subscribe(SubscriptionKind.Project, "?kommune=10&thema=data"));
        var other = await stage.Subscribe(SubscriptionKind.Search, AlertStage.Search("Gibtesnirgends"));
        await stage.Change(taken, Due("herausgenommen", "Plumbum heraus") with { FundingAreas = ["10"], Topics = [Topic.Data] }, EntryStatus.Archived);

        var text = (await Told(search)).Text.ReplaceLineEndings("\n");

        Assert.Contains("NICHT MEHR IM VERZEICHNIS\n\n* Plumbum heraus\n  Die Redaktion hat den Eintrag herausgenommen.", text, StringComparison.Ordinal);
        Assert.DoesNotContain("/foerdermittel/herausgenommen", text, StringComparison.Ordinal);
        Assert.Contains("* Plumbum heraus", Assert.Single(stage.MailsOf(project)).Text, StringComparison.Ordinal);
        Assert.Empty(stage.MailsOf(other));
    }

    [Fact]
    public async Task Who_does_not_want_closed_programmes_hears_that_one_closes_but_not_of_new_closed_ones()
    {
        var closing = await stage.App.Publish(Due("schliesst", "Schnurzel schließt"));
        var subscription = await stage.Subscribe(SubscriptionKind.Search, AlertStage.Search("Schnurzel"));
        await stage.Change(closing, Due("schliesst", "Schnurzel schließt") with { DeadlineModel = DeadlineModel.Closed });
        await stage.App.Publish(Due("schon-zu", "Schnurzel zu") with { DeadlineModel = DeadlineModel.Closed });

        var text = (await Told(subscription)).Text;
        Assert.Contains("Schnurzel schließt", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Schnurzel zu", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whose_address_was_stored_with_another_key_waits_until_that_key_is_back()
    {
        var id = await stage.App.Publish(Due("anderer-schluessel", "Anderer Schlüssel"));
        var unreadable = await stage.Subscribe(SubscriptionKind.Entry, id, sealedWith: new FundingDirectory.Api.AlertSeal(new byte[32]));
        await stage.Change(id, Due("anderer-schluessel", "Anderer Schlüssel, geändert"));
        await stage.Look(AlertStage.Tomorrow);
        Assert.Equal(unreadable, await stage.Subscriptions.Get(unreadable.Id, CancellationToken.None));
        await stage.Subscriptions.Delete(unreadable.Id, CancellationToken.None);
    }

    [Fact]
    public async Task Where_nothing_changed_nobody_is_written_to()
    {
        var subscription = await stage.Subscribe(SubscriptionKind.Search, AlertStage.Search("gibtesnichtxyz"));
        await stage.Look(AlertStage.Tomorrow);
        await stage.Send(AlertStage.Tomorrow);
        Assert.Empty(stage.MailsOf(subscription));
        Assert.Equal(stage.Follower.Current.Revision, (await stage.Subscriptions.Get(subscription.Id, CancellationToken.None))!.Revision);
    }
}
