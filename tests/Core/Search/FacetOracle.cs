using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Search;

namespace FundingDirectory.Tests.Core.Search;

/// <summary>The meaning of every filter written down once more in the plainest way, to count by hand.</summary>
internal static class FacetOracle
{
    public static IEnumerable<string> Values(string facet) => facet switch
    {
        "kind" => Codes<EntryKind>(),
        "level" => Codes<FundingLevel>(),
        "land" => Vocabulary.States.Select(s => s.Value),
        "topic" => Codes<Topic>(),
        "fundingType" => Codes<FundingType>(),
        "applicant" => Codes<ApplicantType>(),
        _ => [.. Codes<OpennessState>(), "withdrawn"],
    };

    public static bool Passes(Entry entry, SearchQuery query, string? except) =>
        (query.Text is null || entry.Content.Title.Contains(query.Text.Trim('"'), StringComparison.Ordinal))
        && (query.Ars is null || Areas(entry).Count == 0 || Areas(entry).Any(a => a.StartsWith(query.Ars, StringComparison.Ordinal) || query.Ars.StartsWith(a, StringComparison.Ordinal)))
        && Any(entry, "kind", query.Kinds.Select(k => Vocabulary.Code(k)), except)
        && Any(entry, "level", query.Levels.Select(k => Vocabulary.Code(k)), except)
        && (IsNationwide(entry) || Any(entry, "land", query.States, except))
        && Any(entry, "topic", query.Topics.Select(k => Vocabulary.Code(k)), except)
        && Any(entry, "fundingType", query.FundingTypes.Select(k => Vocabulary.Code(k)), except)
        && Any(entry, "applicant", query.Applicants.Select(k => Vocabulary.Code(k)), except)
        && Any(entry, "status", query.Statuses, except);

    public static bool Has(Entry entry, string facet, string value) => Of(entry, facet).Contains(value);

    private static bool Any(Entry entry, string facet, IEnumerable<string> wanted, string? except) =>
        facet == except || !wanted.Any() || wanted.Any(w => Has(entry, facet, w));

    private static IEnumerable<string> Of(Entry entry, string facet)
    {
        var programme = entry.Content as FundingProgramme;
        return facet switch
        {
            "kind" => [Vocabulary.Code(entry.Kind)],
            "level" => programme is null ? [] : [Vocabulary.Code(programme.Level)],
            "land" => Areas(entry).Select(a => a[..2]),
            "topic" => Topics(entry).Select(t => Vocabulary.Code(t)),
            "fundingType" => programme is null ? [] : programme.FundingTypes.Count == 0 ? ["unknown"] : programme.FundingTypes.Select(t => Vocabulary.Code(t)),
            "applicant" => programme is null ? [] : programme.EligibleApplicants.Select(a => Vocabulary.Code(a)),
            _ => Status(entry),
        };
    }

    private static IEnumerable<string> Status(Entry entry)
    {
        if (entry.Status == EntryStatus.Withdrawn) return ["withdrawn"];
        if (entry.Content is not FundingProgramme programme) return [];
        var state = Openness.Of(programme, SampleEntries.Today).State;
        return state == OpennessState.ClosingSoon ? ["open", "closingSoon"] : [Vocabulary.Code(state)];
    }

    private static IReadOnlyList<string> Areas(Entry entry) => entry.Content switch { FundingProgramme p => p.FundingAreas, CompetenceCentre c => c.Areas, UseCase u => u.Areas, _ => [] };

    /// <summary>True for what holds in every state: it passes the filter but counts for none.</summary>
    public static bool IsNationwide(Entry entry) => Areas(entry).Count == 0 && entry.Content is not UseCase && entry.Content is not FundingProgramme { AreaUnknown: true };

    private static IReadOnlyList<Topic> Topics(Entry entry) => entry.Content switch { FundingProgramme p => p.Topics, CompetenceCentre c => c.Topics, UseCase u => u.Topics, Article a => a.Topics, _ => [] };

    private static IEnumerable<string> Codes<T>() where T : struct, Enum => Enum.GetValues<T>().Select(v => Vocabulary.Code(v));
}
