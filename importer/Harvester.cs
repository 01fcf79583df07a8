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
    // So many contents are stored together: few enough to fit into the memory when each fills pages.
    private const int Part = 32;

    /// <summary>When the source gave the captures, if they were kept by an earlier run; null = they are fetched now.</summary>
    public DateTimeOffset? CapturedAt { get; init; }

    private readonly HarvestStore harvests = new(database);

    /// <summary>Why an operator takes a run although it loses more than a tenth; null = such a run is refused. What is missing then counts as gone at once.</summary>
    public string? AcceptShrink { get; init; }

    /// <summary>Harvests one source. <paramref name="fetch"/> gives the captures, from the network or from files. A dry run stores nothing.</summary>
    public async Task<HarvestReport> Run(IConnector connector, Func<Task<IReadOnlyList<Capture>>> fetch, bool dryRun, CancellationToken cancel)
    {
        var run = new HarvestRun { Source = connector.Source.Id, StartedAt = time.GetUtcNow(), FinishedAt = time.GetUtcNow(), Outcome = RunOutcome.Accepted, CapturedAt = CapturedAt, Counts = new() };
        try
        {
            using var harvested = new Harvested(connector.Source, await harvests.Marks(run.Source, cancel));
            (run, var parsed) = await Read(run, connector, fetch, harvested, dryRun, cancel);
            return await Take(run with { Message = parsed.Note }, parsed, harvested, dryRun, cancel);
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

    private async Task<HarvestReport> Take(HarvestRun run, Parsed parsed, Harvested harvested, bool dryRun, CancellationToken cancel)
    {
        var counted = run with { Counts = new HarvestCounts { Read = harvested.Count, Problems = parsed.Problems.Count } };
        if (RunGuard.Refusal(parsed, harvested) is { } refusal)
            return await Failed(counted, RunOutcome.Refused, parsed.Note is null ? refusal : $"{refusal} {parsed.Note}", parsed.Problems, dryRun, cancel);
        if (parsed.Municipalities.Count > 0) return await ReplaceRegister(run, parsed, dryRun, cancel);

        for (var attempt = 1; attempt <= Attempts; attempt++)
        {
            var known = await new Recall(database, run.Source).Of(parsed, harvested, BerlinTime.Today(time), cancel);
            var shrink = RunGuard.Shrink(parsed, harvested, known);
            if (shrink is not null && AcceptShrink is null) return await Failed(counted, RunOutcome.Refused, shrink, parsed.Problems, dryRun, cancel);
            var accepted = counted with { FinishedAt = time.GetUtcNow(), Message = Accepted(shrink) ?? run.Message };
            if (await Store(accepted, parsed, harvested, known, shrink is null ? Reconciler.Grace : TimeSpan.Zero, dryRun, cancel) is { } stored) return new(stored, parsed.Problems);
            // An editor saved between reading and storing: look again at what stands now.
        }
        return await Failed(run, RunOutcome.Broken, "Während des Laufs wurde immer wieder gespeichert. Bitte noch einmal starten.", parsed.Problems, dryRun, cancel);
    }

    /// <summary>Compares record by record and stores in small parts, all in one transaction; null when somebody else saved in between.</summary>
    private async Task<HarvestRun?> Store(HarvestRun run, Parsed parsed, Harvested harvested, Known known, TimeSpan grace, bool dryRun, CancellationToken cancel)
    {
        await using var transaction = await harvests.Begin(trial: dryRun, cancel);
        var reconciler = new Reconciler(run, known);
        foreach (var key in harvested.Keys)
        {
            if (known.Last.Unchanged.ContainsKey(key)) reconciler.SeeAgain(key, harvested.RawMark(key));
            else
            {
                var last = known.Last.Others.ContainsKey(key) ? await transaction.Record(run.Source, key, cancel) : null;
                var record = harvested.Read(key) ?? new ParsedRecord(key, last!.Content) { RawMark = harvested.RawMark(key) };
                reconciler.See(record, last, known.New.Contains(key) && !known.Twins.ContainsKey(key) ? null : await transaction.Entry(reconciler.EntryOf(key), cancel));
            }
            if (reconciler.Pending >= Part && !await transaction.Write(reconciler.Take(), cancel)) return null;
        }
        if (parsed.Complete)
            foreach (var id in reconciler.Miss(parsed.Problems.Select(p => p.RecordId).ToHashSet(StringComparer.Ordinal), grace)) reconciler.Withdraw(await transaction.Entry(id, cancel));
        var counts = reconciler.Counts with { Read = run.Counts.Read, Problems = run.Counts.Problems };
        return await transaction.Write(reconciler.Take(), cancel) ? await transaction.Finish(run with { Counts = counts }, cancel) : null;
    }

    private string? Accepted(string? shrink) => shrink is null ? null : $"{shrink} Trotzdem übernommen: {AcceptShrink}";

    /// <summary>Fetches and parses. A step of its own, so that the raw answers are let go before entries are compared.</summary>
    private async Task<(HarvestRun Run, Parsed Parsed)> Read(HarvestRun run, IConnector connector, Func<Task<IReadOnlyList<Capture>>> fetch, Harvested harvested, bool dryRun, CancellationToken cancel)
    {
        var captures = await fetch();
        if (!dryRun) run = run with { CaptureHash = await Keep(connector.Source, captures, cancel) };
        var parsed = connector.Parse(captures, harvested);
        return (run, parsed with { Problems = [.. parsed.Problems, .. harvested.Problems] });
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
}
