using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Matching;

namespace FundingDirectory.Core.Search;

/// <summary>Everything a reader can ask for, as of one revision: immutable, in memory, replaced as a whole.</summary>
public sealed class PublishedDirectory
{
    private static long versions;

    private readonly EntryDirectory entries;
    // Made by the first match after a change, so that a start does not wait for them.
    private readonly Lazy<IReadOnlyList<Candidate>> programmes;
    private readonly Lazy<IReadOnlyList<Entry>> help;
    private readonly Lazy<DeadlineCalendar> deadlines;

    private readonly Lazy<IReadOnlyList<SourceState>> sources;
    private readonly Lazy<Entry[]> changes;

    internal PublishedDirectory(EntryDirectory entries, SearchIndex index, MunicipalityRegister register, Harvests harvests, long revision)
    {
        (this.entries, Index, Register, Harvests, Revision) = (entries, index, register, harvests, revision);
        programmes = new(() => Candidate.Of(Entries, Today));
        sources = new(() => SourceState.Of(Entries, harvests.Sources, Today));
        help = new(() => [.. Entries.Where(e => e.Kind != EntryKind.FundingProgramme && e.Status == EntryStatus.Published)]);
        changes = new(() => [.. Entries.Concat(entries.Archived).OrderBy(e => e.Revision)]);
        deadlines = new(() => DeadlineCalendar.Of(Programmes, Today));
    }

    /// <summary>Published and withdrawn entries in the order of their last change.</summary>
    public IReadOnlyList<Entry> Entries => entries.InOrder;
    /// <summary>What changed after a revision, in order, each entry with its newest state; those included that editors archived and nobody finds any more.</summary>
    public ArraySegment<Entry> ChangesAfter(long revision)
    {
        var all = changes.Value;
        var (from, to) = (0, all.Length);
        while (from < to)
        {
            var middle = (from + to) / 2;
            if (all[middle].Revision > revision) to = middle;
            else from = middle + 1;
        }
        return new(all, from, all.Length - from);
    }
    public SearchIndex Index { get; }
    /// <summary>Published programmes made ready for matching on this day.</summary>
    public IReadOnlyList<Candidate> Programmes => programmes.Value;
    /// <summary>Published centres, guides and examples.</summary>
    public IReadOnlyList<Entry> Help => help.Value;
    /// <summary>The coming deadlines of the published programmes.</summary>
    public DeadlineCalendar Deadlines => deadlines.Value;
    public MunicipalityRegister Register { get; }
    /// <summary>The newest runs of all sources, newest first.</summary>
    public IReadOnlyList<HarvestRun> Runs => Harvests.Runs;
    internal Harvests Harvests { get; }
    /// <summary>Every source with the state of its harvests.</summary>
    public IReadOnlyList<SourceState> Sources => sources.Value;
    /// <summary>Tells this state of the directory from every other one in this process.</summary>
    public long Version { get; } = Interlocked.Increment(ref versions);
    /// <summary>The newest change contained.</summary>
    public long Revision { get; }
    /// <summary>The day openness was computed for (Europe/Berlin).</summary>
    public DateOnly Today => Index.Today;

    /// <summary>The directory after some entries changed.</summary>
    internal PublishedDirectory With(IReadOnlyCollection<Entry> changed, long revision) =>
        new(entries.With(changed), Index.With(changed, []), Register, Harvests, revision);

    /// <summary>The same entries with an index that was built anew.</summary>
    internal PublishedDirectory With(SearchIndex index) => new(entries, index, Register, Harvests, Revision);

    /// <summary>The same entries with what editors keep beside them.</summary>
    internal PublishedDirectory With(SearchIndex index, IReadOnlyDictionary<string, SourceNote> notes) => new(entries, index, Register, Harvests with { Notes = notes }, Revision);

    /// <summary>What editors noted about sources, by their id.</summary>
    public IReadOnlyDictionary<string, SourceNote> SourceNotes => Harvests.Notes;

    /// <summary>An entry by id or by its slug within a kind; null when there is none.</summary>
    public Entry? Find(EntryKind kind, string idOrSlug) => entries.Find(idOrSlug) is { } entry && entry.Kind == kind ? entry : entries.Find(kind, idOrSlug);

    /// <summary>Completions of what is being typed: terms, titles, funders and places of the register.</summary>
    public IReadOnlyList<Completion> Suggest(string typed, int limit) => Suggester.Shared(limit, Index.Suggest(typed, limit),
        [.. Register.StartingWith(typed, limit).Select(m => new Completion(m.OfficialName, CompletionKind.Municipality, Ars: m.Ars))]);

    /// <summary>An entry by id; null when there is none.</summary>
    public Entry? Find(string id) => entries.Find(id);
}

/// <summary>The newest runs, newest first, how the harvests of each source went, and what editors noted about it.</summary>
internal sealed record Harvests(IReadOnlyList<HarvestRun> Runs, IReadOnlyDictionary<string, SourceRuns> Sources, IReadOnlyDictionary<string, SourceNote> Notes);
