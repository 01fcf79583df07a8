using FundingDirectory.Core.Domain;

namespace FundingDirectory.Core.Matching.Rules;

/// <summary>«Verträgt es sich, wie wird ausgewählt, wie viel Arbeit?» Cumulation, state aid, selection, effort.</summary>
public static class HowItIsGiven
{
    // Below a month of somebody's time a demanding application is hardly written.
    private const decimal EnoughMonths = 1;

    /// <summary>Kumulierung with the money that the project already has; both programmes must allow it.</summary>
    public static Finding? OtherMoneyIsAllowed(Candidate programme, Project project, bool worded)
    {
        const string Field = "cumulation";
        if (project.Existing.Count == 0) return null;
        var (worst, with) = (Cumulation.Allowed, project.Existing[0]);
        foreach (var other in project.Existing)
        {
            var together = Combining.Of(programme.Programme, (FundingProgramme)other.Content);
            if (Combining.Rank(together) > Combining.Rank(worst)) (worst, with) = (together, other);
        }
        return worst switch
        {
            Cumulation.Allowed => Say.Met(worded, Field, $"Mit dem vorhandenen Geld verträglich: {Titles(project.Existing)}.", points: 0.5),
            Cumulation.Limited => Say.Unknown(worded, Field, $"Neben «{with.Content.Title}» nur eingeschränkt möglich. Bitte vorher klären.", decides: false),
            Cumulation.Forbidden => Say.NotMet(worded, Field, $"Neben «{with.Content.Title}» ausgeschlossen.", $"Würde passen, wenn jedes Programm einen eigenen, abgegrenzten Teil des Vorhabens fördert."),
            _ => Say.Unknown(worded, Field, $"Ob es neben «{with.Content.Title}» möglich ist, ist nicht angegeben. Bitte beim Fördergeber erfragen."),
        };
    }

    /// <summary>Beihilferecht: only undertakings are concerned; sovereign tasks usually are no aid.</summary>
    public static Finding? StateAidIsChecked(Candidate programme, Project project, bool worded)
    {
        const string Field = "stateAid";
        if (project.Applicant != ApplicantType.MunicipalCompany) return null;
        return programme.Terms.StateAid switch
        {
            StateAid.None => Say.Met(worded, Field, $"Nach der Quelle keine Beihilfe."),
            StateAid.DeMinimis => Say.Unknown(worded, Field, $"Gilt als De-minimis-Beihilfe: höchstens 300.000 Euro in drei Jahren für Ihr Unternehmen zusammen.", decides: false),
            StateAid.BlockExemption => Say.Unknown(worded, Field, $"Für Unternehmen gelten die Grenzen der Gruppenfreistellung (AGVO).", decides: false),
            StateAid.GeneralInterest => Say.Unknown(worded, Field, $"Gefördert wird als Dienstleistung von allgemeinem Interesse (DAWI); ein Betrauungsakt ist nötig.", decides: false),
            _ => Say.Unknown(worded, Field, $"Ein kommunales Unternehmen kann unter das Beihilferecht fallen. Bitte beim Fördergeber klären.", decides: false),
        };
    }

    /// <summary>Auswahl: first come, first served needs speed; a competition promises nothing.</summary>
    public static Finding? SelectionIsKnown(Candidate programme, Project project, bool worded)
    {
        const string Field = "procedure";
        return programme.Terms.Selection switch
        {
            Selection.FirstCome => Say.Unknown(worded, Field, $"Wer zuerst kommt, wird zuerst gefördert, bis das Geld verbraucht ist (Windhundverfahren). Reichen Sie früh ein.", decides: false),
            Selection.Competition => Say.Unknown(worded, Field, $"Ausgewählt wird in einem Wettbewerb; eine Zusage ist nicht sicher.", decides: false),
            Selection.Lottery => Say.Unknown(worded, Field, $"Ausgewählt wird durch Los.", decides: false),
            Selection.Entitlement => Say.Met(worded, Field, $"Wer die Bedingungen erfüllt, hat Anspruch auf die Förderung.", points: 0.5),
            _ => null,
        };
    }

    /// <summary>Aufwand of the application against the staff time at hand.</summary>
    public static Finding? EffortFitsStaff(Candidate programme, Project project, bool worded)
    {
        const string Field = "procedure";
        if (programme.Effort.Level is not { } level || project.Profile.StaffMonths is not { } months) return null;
        return level >= 3 && months < EnoughMonths
            ? Say.Unknown(worded, Field, $"Der Antrag macht viel Arbeit ({German.List(programme.Effort.Reasons)}). Ihre Zeit reicht dafür kaum.", decides: false)
            : Say.Met(worded, Field, $"Der Aufwand ist zu schaffen: {German.List(programme.Effort.Reasons)}.");
    }

    private static string Titles(IReadOnlyList<Entry> entries) => German.List(entries.Select(e => $"«{e.Content.Title}»"));
}
