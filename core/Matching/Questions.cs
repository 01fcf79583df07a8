namespace FundingDirectory.Core.Matching;

/// <summary>What to ask next: the fields of the profile that programmes still wait for.</summary>
internal static class Questions
{
    private static readonly Dictionary<string, string> Texts = new()
    {
        ["ars"] = "Für welche Kommune suchen Sie?",
        ["applicant"] = "Wer stellt den Antrag?",
        ["topics"] = "Worum geht es in Ihrem Vorhaben?",
        ["alreadyStarted"] = "Hat das Vorhaben schon begonnen?",
        ["consortium"] = "Gibt es Partner für einen Verbund?",
        ["budgetSecurity"] = "Ist Ihre Kommune in der Haushaltssicherung?",
        ["budgetEuro"] = "Was soll das Vorhaben insgesamt kosten?",
        ["maxOwnSharePercent"] = "Welchen Eigenanteil können Sie höchstens tragen?",
    };

    /// <summary>The questions of the programmes that are not excluded, the one that decides most first.</summary>
    public static IReadOnlyList<Question> From(IEnumerable<ProgrammeMatch> programmes) =>
        [.. programmes.Where(p => p.Verdict != Verdict.Excluded)
            .SelectMany(p => p.Reasons.Where(r => r is { Outcome: Outcome.Unknown, Asks: not null }).Select(r => r.Asks!).Distinct())
            .GroupBy(field => field)
            .Select(g => new Question(g.Key, Texts[g.Key], g.Count()))
            .OrderByDescending(q => q.Decides).ThenBy(q => q.Field, StringComparer.Ordinal)];
}
