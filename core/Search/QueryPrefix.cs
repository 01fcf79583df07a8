namespace FundingDirectory.Core.Search;

/// <summary>A prefix of the query language (titel:, foerdergeber: …). <c>Fields</c>: one bit for each <see cref="SearchField"/> in which the word must stand.</summary>
internal sealed record QueryPrefix(string Name, int Fields)
{
    /// <summary>Every field.</summary>
    public const int Anywhere = -1;

    private static readonly QueryPrefix Title = new("titel", Of(SearchField.Title)), Funder = new("foerdergeber", Of(SearchField.Funder));
    /// <summary>«thema:» means the topic of that name, otherwise what stands in title or keywords.</summary>
    public static QueryPrefix Topic { get; } = new("thema", Of(SearchField.Title) | Of(SearchField.Keywords));
    /// <summary>«land:» means the state of that name or abbreviation.</summary>
    public static QueryPrefix State { get; } = new("land", Anywhere);

    // Folded, because that is how they are compared; umlauts are met in both spellings.
    private static readonly Dictionary<string, QueryPrefix> ByName = new(StringComparer.Ordinal)
    {
        ["titel"] = Title, ["title"] = Title, ["fordergeber"] = Funder, ["foerdergeber"] = Funder, ["geber"] = Funder, ["projekttrager"] = Funder, ["projekttraeger"] = Funder,
        ["thema"] = Topic, ["topic"] = Topic, ["schlagwort"] = new("schlagwort", Of(SearchField.Keywords)), ["land"] = State, ["bundesland"] = State,
    };

    /// <summary>The prefix of a folded name; null when there is none, so that the word stays a word.</summary>
    public static QueryPrefix? Named(string folded) => ByName.GetValueOrDefault(folded);

    private static int Of(SearchField field) => 1 << (int)field;
}
