using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Store;

namespace FundingDirectory.Benches;

/// <summary>The editors' desk as editors feel it: the list of work when much lies on it, and how soon readers see what was approved.</summary>
internal static partial class DeskBench
{
    private const int Entries = 2_000, Proposals = 600, Drafts = 150, Messages = 250, Rounds = 300, Saves = 20, LeastItems = 5_000;
    private const double MostQueueMilliseconds = 100, MostVisibleMilliseconds = 1_000;

    public static async Task Run(Asked asked)
    {
        Host.Prepare();
        var folder = Directory.CreateTempSubdirectory("funding-directory-bench-");
        try
        {
            var database = await Fill(folder.FullName);
            using var host = Host.Start(folder.FullName);
            await ColdBench.FirstAnswer(host, Stopwatch.GetTimestamp());
            using var editor = await DeskVisitor.At(host.Address, database, folder.FullName);
            await Queue(editor, asked);
            await Visible(editor, host.Address, database, asked);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task Queue(DeskVisitor editor, Asked asked)
    {
        var items = int.Parse(All().Match(await editor.Get("/redaktion")).Groups[1].Value.Replace(".", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);
        if (items < LeastItems) throw new InvalidOperationException($"Only {items} items lie on the desk.");
        foreach (var address in new[] { "/redaktion", "/redaktion?art=missingFacts&seite=20", "/redaktion?q=land&frei=ja" })
        {
            for (var i = 0; i < 30; i++) await editor.Get(address);
            var figures = new Figures($"GET {address}, {items} items");
            for (var i = 0; i < Rounds; i++)
            {
                var start = Stopwatch.GetTimestamp();
                await editor.Get(address);
                figures.Add(Stopwatch.GetElapsedTime(start));
            }
            figures.Print();
            asked.AtMost(MostQueueMilliseconds, figures.P99, "milliseconds, p99 of the list of work");
        }
    }

    /// <summary>From the answer to «approve» until the public page and the search say what was written.</summary>
    private static async Task Visible(DeskVisitor editor, Uri address, Database database, Asked asked)
    {
        using var reader = new HttpClient { BaseAddress = address };
        var (drafts, entries) = (new DraftStore(database), new EntryStore(database));
        var slowest = TimeSpan.Zero;
        var figures = new Figures("from «approve» to page and search");
        for (var i = 0; i < Saves; i++)
        {
            var (id, word) = (EntryId.From("generated", $"{i}"), $"sichtbarwort{(char)('a' + i)}");
            var entry = (await entries.Get(id, default))!;
            if (entry.Kind != EntryKind.FundingProgramme) continue;
            var draft = new Draft
            {
                Id = $"visible-{i}", EntryId = id, BasedOn = entry.Version, Content = entry.Content with { Title = $"Neu {word}" }, State = DraftState.Review, Authors = ["Anna"],
                CreatedAt = DateTimeOffset.UtcNow, ChangedAt = DateTimeOffset.UtcNow, Reason = "Bench",
            };
            await drafts.Save(draft, default);
            var page = await editor.Get($"/redaktion/eintraege/{id}");
            await editor.Post($"/redaktion/eintraege/{id}/freigeben", page, ("stand", "1"));
            var start = Stopwatch.GetTimestamp();
            while (!(await reader.GetStringAsync(new Uri($"/foerdermittel/{entry.Content.Slug}", UriKind.Relative))).Contains(word, StringComparison.Ordinal)
                || !(await reader.GetStringAsync(new Uri($"/api/v1/search?q={word}", UriKind.Relative))).Contains(id, StringComparison.Ordinal)) await Task.Delay(5);
            var took = Stopwatch.GetElapsedTime(start);
            figures.Add(took);
            slowest = took > slowest ? took : slowest;
        }
        figures.Print();
        asked.AtMost(MostVisibleMilliseconds, slowest.TotalMilliseconds, "milliseconds, slowest save until page and search show it");
    }

    private static async Task<Database> Fill(string folder)
    {
        var entries = GeneratedStore.Entries(Entries);
        await GeneratedStore.Fill(folder, entries);
        var database = Database.Sqlite(Path.Combine(folder, "directory.db"));
        var now = DateTimeOffset.UtcNow;
        await new HarvestStore(database).Apply(new HarvestBatch
        {
            Run = new HarvestRun { Source = "generated", StartedAt = now, FinishedAt = now, Outcome = RunOutcome.Accepted, Counts = new HarvestCounts() },
            Proposals = [.. entries.Take(Proposals).Select((e, i) => new Proposal
            {
                Id = $"proposal-{i}", EntryId = e.Id, BasedOn = 1, Origin = i % 3 == 0 ? Proposal.Duplicate : "import:generated", CreatedAt = now, CreatedBy = "import:generated", Reason = "Quelle und Redaktion haben geändert: title",
                Content = e.Content with { Title = $"{e.Content.Title} neu" }, Fields = ["title"], Twin = i % 3 == 0 ? entries[i + 1].Id : null,
            })],
        }, default);
        var drafts = new DraftStore(database);
        foreach (var (entry, i) in entries.Skip(Proposals).Take(Drafts).Select((e, i) => (e, i)))
            await drafts.Save(new Draft { Id = $"draft-{i}", EntryId = entry.Id, BasedOn = 1, Content = entry.Content, State = i % 2 == 0 ? DraftState.Review : DraftState.Draft, Authors = ["Anna"], CreatedAt = now, ChangedAt = now, Reason = "Bench" }, default);
        var messages = new ReaderMessageStore(database);
        foreach (var entry in entries.Skip(100).Take(Messages)) await messages.Add(new ReaderMessage(Guid.NewGuid().ToString(), entry.Id, now, "Der Link führt ins Leere. Bitte prüfen.", null), default);
        var items = new DeskItemStore(database);
        await items.Claim([.. entries.Take(500).Select(e => $"stale:{e.Id}")], "Anna", now, default);
        await items.Done(entries.Skip(500).Take(300).Select(e => ($"stale:{e.Id}", "0")), "Anna", now, default);
        return database;
    }

    [GeneratedRegex(@"Alles \(([\d.]+)\)")]
    private static partial Regex All();
}
