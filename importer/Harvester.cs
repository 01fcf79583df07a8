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

    /// <summary>When the source gave the captures, if they were kept by an earlier run; null = they are fetched now.</summary>
    public DateTimeOffset? CapturedAt { get; init; }

    private readonly HarvestStore harvests = new(database);
    private readonly EntryStore entries = new(database);
    private readonly ProposalStore proposals = new(database);

    /// <summary>Why an operator takes a run although it loses more than a tenth; null = such a run is refused. What is missing then counts as gone at once.</summary>
    public string? AcceptShrink { get; init; }

    /// <summary>Harvests one source. <paramref name="fetch"/> gives the captures, from the network or from files. A dry run stores nothing.</summary>
    public async Task<HarvestReport> Run(IConnector connector, Func<Task<IReadOnlyList<Capture>>> fetch, bool dryRun, CancellationToken cancel)
    {
        var run = new HarvestRun { Source = connector.Source.Id, StartedAt = time.GetUtcNow(), FinishedAt = time.GetUtcNow(), Outcome = RunOutcome.Accepted, CapturedAt = CapturedAt, Counts = new() };
        try
        {
            (run, var parsed) = await Read(run, connector, fetch, dryRun, cancel);
            return await Take(connector.Source, run with { Message = parsed.Note }, parsed, dryRun, cancel);
        }
        catch (SourceFormatException e)
        {
            return await Failed(run, RunOutcome.Refused, e.Message, [], dryRun, cancel);
        }
        catch (FetchException e)
        {
            return await Failed(run, e.Answered ? RunOutcome.Refused : RunOutcome.Broken, e.Message, [], dryRun, cancel);
        }
        catch (Exception e) when (StoreFailure.Explain(e) is { } reason)
        {
            return await Failed(run, RunOutcome.Broken, $"Speichern ist nicht möglich: {reason} Nichts wurde geändert.", [], dryRun, cancel);
        }
    }

    private async Task<HarvestReport> Take(Source source, HarvestRun run, Parsed parsed, bool dryRun, CancellationToken cancel)
    {
        var counts = new HarvestCounts { Read = parsed.Records.Count, Problems = parsed.Problems.Count };
        if (RunGuard.Refusal(source, parsed) is { } refusal)
            return await Failed(run with { Counts = counts }, RunOutcome.Refused, parsed.Note is null ? refusal : $"{refusal} {parsed.Note}", parsed.Problems, dryRun, cancel);
        if (parsed.Municipalities.Count > 0) return await ReplaceRegister(run, parsed, dryRun, cancel);

        var fingerprints = parsed.Records.DistinctBy(r => r.SourceId).ToDictionary(r => r.SourceId, r => Fingerprint.Of(r.Content));
        var last = await harvests.Last(source.Id, fingerprints, cancel);
        for (var attempt = 1; ; attempt++)
        {
            var known = await Known(source.Id, last, fingerprints.Keys, cancel);
            var shrink = RunGuard.Shrink(parsed, last, BerlinTime.Today(time));
            if (shrink is not null && AcceptShrink is null) return await Failed(run with { Counts = counts }, RunOutcome.Refused, shrink, parsed.Problems, dryRun, cancel);
            var batch = Reconciler.Reconcile(run with { FinishedAt = time.GetUtcNow(), Message = Accepted(shrink) ?? run.Message }, parsed, known, shrink is null ? null : TimeSpan.Zero);
            if (dryRun) return new(batch.Run, parsed.Problems);
            if (await harvests.Apply(batch, cancel) is { } stored) return new(stored, parsed.Problems);
            // An editor saved between reading and storing: look again at what stands now.
            if (attempt == Attempts) return await Failed(run, RunOutcome.Broken, "Während des Laufs wurde immer wieder gespeichert. Bitte noch einmal starten.", parsed.Problems, dryRun, cancel);
            last = await harvests.Last(source.Id, fingerprints, cancel);
        }
    }

    private string? Accepted(string? shrink) => shrink is null ? null : $"{shrink} Trotzdem übernommen: {AcceptShrink}";

    /// <summary>Fetches and parses. A step of its own, so that the raw answers are let go before entries are compared.</summary>
    private async Task<(HarvestRun Run, Parsed Parsed)> Read(HarvestRun run, IConnector connector, Func<Task<IReadOnlyList<Capture>>> fetch, bool dryRun, CancellationToken cancel)
    {
        var captures = await fetch();
        if (!dryRun) run = run with { CaptureHash = await Keep(connector.Source, captures, cancel) };
        return (run, connector.Parse(captures));
    }

    private async Task<string> Keep(Source source, IReadOnlyList<Capture> captures, CancellationToken cancel) =>
        await new CaptureStore(database, dataFolder).Keep(source.Id, [.. captures.Select(c => new RawFile(c.Name, c.Length, c.Open))], time.GetUtcNow(), cancel);

    private async Task<HarvestReport> Failed(HarvestRun run, RunOutcome outcome, string message, IReadOnlyList<Problem> problems, bool dryRun, CancellationToken cancel)
    {
        run = run with { Outcome = outcome, Message = message, FinishedAt = time.GetUtcNow() };
        if (dryRun) return new(run, problems);
        try
        {
            return new(await harvests.Apply(new HarvestBatch { Run = run }, cancel) ?? run, problems);
        }
        catch (Exception e) when (StoreFailure.Explain(e) is not null)
        {
            // A full disk cannot even keep the run; whoever started it is told all the same.
            return new(run, problems);
        }
    }

    private async Task<HarvestReport> ReplaceRegister(HarvestRun run, Parsed parsed, bool dryRun, CancellationToken cancel)
    {
        var change = MunicipalityStore.Compare(await new MunicipalityStore(database).All(cancel), parsed.Municipalities);
        var counts = new HarvestCounts
        {
            Read = parsed.Municipalities.Count, Problems = parsed.Problems.Count, Added = change.Added.Count, Changed = change.Changed.Count,
            Withdrawn = change.Gone.Count, Unchanged = parsed.Municipalities.Count - change.Added.Count - change.Changed.Count,
        };
        run = run with { Counts = counts, FinishedAt = time.GetUtcNow() };
        var shrink = RunGuard.Shrink(change);
        if (shrink is not null && AcceptShrink is null) return await Failed(run, RunOutcome.Refused, shrink, parsed.Problems, dryRun, cancel);
        run = run with { Message = Accepted(shrink) };
        if (dryRun) return new(run, parsed.Problems);
        return new(await harvests.Apply(new HarvestBatch { Run = run, Register = change }, cancel) ?? run, parsed.Problems);
    }

    /// <summary>What to compare with: nothing where all records say what they said and none is missing, and no more than the entries concerned
    /// where none is new. Only a record that was never <paramref name="seen"/> may meet any entry of the directory.</summary>
    private async Task<Known> Known(string source, LastHarvest last, IEnumerable<string> seen, CancellationToken cancel)
    {
        var concerned = last.Records.Values.Select(r => r.EntryId).ToHashSet(StringComparer.Ordinal);
        var isNew = seen.Any(id => !last.Unchanged.ContainsKey(id) && !last.Records.ContainsKey(id));
        IReadOnlyList<Entry> read = isNew || concerned.Count > 0 ? await entries.All(isNew ? null : concerned, cancel) : [];
        if (!isNew && read.Count < concerned.Count) read = await entries.All(null, cancel);
        var all = read.ToDictionary(e => e.Id);
        // An entry of the starter catalogue may name this source's record: then the harvest continues that entry.
        var claims = all.Values.SelectMany(e => e.Content.Sources.Where(s => s.Source == source).Select(s => ((s.Source, s.SourceId), e.Id)))
            .DistinctBy(c => c.Item1).ToDictionary(c => c.Item1, c => c.Id);
        var waiting = (await proposals.Open($"import:{source}", cancel)).DistinctBy(p => p.EntryId).ToDictionary(p => p.EntryId);
        return new Known(last.Records, last.Unchanged, all, claims) { Waiting = waiting, Sightings = (await harvests.Sightings(cancel)).ToLookup(s => s.EntryId) };
    }
}
