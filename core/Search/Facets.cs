using FundingDirectory.Core.Domain;

namespace FundingDirectory.Core.Search;

/// <summary>One facet: its name in the answer and its values, one bit each in the order of the list.</summary>
internal sealed record Facet(string Name, IReadOnlyList<FacetCode> Values);

/// <summary>One value of a facet. Code null = its name never changes.</summary>
internal sealed record FacetCode(string Value, Enum? Code, string? Name = null)
{
    public string Label => Name ?? Vocabulary.Label(Code!);

    public bool IsOffered => Code is null || Vocabulary.IsOffered(Code);
}

/// <summary>The facets and how an entry or a query sets their bits.</summary>
internal static class Facets
{
    public const int Kind = 0, Level = 1, Land = 2, Topic = 3, FundingType = 4, Applicant = 5, Status = 6, Count = 7;
    public const string Withdrawn = "withdrawn";

    /// <summary>Bit of what holds in every state; it passes the filter but is no value of its own.</summary>
    private static readonly int Nationwide = Vocabulary.States.Count;
    private static readonly int WithdrawnBit = Enum.GetValues<OpennessState>().Length;

    public static IReadOnlyList<Facet> All { get; } =
    [
        new("kind", Codes<EntryKind>()),
        new("level", Codes<FundingLevel>()),
        new("land", [.. Vocabulary.States.Select(s => new FacetCode(s.Value, null, s.Label))]),
        new("topic", Codes<Topic>()),
        new("fundingType", Codes<FundingType>()),
        new("applicant", Codes<ApplicantType>()),
        new("status", [.. Codes<OpennessState>(), new(Withdrawn, EntryStatus.Withdrawn)]),
    ];

    /// <summary>First counter of each facet in one row of counters of all values; one more at the end.</summary>
    public static int[] Offsets { get; } = [.. Enumerable.Range(0, Count + 1).Select(f => All.Take(f).Sum(g => g.Values.Count))];

    /// <summary>Adds hits to the counters of the values whose bits are set.</summary>
    public static void Add(int facet, uint bits, int hits, int[] counts)
    {
        for (bits &= (uint)((1UL << All[facet].Values.Count) - 1); bits != 0; bits &= bits - 1) counts[Offsets[facet] + System.Numerics.BitOperations.TrailingZeroCount(bits)] += hits;
    }

    /// <summary>The bits of an entry, one number a facet.</summary>
    public static uint[] BitsOf(SearchDocument document)
    {
        var bits = new uint[Count];
        bits[Kind] = Bit((int)document.Entry.Kind);
        bits[Land] = LandBits(document);
        foreach (var topic in document.Topics) bits[Topic] |= Bit((int)topic);
        if (document.Entry.Content is FundingProgramme programme)
        {
            bits[Level] = Bit((int)programme.Level);
            if (programme.FundingTypes.Count == 0) bits[FundingType] = Bit((int)Domain.FundingType.Unknown);
            foreach (var type in programme.FundingTypes) bits[FundingType] |= Bit((int)type);
            foreach (var applicant in programme.EligibleApplicants) bits[Applicant] |= Bit((int)applicant);
        }
        bits[Status] = StatusBits(document);
        return bits;
    }

    /// <summary>The bits a query asks for; null = the query does not use this facet. Unknown codes ask for nothing that exists.</summary>
    public static uint?[] FiltersOf(SearchQuery query)
    {
        var filters = new uint?[Count];
        if (query.Kinds.Count > 0) filters[Kind] = Bits(query.Kinds);
        if (query.Levels.Count > 0) filters[Level] = Bits(query.Levels);
        if (query.States.Count > 0) filters[Land] = Named(All[Land], query.States) is var lands and > 0 ? lands | Bit(Nationwide) : 0;
        if (query.Topics.Count > 0) filters[Topic] = Bits(query.Topics);
        if (query.FundingTypes.Count > 0) filters[FundingType] = Bits(query.FundingTypes);
        if (query.Applicants.Count > 0) filters[Applicant] = Bits(query.Applicants);
        if (query.Statuses.Count > 0) filters[Status] = Named(All[Status], query.Statuses);
        return filters;
    }

    private static uint LandBits(SearchDocument document)
    {
        if (document.Areas.Count == 0) return document.AreaUnknown ? 0 : Bit(Nationwide);
        return Named(All[Land], document.Areas.Where(a => a.Length >= 2).Select(a => a[..2]));
    }

    private static uint StatusBits(SearchDocument document)
    {
        if (document.Entry.Status == EntryStatus.Withdrawn) return Bit(WithdrawnBit);
        if (document.Openness is not { } openness) return 0;
        // What closes soon is open too.
        return Bit((int)openness.State) | (openness.State == OpennessState.ClosingSoon ? Bit((int)OpennessState.Open) : 0);
    }

    private static uint Bits<T>(IReadOnlyList<T> codes) where T : struct, Enum
    {
        var bits = 0u;
        foreach (var code in codes)
            if (Enum.IsDefined(code)) bits |= Bit(Convert.ToInt32(code, null));
        return bits;
    }

    private static uint Named(Facet facet, IEnumerable<string> values)
    {
        var bits = 0u;
        foreach (var value in values)
            for (var i = 0; i < facet.Values.Count; i++)
                if (facet.Values[i].Value == value) bits |= Bit(i);
        return bits;
    }

    private static uint Bit(int value) => 1u << value;

    private static FacetCode[] Codes<T>() where T : struct, Enum => [.. Enum.GetValues<T>().Select(v => new FacetCode(Vocabulary.Code(v), v))];
}
