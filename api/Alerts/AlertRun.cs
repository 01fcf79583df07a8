using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Search;
using FundingDirectory.Core.Store;

namespace FundingDirectory.Api.Alerts;

/// <summary>Looks at the subscriptions that are due and writes down what is to be sent. Nothing is sent here.</summary>
public sealed class AlertRun(SubscriptionStore subscriptions, EntryStore entries, IndexFollower follower, AlertLetters letters, TimeProvider time)
{
    // So many are written in one transaction.
    private const int Together = 1_000;

    /// <summary>Looks at everything that is due; says how many messages there were to write, and of how many the address cannot be read with this key. Those wait.</summary>
    public async Task<(int Written, int Unreadable)> Once(CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        await subscriptions.DeleteUnanswered(now, cancel);
        var due = await subscriptions.Due(now, cancel);
        // Before the first look at the store nothing can be said.
        if (due.Count == 0 || follower.Current is not { Revision: >= 0 } directory) return (0, 0);
        var news = await News.Since(directory, due.Min(s => s.Revision), entries, cancel);
        var (written, unreadable, writing) = (0, 0, Task.CompletedTask);
        try
        {
            foreach (var part in due.Chunk(Together))
            {
                var steps = new AlertStep?[part.Length];
                Parallel.For(0, part.Length, new ParallelOptions { CancellationToken = cancel }, i => steps[i] = Step(part[i], news, directory, now));
                // The next ones are looked at while these are written.
                await writing;
                writing = Task.Run(() => subscriptions.Advance([.. steps.OfType<AlertStep>()], now, cancel), cancel);
                written += steps.Count(s => s?.Message is not null);
                unreadable += steps.Count(s => s is null);
            }
        }
        finally
        {
            await writing;
        }
        return (written, unreadable);
    }

    private AlertStep? Step(Subscription subscription, News news, PublishedDirectory directory, DateTimeOffset now)
    {
        if (letters.To(subscription) is not { } to) return null;
        var next = Subscription.Next(subscription.Rhythm, now);
        // What falls due before the next mail is told in this one: early rather than late.
        var until = BerlinTime.Day(next).AddDays(-1);
        var digest = news.For(subscription, until);
        // A host may be behind its store for a moment; then it covers no more than it saw.
        var message = digest.IsEmpty ? null : letters.Alert(subscription, to, digest, directory, now);
        return new AlertStep(subscription, Math.Max(subscription.Revision, directory.Revision), until > subscription.CoveredUntil ? until : subscription.CoveredUntil, next, message);
    }
}
