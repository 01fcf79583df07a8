using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Search;

namespace FundingDirectory.Web.Components;

/// <summary>One checkbox of a facet.</summary>
public sealed record FacetOption(string Value, string Label, int Count, bool Chosen);

/// <summary>One facet of the search form: its parameter in the address, and its options, the first ones shown at once.</summary>
public sealed record FacetGroup(string Name, string Legend, IReadOnlyList<FacetOption> First, IReadOnlyList<FacetOption> Rest)
{
    private const int ShownAtOnce = 6;

    /// <summary>The facets of an answer in the order of the questions a municipality asks first.</summary>
    public static IReadOnlyList<FacetGroup> Of(SearchQuery query, SearchAnswer answer)
    {
        // No status at all means everything; every box is then ticked, so that unticking one takes it away.
        var statuses = query.Statuses.Count == 0 ? SearchAnswerStatuses(answer) : [.. query.Statuses, .. query.Statuses.Contains("open") ? ["closingSoon"] : Array.Empty<string>()];
        return
        [
            Make("status", "Stand", "status", answer, statuses, Status),
            Make("land", "Land", "land", answer, query.States, key => Vocabulary.State(key) ?? key),
            Make("antragsteller", "Wir sind", "applicant", answer, Codes(query.Applicants), Label<ApplicantType>),
            Make("thema", "Thema", "topic", answer, Codes(query.Topics), Label<Topic>),
            Make("ebene", "Fördergeber", "level", answer, Codes(query.Levels), Label<FundingLevel>),
            Make("art", "Art der Förderung", "fundingType", answer, Codes(query.FundingTypes), Label<FundingType>),
        ];
    }

    /// <summary>The German label of a status of the search.</summary>
    public static string Status(string code) =>
        code == Vocabulary.Code(EntryStatus.Withdrawn) ? Vocabulary.Label(EntryStatus.Withdrawn) : Label<OpennessState>(code);

    private static FacetGroup Make(string name, string legend, string facet, SearchAnswer answer, IReadOnlyList<string> chosen, Func<string, string> label)
    {
        var found = answer.Facets.GetValueOrDefault(facet) ?? [];
        // A chosen value that finds nothing must still be there to be taken away.
        var options = found.Select(v => new FacetOption(v.Value, v.Label, v.Count, chosen.Contains(v.Value)))
            .Concat(chosen.Where(c => c != "closingSoon" && found.All(v => v.Value != c)).Select(c => new FacetOption(c, label(c), 0, true))).ToList();
        if (options.Count <= ShownAtOnce + 1) return new(name, legend, options, []);
        var first = options.Take(ShownAtOnce).Concat(options.Skip(ShownAtOnce).Where(o => o.Chosen)).ToList();
        return new(name, legend, first, [.. options.Except(first)]);
    }

    private static IReadOnlyList<string> SearchAnswerStatuses(SearchAnswer answer) => [.. (answer.Facets.GetValueOrDefault("status") ?? []).Select(v => v.Value)];

    private static IReadOnlyList<string> Codes<T>(IEnumerable<T> values) where T : struct, Enum => [.. values.Select(v => Vocabulary.Code(v))];

    private static string Label<T>(string code) where T : struct, Enum => Vocabulary.Parse<T>(code) is { } value ? Vocabulary.Label(value) : code;
}
