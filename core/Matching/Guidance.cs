using FundingDirectory.Core.Domain;

namespace FundingDirectory.Core.Matching;

/// <summary>Which questions of law and organisation a project brings with it, and why.</summary>
internal static class Guidance
{
    private static readonly CodeSet PersonalData = CodeSet.Of([Topic.CitizenService, Topic.Documents, Topic.Data, Topic.SmartCity]);
    private static readonly CodeSet ManyData = CodeSet.Of([Topic.Data, Topic.SmartCity]);
    private static readonly CodeSet Bought = CodeSet.Of([CostKind.ExternalServices, CostKind.Licences]);

    /// <summary>The themes of a project with the sentence that says why and the points it gives.</summary>
    public static IReadOnlyList<(GuidanceTheme Theme, string Why, double Points)> Of(Project project)
    {
        var (topics, phase) = (project.TopicSet, project.Profile.Phase);
        var themes = new List<(GuidanceTheme, string, double)>();
        if (project.IsAboutAi)
        {
            themes.Add((GuidanceTheme.AiAct, "Für KI-Vorhaben gilt die KI-Verordnung der EU.", 2));
            themes.Add((GuidanceTheme.AiLiteracy, "Wer KI einsetzt, muss für KI-Kompetenz sorgen (Artikel 4 KI-Verordnung).", 2));
            themes.Add((GuidanceTheme.Ethics, "KI braucht klare Regeln für Fairness und Transparenz.", 1));
            themes.Add((GuidanceTheme.StaffInvolvement, "KI verändert Arbeit: Beschäftigte und Personalrat gehören früh dazu.", 1));
        }
        else if (topics.Has(Topic.Skills) || phase == Phase.Qualification) themes.Add((GuidanceTheme.AiLiteracy, "Passt zur Qualifizierung der Beschäftigten.", 1));
        if (!topics.And(PersonalData).IsEmpty) themes.Add((GuidanceTheme.DataProtection, "Bei diesem Thema werden meist personenbezogene Daten verarbeitet.", 1.5));
        if (project.IsAboutAi || !topics.And(ManyData).IsEmpty) themes.Add((GuidanceTheme.DataQuality, "Das Vorhaben steht und fällt mit guten Daten.", 1));
        if (topics.Has(Topic.Security)) themes.Add((GuidanceTheme.Security, "Passt zum Thema IT-Sicherheit.", 1.5));
        if (!project.CostSet.And(Bought).IsEmpty || phase is Phase.Pilot or Phase.Implementation or Phase.Reuse) themes.Add((GuidanceTheme.Procurement, "Leistungen und Lizenzen müssen vergeben werden.", 1));
        if (project.Profile.AlreadyStarted == true) themes.Add((GuidanceTheme.EarlyStart, "Das Vorhaben hat schon begonnen. Das kann die Förderung kosten.", 3));
        else if (project.Profile.Start is not null) themes.Add((GuidanceTheme.EarlyStart, "Vor dem geplanten Beginn muss die Bewilligung da sein oder eine Zustimmung.", 1));
        if (project.Profile.MaxOwnSharePercent is not null || project.Profile.BudgetSecurity == true) themes.Add((GuidanceTheme.OwnContribution, "Der Eigenanteil begrenzt, was infrage kommt.", 1.5));
        if (project.Profile.ExistingFunding.Count > 0) themes.Add((GuidanceTheme.Cumulation, "Im Vorhaben steckt schon anderes Fördergeld.", 2));
        if (phase is Phase.Implementation or Phase.Operation) themes.Add((GuidanceTheme.ProofOfUse, "Die Verwendung der Mittel ist später nachzuweisen.", 0.5));
        if (phase is null or Phase.Advice or Phase.Concept) themes.Add((GuidanceTheme.FundingBasics, "Hilft vor dem ersten Antrag.", 0.5));
        return themes;
    }
}
