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

    /// <summary>First bit of each facet, and its first counter, where the values of all facets stand in one row; one more at the end.</summary>
    public static int[] Offsets { get; } = [.. Enumerable.Range(0, Count + 1).Select(f => All.Take(f).Sum(g => g.Values.Count))];

    /// <summary>Bit of what holds in every state; it passes the filter but is no value of its own.</summary>
    private static readonly UInt128 Nationwide = UInt128.One << Offsets[^1];
    /// <summary>What no entry has.</summary>
    private static readonly UInt128 NoSuchValue = UInt128.One << 127;
    private static readonly UInt128 WithdrawnBit = Bit(Status, Enum.GetValues<OpennessState>().Length);

    /// <summary>The bit of a value.</summary>
    public static UInt128 Bit(int facet, int value) => UInt128.One << (Offsets[facet] + value);

    /// <summary>The bits of all values of a facet.</summary>
    public static UInt128 ValuesOf(int facet) => ((UInt128.One << All[facet].Values.Count) - 1) << Offsets[facet];

    /// <summary>The bits of an entry.</summary>
    public static UInt128 BitsOf(SearchDocument document)
    {
        var bits = Bit(Kind, (int)document.Entry.Kind) | LandBits(document) | StatusBits(document);
        foreach (var topic in document.Topics) bits |= Bit(Topic, (int)topic);
        if (document.Entry.Content is not FundingProgramme programme) return bits;
        bits |= Bit(Level, (int)programme.Level);
        if (programme.FundingTypes.Count == 0) bits |= Bit(FundingType, (int)Domain.FundingType.Unknown);
        foreach (var type in programme.FundingTypes) bits |= Bit(FundingType, (int)type);
        foreach (var applicant in programme.EligibleApplicants) bits |= Bit(Applicant, (int)applicant);
        return bits;
    }

    /// <summary>The bits a query asks for, by facet; 0 = the query does not use this facet. Unknown codes ask for what no entry has.</summary>
    public static UInt128[] FiltersOf(SearchQuery query)
    {
        var filters = new UInt128[Count];
        if (query.Kinds.Count > 0) filters[Kind] = Bits(Kind, query.Kinds);
        if (query.Levels.Count > 0) filters[Level] = Bits(Level, query.Levels);
        if (query.States.Count > 0) filters[Land] = Named(Land, query.States) is var lands && lands != 0 ? lands | Nationwide : NoSuchValue;
        if (query.Topics.Count > 0) filters[Topic] = Bits(Topic, query.Topics);
        if (query.FundingTypes.Count > 0) filters[FundingType] = Bits(FundingType, query.FundingTypes);
        if (query.Applicants.Count > 0) filters[Applicant] = Bits(Applicant, query.Applicants);
        if (query.Statuses.Count > 0) filters[Status] = Named(Status, query.Statuses) | NoSuchValue;
        return filters;
    }

    private static UInt128 LandBits(SearchDocument document)
    {
        if (document.Areas.Count == 0) return document.AreaUnknown ? 0 : Nationwide;
        return Named(Land, document.Areas.Where(a => a.Length >= 2).Select(a => a[..2]));
    }

    private static UInt128 StatusBits(SearchDocument document)
    {
        if (document.Entry.Status == EntryStatus.Withdrawn) return WithdrawnBit;
        if (document.Openness is not { } openness) return 0;
        // What closes soon is open too.
        return Bit(Status, (int)openness.State) | (openness.State == OpennessState.ClosingSoon ? Bit(Status, (int)OpennessState.Open) : 0);
    }

    private static UInt128 Bits<T>(int facet, IReadOnlyList<T> codes) where T : struct, Enum
    {
        var bits = NoSuchValue;
        foreach (var code in codes)
            if (Enum.IsDefined(code)) bits |= Bit(facet, Convert.ToInt32(code, null));
        return bits;
    }

    private static UInt128 Named(int facet, IEnumerable<string> values)
    {
        var bits = UInt128.Zero;
        foreach (var value in values)
            for (var i = 0; i < All[facet].Values.Count; i++)
                if (All[facet].Values[i].Value == value) bits |= Bit(facet, i);
        return bits;
    }

    private static FacetCode[] Codes<T>() where T : struct, Enum => [.. Enum.GetValues<T>().Select(v => new FacetCode(Vocabulary.Code(v), v))];
}
