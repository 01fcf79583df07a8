namespace FundingDirectory.Core.Matching;

/// <summary>Counts while programmes are judged what an answer to each question would decide.</summary>
internal sealed class Questions
{
    private static readonly (string Field, string Text)[] Known =
    [
        ("ars", "Für welche Kommune suchen Sie?"),
        ("applicant", "Wer stellt den Antrag?"),
        ("topics", "Worum geht es in Ihrem Vorhaben?"),
        ("alreadyStarted", "Hat das Vorhaben schon begonnen?"),
        ("consortium", "Gibt es Partner für einen Verbund?"),
        ("budgetSecurity", "Ist Ihre Kommune in der Haushaltssicherung?"),
        ("budgetEuro", "Was soll das Vorhaben insgesamt kosten?"),
        ("maxOwnSharePercent", "Welchen Eigenanteil können Sie höchstens tragen?"),
    ];

    private readonly int[] decides = new int[Known.Length], concerns = new int[Known.Length];
    // Of the programme at hand: questions it asks, and how many of its deciding unknowns wait for each.
    private uint asked;
    private readonly int[] deciding = new int[Known.Length];

    public void Begin()
    {
        asked = 0;
        Array.Clear(deciding);
    }

    public void Note(Finding unknown)
    {
        if (unknown.Asks is not { } field) return;
        var question = IndexOf(field);
        asked |= 1u << question;
        if (!unknown.OnlyInforms) deciding[question]++;
    }

    /// <summary>Ends a programme. A question decides it when every deciding unknown waits for that question; otherwise its answer may still rule it out.</summary>
    public void End(Verdict verdict, int open)
    {
        if (verdict == Verdict.Excluded) return;
        for (var q = 0; q < Known.Length; q++)
        {
            if ((asked & (1u << q)) == 0) continue;
            if (open > 0 && deciding[q] == open) decides[q]++;
            else concerns[q]++;
        }
    }

    /// <summary>The questions that programmes wait for, the one that decides most first.</summary>
    public IReadOnlyList<Question> InOrder() =>
        [.. Known.Select((k, q) => new Question(k.Field, k.Text, decides[q], concerns[q])).Where(q => q.Decides + q.Concerns > 0)
            .OrderByDescending(q => q.Decides).ThenByDescending(q => q.Concerns).ThenBy(q => q.Field, StringComparer.Ordinal)];

    private static int IndexOf(string field)
    {
        for (var q = 0; q < Known.Length; q++)
            if (ReferenceEquals(Known[q].Field, field) || Known[q].Field == field) return q;
        throw new ArgumentException($"No question asks for {field}.", nameof(field));
    }
}
