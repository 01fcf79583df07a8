using System.Diagnostics;
using FundingDirectory.Api;
using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Store;
using FundingDirectory.Tests.Support;
using Xunit;

namespace FundingDirectory.Tests.Api.Alerts;

/// <summary>A mail server that is slow, hostile or away, and a host that dies. Nothing may be lost, and nobody may see anything twice.</summary>
public sealed class MailOutTests(AlertStage stage) : IClassFixture<AlertStage>
{
    private static readonly DateTimeOffset Morning = AlertStage.Tomorrow;

    /// <summary>A subscription with one mail that waits: some entry of the catalogue is new to it.</summary>
    private async Task<Subscription> Waiting()
    {
        var subscription = await stage.Subscribe(SubscriptionKind.Entry, stage.Follower.Current.Programmes[0].Entry.Id, revision: 0);
        await stage.Look(Morning);
        return subscription;
    }

    private Task<IReadOnlyList<(string Id, bool Waits, int Attempts)>> Messages(Subscription subscription) => stage.Of<AlertOutbox>().Of(subscription.Id, CancellationToken.None);

    private void Serve(Func<string, string?> answers) => stage.Mail.On = command => Task.FromResult(answers(command));

    [Theory]
    [InlineData("", "421 too many")]
    [InlineData("MAIL", "451 later")]
    [InlineData("RCPT", "450 greylisted")]
    [InlineData("DATA", "452 disk full")]
    [InlineData(".", "451 try again")]
    [InlineData(".", "554 looks like spam")]
    [InlineData("EHLO", "nonsense")]
    public async Task Whatever_the_server_refuses_is_tried_again_later_and_arrives_once(string step, string answer)
    {
        var subscription = await Waiting();
        Serve(command => command == step || (step.Length > 1 && command.StartsWith(step, StringComparison.Ordinal)) ? answer : null);
        await stage.Send(Morning);
        Assert.Empty(stage.MailsOf(subscription));
        var waiting = (await Messages(subscription)).Single(m => m.Waits);

        Serve(_ => null);
        Assert.Empty((await SentAfter(TimeSpan.FromSeconds(30), subscription)));
        var mail = Assert.Single(await SentAfter(TimeSpan.FromMinutes(2), subscription));
        Assert.Equal($"<{waiting.Id}>", mail.Id);
        Assert.DoesNotContain(await Messages(subscription), m => m.Waits);
        await SentAfter(TimeSpan.FromDays(1), subscription);
        Assert.Single(stage.Mail.Taken, m => m.Id == mail.Id);
    }

    private async Task<IReadOnlyList<ReceivedMail>> SentAfter(TimeSpan time, Subscription subscription)
    {
        await stage.Send(Morning + time);
        return stage.MailsOf(subscription);
    }

    [Fact]
    public async Task A_server_that_hangs_is_left_after_its_time()
    {
        var subscription = await Waiting();
        using var hanging = new CancellationTokenSource();
        stage.Mail.On = async command =>
        {
            if (command == "DATA") await Task.Delay(Timeout.Infinite, hanging.Token).ContinueWith(_ => { }, TaskScheduler.Default);
            return null;
        };
        var begun = Stopwatch.GetTimestamp();
        await stage.Send(Morning);
        Assert.InRange(Stopwatch.GetElapsedTime(begun), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(20));
        await hanging.CancelAsync();
        Serve(_ => null);
        Assert.Single(await SentAfter(TimeSpan.FromMinutes(2), subscription));
    }

    [Fact]
    public async Task A_mailbox_that_does_not_exist_ends_its_subscription_after_a_while_and_leaves_others_alone()
    {
        var gone = await Waiting();
        var other = await Waiting();
        var refused = 0;
        Serve(command => command.StartsWith("RCPT", StringComparison.Ordinal) && Interlocked.Increment(ref refused) % 2 == 1 ? "550 no such user" : null);
        await stage.Send(Morning);
        Assert.Single(stage.Mail.Mailbox, m => m.Id.Contains(gone.Id, StringComparison.Ordinal) || m.Id.Contains(other.Id, StringComparison.Ordinal));

        Serve(command => command.StartsWith("RCPT", StringComparison.Ordinal) ? "550 no such user" : null);
        for (var day = 1; day <= 6; day++) await stage.Send(Morning.AddDays(day));
        var left = new[] { await stage.Subscriptions.Get(gone.Id, CancellationToken.None), await stage.Subscriptions.Get(other.Id, CancellationToken.None) };
        Assert.Single(left, s => s is null);
        Serve(_ => null);
    }

    [Fact]
    public async Task A_host_that_dies_after_the_server_took_a_mail_and_before_that_is_written_down_neither_loses_nor_repeats_it()
    {
        using var folder = new TempFolder();
        await using var mail = new MailServer();
        var database = Database.Sqlite(folder.File("directory.db"));
        var settings = AlertStage.Settings(mail.Port).Append(("Limits:RequestsPerMinute", "0")).Select(s => (Name: s.Item1.Replace(":", "__", StringComparison.Ordinal), Value: s.Item2)).ToArray();
        await Migrations.Run(database, CancellationToken.None);

        // A subscription whose turn it is, and something to tell: the entry comes after it was confirmed.
        var (seal, id, then) = (new AlertSeal(Convert.FromBase64String(AlertStage.Key)), AlertSeal.NewId(), DateTimeOffset.UtcNow.AddDays(-2));
        var programme = EntryId.From("test", "sterben");
        var subscription = new Subscription { Id = id, Kind = SubscriptionKind.Entry, What = programme, Rhythm = AlertRhythm.Daily, Address = seal.Seal("anna@gemeinde.example", id), AddressHash = "h", CreatedAt = then };
        var subscriptions = new SubscriptionStore(database);
        await subscriptions.Add(subscription, new AlertMessage("q", id, "", then.AddYears(9)), CancellationToken.None);
        await new AlertOutbox(database).Sent(new AlertMessage("q", id, "", then), then, CancellationToken.None);
        await subscriptions.Confirm(subscription, 0, then, CancellationToken.None);
        await new EntryStore(database).Save(new EntryChange(programme, Make.Programme("sterben", "Zum Sterben schön"), EntryStatus.Published, 0, "test", null), then, CancellationToken.None);

        // The first host dies in the very moment in which the server has taken the mail.
        var killed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Process? host = null;
        mail.OnTaken = () =>
        {
            host!.Kill(entireProcessTree: true);
            host.WaitForExit();
            killed.TrySetResult();
        };
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        mail.On = async command =>
        {
            await started.Task;
            return null;
        };
        host = ProgramRun.Start("FundingDirectory.Api", folder.Path, ["--urls", "http://127.0.0.1:0"], [.. settings]);
        started.SetResult();
        await killed.Task.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
        host.Dispose();
        mail.OnTaken = () => { };
        var outbox = new AlertOutbox(database);
        var waiting = (await outbox.Of(id, CancellationToken.None)).Single(m => m.Waits);
        Assert.Equal(1, waiting.Attempts);

        // While the try may still be under way elsewhere nobody repeats it; afterwards the same mail goes out once more.
        var smtp = new SmtpSettings { Host = "127.0.0.1", Port = mail.Port, Security = "none", TimeoutSeconds = 2 };
        async Task<int> Send(TimeSpan after) => await new MailOut(outbox, subscriptions, seal, FundingDirectory.Api.Alerts.MailAddress.Parse("verzeichnis@muster.example")!, smtp, new FixedTime(DateTimeOffset.UtcNow + after),
            Microsoft.Extensions.Logging.Abstractions.NullLogger<MailOut>.Instance).Once(CancellationToken.None);
        Assert.Equal(0, await Send(TimeSpan.Zero));
        Assert.Equal(1, await Send(TimeSpan.FromMinutes(1)));
        Assert.Equal(0, await Send(TimeSpan.FromDays(1)));

        Assert.Equal(2, mail.Taken.Count);
        Assert.Single(mail.Taken.Select(m => m.Raw).Distinct());
        var read = Assert.Single(mail.Mailbox);
        Assert.Equal($"<{waiting.Id}>", read.Id);
        Assert.Contains("Zum Sterben schön", read.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(await outbox.Of(id, CancellationToken.None), m => m.Waits);
        Assert.Null(await Record.ExceptionAsync(() => subscriptions.Delete(id, CancellationToken.None)));
    }
}
