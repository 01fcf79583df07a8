using FundingDirectory.Core.Domain;

namespace FundingDirectory.Core.Workflow;

/// <summary>Evidence that editors give: facts by which a municipality decides need the words of their source.</summary>
public static class EditorEvidence
{
    /// <summary>Source of evidence that an editor read off a page.</summary>
    public const string Source = "editor";

    private static readonly HashSet<string> Decisive =
    [
        "fundingAreas", "eligibleApplicants", "consortium", "populationMin", "populationMax", "budgetSecurity", "fundingRates", "amountMin", "amountMax", "ownContribution",
        "eligibleCosts", "deadlineModel", "rounds", "earlyStart", "cumulation", "stateAid",
    ];

    /// <summary>The fields that changed against the published content, say something, decide whether one may apply, and have no new evidence with a quote
    /// or from a harvest. <paramref name="published"/> null = a new entry.</summary>
    public static IReadOnlyList<string> Missing(EntryContent? published, EntryContent draft)
    {
        var (was, now) = (published is null ? null : FieldDiff.Fields(published), FieldDiff.Fields(draft));
        var old = (published?.Provenance ?? []).ToHashSet();
        // Who checks a deadline quotes one sentence for the model and its dates.
        return [.. now.Select(f => f.Key).Where(f => Decisive.Contains(f) && !(was is not null && Meaning.Same(f, was[f], now[f])) && !Meaning.IsEmpty(now[f])
            && !draft.Provenance.Any(r => Group(r.Field) == Group(f) && !old.Contains(r) && (r.FetchedAt is not null || !string.IsNullOrWhiteSpace(r.Quote))))];
    }

    /// <summary>The content with an editor's evidence for fields: it replaces what an editor said about them before; a source's own rows stay beside it.</summary>
    public static EntryContent With(EntryContent content, IReadOnlyCollection<string> fields, string quote, string url, DateOnly today) => content with
    {
        Provenance =
        [
            .. content.Provenance.Where(r => !(r.Source == Source && fields.Contains(r.Field))),
            .. fields.Select(f => new Provenance { Field = f, Source = Source, Url = url, Quote = quote, AsOf = today.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), DecidedBy = DecidedBy.Editor }),
        ],
    };

    private static string Group(string field) => field switch
    {
        "populationMax" => "populationMin",
        "amountMax" => "amountMin",
        "rounds" => "deadlineModel",
        _ => field,
    };
}
