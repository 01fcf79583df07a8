using FundingDirectory.Api;
using FundingDirectory.Api.Alerts;
using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Search;
using FundingDirectory.Core.Store;
using FundingDirectory.Web.Addresses;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace FundingDirectory.Tests.Support;

/// <summary>A running directory that sends alerts to a mail server of its own. What is due is looked at when a test says so, on a day the test says.</summary>
public sealed class AlertStage : IAsyncLifetime
{
    internal const string Root = "https://verzeichnis.example";

    internal static readonly string Key = Convert.ToBase64String([.. Enumerable.Range(1, 32).Select(i => (byte)i)]);

    internal MailServer Mail { get; } = new();

    public DirectoryApp App { get; }

    public AlertStage() => App = new(Settings(Mail.Port));

    internal static (string Name, string Value)[] Settings(int port) =>
        [("PublicUrl", $"{Root}/"), ("Alerts:Key", Key), ("Smtp:Host", "127.0.0.1"), ("Smtp:Port", $"{port}"), ("Smtp:Security", "none"), ("Smtp:From", "verzeichnis@muster.example"), ("Smtp:TimeoutSeconds", "2")];

    internal T Of<T>() where T : notnull => App.Services.GetRequiredService<T>();

    internal SubscriptionStore Subscriptions => Of<SubscriptionStore>();

    internal IndexFollower Follower => Of<IndexFollower>();

    internal static DateTimeOffset Tomorrow => BerlinTime.At(BerlinTime.Today(TimeProvider.System).AddDays(1), new TimeOnly(7, 0));

    /// <summary>A subscription that was confirmed today. <paramref name="revision"/>: from where on it counts, when that is not now.</summary>
    internal async Task<Subscription> Subscribe(SubscriptionKind kind, string what, AlertRhythm rhythm = AlertRhythm.Daily, AlertSeal? sealedWith = null, long? revision = null)
    {
        const string Address = "anna@gemeinde.example";
        var (seal, id, now) = (sealedWith ?? Of<AlertSeal>(), AlertSeal.NewId(), DateTimeOffset.UtcNow);
        var subscription = new Subscription { Id = id, Kind = kind, What = what, Rhythm = rhythm, Address = seal.Seal(Address, id), AddressHash = seal.Hash(MailAddress.Parse(Address)!) + id, CreatedAt = now };
        Assert.True(await Subscriptions.Add(subscription, new AlertMessage($"{id}.question", id, "", now.AddYears(1)), CancellationToken.None));
        await Of<AlertOutbox>().Sent(new AlertMessage($"{id}.question", id, "", now), now, CancellationToken.None);
        Assert.True(await Subscriptions.Confirm(subscription, revision ?? Follower.Current.Revision, now, CancellationToken.None));
        return (await Subscriptions.Get(id, CancellationToken.None))!;
    }

    /// <summary>A search with the defaults of the page, as a subscription stores it.</summary>
    internal static string Search(string text) => SearchAddress.Parameters(SearchAddress.Fresh(text)).ToString();

    internal async Task<int> Look(DateTimeOffset at) => (await new AlertRun(Subscriptions, Of<EntryStore>(), Follower, Of<AlertLetters>(), new FixedTime(at)).Once(CancellationToken.None)).Written;

    internal Task<int> Send(DateTimeOffset at) =>
        new MailOut(Of<AlertOutbox>(), Subscriptions, Of<AlertSeal>(), Of<MailAddress>(), Of<SmtpSettings>(), new FixedTime(at), NullLogger<MailOut>.Instance).Once(CancellationToken.None);

    /// <summary>What a subscription brought so far, oldest first.</summary>
    internal IReadOnlyList<ReceivedMail> MailsOf(Subscription subscription) => [.. Mail.Mailbox.Where(m => m.Id.StartsWith($"<{subscription.Id}.", StringComparison.Ordinal))];

    /// <summary>Saves the next version of an entry and waits until readers see it.</summary>
    internal async Task Change(string id, EntryContent content, EntryStatus status = EntryStatus.Published)
    {
        var before = (await App.Entries().Get(id, CancellationToken.None))!;
        var saved = (await App.Entries().Save(new EntryChange(id, content, status, before.Version, "test", null), DateTimeOffset.UtcNow, CancellationToken.None))!;
        await Eventually.Holds(() => Follower.Current.Revision >= saved.Revision);
    }

    public ValueTask InitializeAsync() => App.InitializeAsync();

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        await Mail.DisposeAsync();
    }
}

/// <summary>A clock that stands.</summary>
internal sealed class FixedTime(DateTimeOffset now) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => now;
}
