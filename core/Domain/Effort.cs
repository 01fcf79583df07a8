namespace FundingDirectory.Core.Domain;

/// <summary>How much work an application is (Aufwand): 1 low, 2 medium, 3 high; null = too little is known to say. Computed from known facts, each named.</summary>
public sealed record Effort(int? Level, IReadOnlyList<string> Reasons)
{
    /// <summary>The effort of a programme.</summary>
    public static Effort Of(FundingProgramme programme)
    {
        var reasons = new List<string>();
        if (programme.Procedure?.Stages == 2 || programme.DeadlineModel == DeadlineModel.TwoStage) reasons.Add("zweistufiges Verfahren mit Skizze und Antrag");
        if (programme.Consortium == Consortium.Required) reasons.Add("ein Verbund mit Partnern ist nötig");
        if (programme.Procedure?.Selection == Selection.Competition) reasons.Add("Auswahl in einem Wettbewerb");
        if (programme.Level == FundingLevel.Eu) reasons.Add("Antrag über das EU-Portal, meist auf Englisch");
        if (reasons.Count > 0) return new Effort(Math.Min(3, reasons.Count + 1), reasons);
        return programme.Procedure?.Stages == 1 ? new Effort(1, ["einstufiges Verfahren"]) : new Effort(null, []);
    }
}
