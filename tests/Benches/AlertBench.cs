using System.Diagnostics;
using System.Globalization;
using FundingDirectory.Api;
using FundingDirectory.Api.Alerts;
using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Search;
using FundingDirectory.Core.Store;
using FundingDirectory.Tests.Support;
using FundingDirectory.Web.Addresses;

namespace FundingDirectory.Benches;

/// <summary>Many subscriptions looked at after a day's changes: how long until every message lies in the outbox.</summary>
internal static class AlertBench
{
    private const int Entries = 20_000, Subscriptions = 10_000, Changes = 200, Earlier = 1_000;
    private const double MostSeconds = 5;

    public static async Task Run(Asked asked)
    {
        var folder = Directory.CreateTempSubdirectory("funding-directory-bench-");
        try
        {
            var entries = GeneratedStore.Entries(Entries);
            await GeneratedStore.Fill(folder.FullName, entries);
            await Measure(asked, folder.FullName, entries);
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            folder.Delete(recursive: true);
        }
    }

    private static async Task Measure(Asked asked, string folder, IReadOnlyList<Entry> entries)
    {
        var database = Database.Sqlite(Path.Combine(folder, "directory.db"));
        var (store, seal, now) = (new SubscriptionStore(database), new AlertSeal(new byte[32]), DateTimeOffset.UtcNow);
        using var follower = new IndexFollower(database, TimeProvider.System);
        await follower.Follow(default);
        var outbox = new AlertOutbox(database);
        var letters = new AlertLetters(seal, MailAddress.Parse("bench@verzeichnis.example")!, "https://verzeichnis.example");
        var run = new AlertRun(store, new EntryStore(database), follower, letters, new Tomorrow());

        // An earlier look at others: a host has done this before, and what runs for the first time is not yet compiled as well as it will be.
        await Fill(store, outbox, seal, entries, follower.Current.Revision, now, 0, Earlier);
        await Change(database, entries, from: 0);
        await follower.Follow(default);
        await run.Once(default);

        await Fill(store, outbox, seal, entries, follower.Current.Revision, now, Earlier, Subscriptions);
        await Change(database, entries, from: Changes);
        await follower.Follow(default);
        var begun = Stopwatch.GetTimestamp();
        var (written, _) = await run.Once(default);
        var seconds = Stopwatch.GetElapsedTime(begun).TotalSeconds;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Subscriptions} subscriptions after {Changes} changes among {entries.Count} entries: {written} messages written"));
        asked.AtMost(MostSeconds, seconds, "seconds until every message lies in the outbox");
    }

    /// <summary>Half of the changes say something else of an entry, half are new ones.</summary>
    private static async Task Change(Database database, IReadOnlyList<Entry> entries, int from)
    {
        var (saves, generated) = (new EntryStore(database), new GeneratedEntries(new GeneratedWords(60_000), 110));
        for (var i = from; i < from + Changes; i++)
        {
            var entry = i % 2 == 0 ? generated.Of(i, 2) : generated.Of(entries.Count + i);
            await saves.Save(new EntryChange(entry.Id, entry.Content, EntryStatus.Published, i % 2 == 0 ? 1 : 0, "bench", null), DateTimeOffset.UtcNow, default);
        }
    }

    /// <summary>Eight in ten watch a search, one a project, one an entry.</summary>
    private static async Task Fill(SubscriptionStore store, AlertOutbox outbox, AlertSeal seal, IReadOnlyList<Entry> entries, long revision, DateTimeOffset now, int from, int count)
    {
        var queries = new GeneratedQueries(entries, seed: 7 + from);
        for (var i = from; i < from + count; i++)
        {
            var (id, address) = ($"{i:x32}", $"person-{i}@gemeinde.example");
            var (kind, what) = (i % 10) switch
            {
                0 => (SubscriptionKind.Project, $"?kommune={i % 16 + 1:00}&thema=citizenService"),
                1 => (SubscriptionKind.Entry, entries[i % entries.Count].Id),
                _ => (SubscriptionKind.Search, SearchAddress.Parameters(queries.Next() with { Kinds = [EntryKind.FundingProgramme] }).ToString()),
            };
            var subscription = new Subscription { Id = id, Kind = kind, What = what, Rhythm = AlertRhythm.Daily, Address = seal.Seal(address, id), AddressHash = id, CreatedAt = now };
            var question = new AlertMessage(id, id, "", now);
            await store.Add(subscription, question, default);
            await store.Confirm(subscription, revision, now, default);
            await outbox.Sent(question, now, default);
        }
    }

    private sealed class Tomorrow : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => DateTimeOffset.UtcNow.AddDays(1.5);
    }
}
