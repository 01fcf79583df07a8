using FundingDirectory.Core.Domain;

namespace FundingDirectory.Core.Matching;

/// <summary>Programmes that together could pay for the project. <c>Rule</c>: what their sources say about combining them; unknown stays unknown.
/// <c>OwnSharePercent</c> and <c>OwnShareEuro</c>: what remains for the municipality; null when it cannot be told.</summary>
public sealed record Combination(IReadOnlyList<Entry> Programmes, Cumulation Rule, decimal? OwnSharePercent, long? OwnShareEuro, string Text);

/// <summary>Finds two or three programmes that fit and may stand beside each other.</summary>
internal static class Combinations
{
    // Of the best ones only: nobody writes ten applications for one project.
    private const int MostProgrammes = 10, MostShown = 6, MostUnknown = 3;

    public static IReadOnlyList<Combination> Of(IReadOnlyList<ProgrammeMatch> matches, Project project)
    {
        // A loan pays the own share and does not lessen it, and advice brings no money.
        var best = matches.TakeWhile(m => m.Verdict != Verdict.Excluded).Where(m => m.Programme.FundingType is FundingType.Grant or FundingType.Prize && m.Openness.CanStillApply)
            .Take(MostProgrammes).ToList();
        var found = new List<(Combination Combination, double Score)>();
        for (var a = 0; a < best.Count; a++)
            for (var b = a + 1; b < best.Count; b++)
            {
                if (Join([best[a], best[b]], project) is not { } pair) continue;
                found.Add((pair, best[a].Score + best[b].Score));
                if (pair.Rule == Cumulation.Unknown || pair.OwnSharePercent is null or 0) continue;
                for (var c = b + 1; c < best.Count; c++)
                    if (Join([best[a], best[b], best[c]], project) is { Rule: not Cumulation.Unknown } three && three.OwnSharePercent < pair.OwnSharePercent)
                        found.Add((three, best[a].Score + best[b].Score + best[c].Score));
            }
        var inOrder = found.OrderBy(f => Combining.Rank(f.Combination.Rule)).ThenBy(f => f.Combination.OwnSharePercent ?? 100).ThenByDescending(f => f.Score).Select(f => f.Combination).ToLookup(c => c.Rule == Cumulation.Unknown);
        return [.. inOrder[false].Concat(inOrder[true].Take(MostUnknown)).Take(MostShown)];
    }

    /// <summary>What several programmes give together; null when one of them forbids it.</summary>
    private static Combination? Join(ProgrammeMatch[] parts, Project project)
    {
        var rule = Cumulation.Allowed;
        for (var a = 0; a < parts.Length; a++)
            for (var b = a + 1; b < parts.Length; b++)
                if (Combining.Of(parts[a].Programme, parts[b].Programme) is var together && Combining.Rank(together) > Combining.Rank(rule)) rule = together;
        if (rule == Cumulation.Forbidden) return null;
        var percent = rule == Cumulation.Unknown ? null : OwnPercent(parts);
        var euro = percent is null ? null : OwnEuro(parts, project, percent.Value);
        return new Combination([.. parts.Select(p => p.Entry)], rule, percent, euro, Sentence(rule, percent, euro, parts));
    }

    /// <summary>Rates add up to the whole cost at most, and the largest stated own share remains. Null when one of the rates is not known.</summary>
    private static decimal? OwnPercent(ProgrammeMatch[] parts)
    {
        if (Array.Exists(parts, p => p.OwnShare is not { Rate: not null })) return null;
        var granted = parts.Sum(p => p.OwnShare!.Value.Rate!.PercentMax);
        var stated = parts.Max(p => p.Programme.OwnContribution?.MinPercent ?? 0);
        return Math.Max(Math.Max(0, 100 - granted), stated);
    }

    private static long? OwnEuro(ProgrammeMatch[] parts, Project project, decimal percent)
    {
        if (project.Profile.BudgetEuro is not { } budget || Array.Exists(parts, p => p.OwnShare?.Euro is null)) return null;
        var granted = parts.Sum(p => budget - p.OwnShare!.Value.Euro!.Value);
        return Math.Max(budget - granted, (long)Math.Ceiling(budget * percent / 100));
    }

    private static string Sentence(Cumulation rule, decimal? percent, long? euro, ProgrammeMatch[] parts)
    {
        var remains = percent is not { } p ? "" : $" Dann bleiben mindestens {German.Percent(p)} Eigenanteil{(euro is { } amount ? $", hier {German.Euro(amount)}" : "")}.";
        var costs = Apart(parts) ? " Die Programme fördern verschiedene Ausgaben." : "";
        return rule switch
        {
            Cumulation.Allowed => $"Die Programme dürfen zusammen fördern.{costs}{remains}",
            Cumulation.Limited => $"Zusammen nur eingeschränkt möglich. Bitte vorher mit beiden Fördergebern klären.{costs}{remains}",
            _ => $"Ob die Programme zusammen fördern dürfen, ist nicht angegeben. Bitte bei den Fördergebern erfragen.{costs}",
        };
    }

    /// <summary>True when every pair names costs and none is shared: then no cost is funded twice.</summary>
    private static bool Apart(ProgrammeMatch[] parts)
    {
        for (var a = 0; a < parts.Length; a++)
            for (var b = a + 1; b < parts.Length; b++)
                if (parts[a].Candidate.Costs.IsEmpty || parts[b].Candidate.Costs.IsEmpty || !parts[a].Candidate.Costs.And(parts[b].Candidate.Costs).IsEmpty) return false;
        return true;
    }
}
