using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Matching;

namespace FundingDirectory.Core.Search;

/// <summary>Everything a reader can ask for, as of one revision: immutable, in memory, replaced as a whole.</summary>
public sealed class PublishedDirectory
{
    private readonly Dictionary<string, Entry> byId;
    private readonly Dictionary<(EntryKind, string), Entry> bySlug;
    // Made by the first match after a change, so that a start does not wait for them.
    private readonly Lazy<IReadOnlyList<Candidate>> programmes;
    private readonly Lazy<IReadOnlyList<Entry>> help;
    private readonly Lazy<DeadlineCalendar> deadlines;

    internal PublishedDirectory(IReadOnlyCollection<Entry> entries, SearchIndex index, MunicipalityRegister register, IReadOnlyList<HarvestRun> runs, IReadOnlyDictionary<string, SourceRuns> sources, long revision, DateOnly today)
    {
        // Newest last: the order of the change feed.
        Entries = [.. entries.Where(e => e.Status != EntryStatus.Archived).OrderBy(e => e.Revision)];
        (Index, Register, Runs, Revision, Today) = (index, register, runs, revision, today);
        Sources = SourceState.Of(Entries, sources, today);
        byId = Entries.ToDictionary(e => e.Id);
        bySlug = Entries.ToDictionary(e => (e.Kind, e.Content.Slug));
        programmes = new(() => Candidate.Of(Entries, today));
        help = new(() => [.. Entries.Where(e => e.Kind != EntryKind.FundingProgramme && e.Status == EntryStatus.Published)]);
        deadlines = new(() => DeadlineCalendar.Of(Programmes, Today));
    }

    /// <summary>Published and withdrawn entries in the order of their last change.</summary>
    public IReadOnlyList<Entry> Entries { get; }
    public SearchIndex Index { get; }
    /// <summary>Published programmes made ready for matching on this day.</summary>
    public IReadOnlyList<Candidate> Programmes => programmes.Value;
    /// <summary>Published centres, guides and examples.</summary>
    public IReadOnlyList<Entry> Help => help.Value;
    /// <summary>The coming deadlines of the published programmes.</summary>
    public DeadlineCalendar Deadlines => deadlines.Value;
    public MunicipalityRegister Register { get; }
    /// <summary>The newest runs of all sources, newest first.</summary>
    public IReadOnlyList<HarvestRun> Runs { get; }
    /// <summary>Every source with the state of its harvests.</summary>
    public IReadOnlyList<SourceState> Sources { get; }
    /// <summary>The newest change contained.</summary>
    public long Revision { get; }
    /// <summary>The day openness was computed for (Europe/Berlin).</summary>
    public DateOnly Today { get; }

    /// <summary>An entry by id or by its slug within a kind; null when there is none.</summary>
    public Entry? Find(EntryKind kind, string idOrSlug) =>
        byId.TryGetValue(idOrSlug, out var entry) && entry.Kind == kind ? entry : bySlug.GetValueOrDefault((kind, idOrSlug));

    /// <summary>Completions of what is being typed: terms, titles, funders and places of the register.</summary>
    public IReadOnlyList<Completion> Suggest(string typed, int limit) => Suggester.Shared(limit, Index.Suggest(typed, limit),
        [.. Register.StartingWith(typed, limit).Select(m => new Completion(m.OfficialName, CompletionKind.Municipality, Ars: m.Ars))]);

    /// <summary>An entry by id; null when there is none.</summary>
    public Entry? Find(string id) => byId.GetValueOrDefault(id);
}
