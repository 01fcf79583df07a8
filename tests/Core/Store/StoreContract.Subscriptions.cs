using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Store;
using FundingDirectory.Tests.Support;
using Xunit;

namespace FundingDirectory.Tests.Core.Store;

/// <summary>Subscriptions and their messages.</summary>
public abstract partial class StoreContract
{
    private SubscriptionStore Subscriptions => new(Database);
    private AlertOutbox Outbox => new(Database);

    private static Subscription Wish(string id, string what = "?q=KI", string address = "h") => new()
    {
        Id = id, Kind = SubscriptionKind.Search, What = what, Rhythm = AlertRhythm.Daily, Address = "sealed", AddressHash = address, CreatedAt = Make.Now,
    };

    private static AlertMessage Message(string id, string subscription = "a", TimeSpan after = default) => new(id, subscription, "content", Make.Now + after);

    private async Task<Subscription> Confirmed(string id, string what = "?q=KI", string address = "h", long revision = 7)
    {
        Assert.True(await Subscriptions.Add(Wish(id, what, address), Message($"{id}.question", id), CancellationToken.None));
        Assert.True(await Subscriptions.Confirm(Wish(id, what, address), revision, Make.Now, CancellationToken.None));
        await Outbox.Sent(Message($"{id}.question", id), Make.Now, CancellationToken.None);
        return (await Subscriptions.Get(id, CancellationToken.None))!;
    }

    private Task<AlertMessage?> ClaimMessage(TimeSpan after = default) => Outbox.Claim(Make.Now + after, Make.Now + after + Minute, CancellationToken.None);

    [Fact]
    public async Task A_subscription_counts_from_the_moment_it_was_confirmed()
    {
        await Subscriptions.Add(Wish("a"), Message("question"), CancellationToken.None);
        Assert.Empty(await Subscriptions.Due(Make.Now.AddYears(1), CancellationToken.None));
        Assert.True(await Subscriptions.Confirm(Wish("a"), 7, Make.Now, CancellationToken.None));
        Assert.False(await Subscriptions.Confirm(Wish("a"), 9, Make.Now, CancellationToken.None));
        var read = (await Subscriptions.Get("a", CancellationToken.None))!;
        Assert.Equal((7L, Make.Today, Subscription.Next(AlertRhythm.Daily, Make.Now), Make.Now), (read.Revision, read.CoveredUntil, read.NextAt!.Value, read.ConfirmedAt!.Value));
        Assert.Empty(await Subscriptions.Due(Make.Now, CancellationToken.None));
    }

    [Fact]
    public async Task The_same_wish_of_one_address_is_kept_once_and_other_wishes_stay()
    {
        await Confirmed("a");
        await Confirmed("other", "?q=Daten");
        await Confirmed("stranger", address: "i");
        await Confirmed("b");
        Assert.Null(await Subscriptions.Get("a", CancellationToken.None));
        Assert.NotNull(await Subscriptions.Get("other", CancellationToken.None));
        Assert.NotNull(await Subscriptions.Get("stranger", CancellationToken.None));
        Assert.Equal(2, await Subscriptions.DeleteAddress("h", CancellationToken.None));
    }

    [Fact]
    public async Task A_question_that_nobody_answers_is_forgotten()
    {
        await Subscriptions.Add(Wish("a"), Message("question"), CancellationToken.None);
        Assert.Equal(0, await Subscriptions.DeleteUnanswered(Make.Now.AddHours(47), CancellationToken.None));
        Assert.False(await Subscriptions.Confirm(Wish("a"), 7, Make.Now.AddHours(48), CancellationToken.None));
        Assert.Equal(1, await Subscriptions.DeleteUnanswered(Make.Now.AddHours(48), CancellationToken.None));
        Assert.Null(await ClaimMessage(TimeSpan.FromDays(3)));
    }

    [Fact]
    public async Task What_is_told_and_that_it_is_covered_are_written_together_and_only_once()
    {
        var before = await Confirmed("a");
        var now = before.NextAt!.Value;
        var step = new AlertStep(before, 20, Make.Today.AddDays(1), now.AddDays(1), Message("a.7-20", after: TimeSpan.FromDays(1)));
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Subscriptions.Advance([step], now, CancellationToken.None))));

        Assert.Equal(("a.7-20", true, 0), Assert.Single(await Outbox.Of("a", CancellationToken.None), m => m.Waits));
        // Whose message still waits is not looked at; the next one covers the rest.
        Assert.Empty(await Subscriptions.Due(now.AddDays(2), CancellationToken.None));
        await Outbox.Sent(Message("a.7-20"), now, CancellationToken.None);
        var next = Assert.Single(await Subscriptions.Due(now.AddDays(2), CancellationToken.None));
        Assert.Equal((20L, Make.Today.AddDays(1)), (next.Revision, next.CoveredUntil));
    }

    [Fact]
    public async Task A_step_of_a_subscription_that_ended_meanwhile_writes_nothing()
    {
        var before = await Confirmed("a");
        await Subscriptions.Delete("a", CancellationToken.None);
        await Subscriptions.Advance([new AlertStep(before, 20, Make.Today, Make.Now.AddDays(1), Message("a.7-20"))], Make.Now, CancellationToken.None);
        Assert.Null(await ClaimMessage(TimeSpan.FromDays(9)));
    }

    [Fact]
    public async Task Of_many_who_want_to_send_a_message_one_gets_it_until_its_time_is_over()
    {
        await Subscriptions.Add(Wish("a"), Message("m"), CancellationToken.None);
        var claims = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => ClaimMessage())));
        Assert.Single(claims.OfType<AlertMessage>());
        Assert.Null(await ClaimMessage(Minute / 2));
        Assert.Equal(2, (await ClaimMessage(Minute))!.Attempts);
        await Outbox.Sent(Message("m"), Make.Now, CancellationToken.None);
        await Outbox.Later(Message("m"), Make.Now, CancellationToken.None);
        Assert.Null(await ClaimMessage(TimeSpan.FromDays(1)));
        await Outbox.Tidy(Make.Now.AddDays(31), CancellationToken.None);
        Assert.Empty(await Outbox.Of("a", CancellationToken.None));
    }

    [Fact]
    public async Task A_mailbox_that_refuses_five_mails_in_a_row_has_no_reader()
    {
        await Confirmed("a");
        await Subscriptions.Advance([new AlertStep((await Subscriptions.Get("a", CancellationToken.None))!, 20, Make.Today, Make.Now, Message("m"))], Make.Now, CancellationToken.None);
        for (var i = 0; i < 4; i++) Assert.False(await Outbox.Refused(Message("m"), Make.Now, CancellationToken.None));
        await Outbox.Sent(Message("m"), Make.Now, CancellationToken.None);
        for (var i = 0; i < 4; i++) Assert.False(await Outbox.Refused(Message("m"), Make.Now, CancellationToken.None));
        Assert.True(await Outbox.Refused(Message("m"), Make.Now, CancellationToken.None));
        Assert.Null(await Subscriptions.Get("a", CancellationToken.None));
    }
}
