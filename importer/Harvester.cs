using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Store;
using FundingDirectory.Importer.Connectors;
using FundingDirectory.Importer.Fetching;
using FundingDirectory.Importer.Reconciling;

namespace FundingDirectory.Importer;

/// <summary>What a run gave: the run as stored (or as it would be), and every record that could not be read.</summary>
public sealed record HarvestReport(HarvestRun Run, IReadOnlyList<Problem> Problems);

/// <summary>The pipeline: fetch, keep the raw answers, parse, judge, reconcile, store. A run succeeds whole or changes nothing.</summary>
public sealed class Harvester(Database database, string dataFolder, TimeProvider time)
{
    private const int Attempts = 3;
    private readonly HarvestStore harvests = new(database);
    private readonly EntryStore entries = new(database);

    /// <summary>Harvests one source. <paramref name="fetch"/> gives the captures, from the network or from files. A dry run stores nothing.</summary>
    public async Task<HarvestReport> Run(IConnector connector, Func<Task<IReadOnlyList<Capture>>> fetch, bool dryRun, CancellationToken cancel)
    {
        var source = connector.Source;
        var run = new HarvestRun { Source = source.Id, StartedAt = time.GetUtcNow(), FinishedAt = time.GetUtcNow(), Outcome = RunOutcome.Accepted, Counts = new() };
        Parsed parsed;
        try
        {
            (run, parsed) = await Read(run, connector, fetch, dryRun, cancel);
        }
        catch (Exception e) when (e is FetchException or SourceFormatException)
        {
            return await Failed(run, RunOutcome.Broken, e.Message, [], dryRun, cancel);
        }

        var fingerprints = parsed.Records.DistinctBy(r => r.SourceId).ToDictionary(r => r.SourceId, r => Fingerprint.Of(r.Content));
        var last = await harvests.Last(source.Id, fingerprints, cancel);
        if (RunGuard.Refusal(source, parsed, last, BerlinTime.Today(time)) is { } refusal)
            return await Failed(run with { Counts = new HarvestCounts { Read = parsed.Records.Count, Problems = parsed.Problems.Count } }, RunOutcome.Refused, refusal, parsed.Problems, dryRun, cancel);
        if (parsed.Municipalities.Count > 0) return await ReplaceRegister(run, parsed, dryRun, cancel);

        for (var attempt = 1; ; attempt++)
        {
            var batch = Reconciler.Reconcile(run with { FinishedAt = time.GetUtcNow() }, parsed, await Known(source.Id, last, fingerprints.Keys, cancel));
            if (dryRun) return new(batch.Run, parsed.Problems);
            if (await harvests.Apply(batch, cancel) is { } stored) return new(stored, parsed.Problems);
            // An editor saved between reading and storing: look again at what stands now.
            if (attempt == Attempts) return await Failed(run, RunOutcome.Broken, "Während des Laufs wurde immer wieder gespeichert. Bitte noch einmal starten.", parsed.Problems, dryRun, cancel);
            last = await harvests.Last(source.Id, fingerprints, cancel);
        }
    }

    /// <summary>Fetches and parses. A step of its own, so that the raw answers are let go before entries are compared.</summary>
    private async Task<(HarvestRun Run, Parsed Parsed)> Read(HarvestRun run, IConnector connector, Func<Task<IReadOnlyList<Capture>>> fetch, bool dryRun, CancellationToken cancel)
    {
        var captures = await fetch();
        if (!dryRun) run = run with { CaptureHash = await Keep(connector.Source, captures, cancel) };
        return (run, connector.Parse(captures));
    }

    private async Task<string> Keep(Source source, IReadOnlyList<Capture> captures, CancellationToken cancel) =>
        await new CaptureStore(database, dataFolder).Keep(source.Id, [.. captures.Select(c => new RawFile(c.Name, c.Bytes))], time.GetUtcNow(), cancel);

    private async Task<HarvestReport> Failed(HarvestRun run, RunOutcome outcome, string message, IReadOnlyList<Problem> problems, bool dryRun, CancellationToken cancel)
    {
        run = run with { Outcome = outcome, Message = message, FinishedAt = time.GetUtcNow() };
        return new(dryRun ? run : await harvests.Apply(new HarvestBatch { Run = run }, cancel) ?? run, problems);
    }

    private async Task<HarvestReport> ReplaceRegister(HarvestRun run, Parsed parsed, bool dryRun, CancellationToken cancel)
    {
        var register = new MunicipalityStore(database);
        var change = MunicipalityStore.Compare(await register.All(cancel), parsed.Municipalities);
        var counts = new HarvestCounts
        {
            Read = parsed.Municipalities.Count, Problems = parsed.Problems.Count, Added = change.Added.Count, Changed = change.Changed.Count,
            Withdrawn = change.Gone.Count, Unchanged = parsed.Municipalities.Count - change.Added.Count - change.Changed.Count,
        };
        run = run with { Counts = counts, FinishedAt = time.GetUtcNow() };
        if (RunGuard.Refusal(change) is { } refusal) return await Failed(run, RunOutcome.Refused, refusal, parsed.Problems, dryRun, cancel);
        if (dryRun) return new(run, parsed.Problems);
        await register.Replace(parsed.Municipalities, cancel);
        return new(await harvests.Apply(new HarvestBatch { Run = run }, cancel) ?? run, parsed.Problems);
    }

    /// <summary>What to compare with: nothing where all records say what they said and none is missing, and no more than the entries concerned
    /// where none is new. Only a record that was never <paramref name="seen"/> may meet any entry of the directory.</summary>
    private async Task<Known> Known(string source, LastHarvest last, IEnumerable<string> seen, CancellationToken cancel)
    {
        var concerned = last.Records.Values.Select(r => r.EntryId).ToHashSet(StringComparer.Ordinal);
        var isNew = seen.Any(id => !last.Unchanged.Contains(id) && !last.Records.ContainsKey(id));
        IReadOnlyList<Entry> read = isNew || concerned.Count > 0 ? await entries.All(isNew ? null : concerned, cancel) : [];
        if (!isNew && read.Count < concerned.Count) read = await entries.All(null, cancel);
        var all = read.ToDictionary(e => e.Id);
        // An entry of the starter catalogue may name this source's record: then the harvest continues that entry.
        var claims = all.Values.SelectMany(e => e.Content.Sources.Where(s => s.Source == source).Select(s => ((s.Source, s.SourceId), e.Id)))
            .DistinctBy(c => c.Item1).ToDictionary(c => c.Item1, c => c.Id);
        return new Known(last.Records, last.Unchanged, all, claims);
    }
}
