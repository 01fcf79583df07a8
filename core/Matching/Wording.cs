using FundingDirectory.Core.Domain;

namespace FundingDirectory.Core.Matching;

/// <summary>Puts what the rules found about one programme into reasons: sentence, evidence, source.</summary>
internal static class Wording
{
    /// <summary>The name of the reason that the free words give.</summary>
    public const string DescriptionMatches = "DescriptionMatches";

    private const string NotStated = "nicht angegeben";

    /// <summary>Every reason of a match, in the order of the rules; the description's share comes last.</summary>
    public static IReadOnlyList<Reason> Of(ProgrammeMatch match)
    {
        var reasons = new List<Reason>();
        for (var r = 0; r < EligibilityRules.All.Count; r++)
            if (EligibilityRules.All[r](match.Candidate, match.Project, worded: true) is { } finding)
                reasons.Add(Reason(match.Entry, EligibilityRules.Names[r], finding));
        if (Description(match.Project, match.Relevance) is { } words) reasons.Add(words);
        return reasons;
    }

    /// <summary>The share of the free words in the rank; null when they say nothing about the entry.</summary>
    public static Reason? Description(Project project, double relevance) => relevance <= 0 ? null : new Reason
    {
        Rule = DescriptionMatches, Outcome = Outcome.Met, Points = Points(relevance), Evidence = project.Profile.Description,
        Text = $"Die Beschreibung Ihres Vorhabens passt zu {German.Percent((decimal)Math.Round(relevance * 100))} so gut wie zum besten Treffer.",
    };

    /// <summary>What the free words add to a score; the best hit gets as much as a fitting topic.</summary>
    public static double Points(double relevance) => relevance <= 0 ? 0 : Math.Round(2 * relevance, 3);

    private static Reason Reason(Entry entry, string rule, Finding finding)
    {
        var reason = new Reason { Rule = rule, Outcome = finding.Outcome, Text = finding.Text!, Asks = finding.Asks, WouldFitIf = finding.WouldFitIf, Points = finding.Points };
        return WithEvidence(reason, entry, finding.Field);
    }

    /// <summary>The reason with what the entry's source says about a field; null = the reason is about no field.</summary>
    public static Reason WithEvidence(Reason reason, Entry entry, string? field)
    {
        var row = field is null ? null : entry.Content.Provenance.FirstOrDefault(p => p.Field == field);
        return reason with
        {
            Evidence = row?.Quote is { } quote ? $"„{quote}“" : row?.Note ?? NotStated,
            Source = row?.Url ?? entry.Content.Sources.Select(s => s.Url).FirstOrDefault(u => u is not null) ?? (entry.Content.Links is [var link, ..] ? link.Url : null),
        };
    }
}
