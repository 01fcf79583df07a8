using FundingDirectory.Core.Domain;

namespace FundingDirectory.Core.Matching.Rules;

/// <summary>«Geht es noch, reicht die Zeit, haben wir schon begonnen?» Deadline, validity of the guideline, planned start, early start.</summary>
public static class WhenToApply
{
    private const int DaysAWeek = 7;
    // From outline or application to approval hardly any grant takes less; only used for a warning.
    private const int ShortMonths = 3;

    /// <summary>Antragsfrist on the day of the question.</summary>
    public static Finding? CanStillApply(Candidate programme, Project project, bool worded)
    {
        var field = programme.Terms.HasRounds ? "rounds" : "deadlineModel";
        var openness = programme.Openness;
        return openness.State switch
        {
            OpennessState.Closed => Say.NotMet(worded, field, $"{Closed(openness)}", $"Würde passen, wenn eine neue Runde ausgeschrieben wird."),
            OpennessState.Open => Say.Met(worded, field, $"Offen bis {German.Date(openness.Closes!.Value)}, das sind noch {Weeks(openness)}.", points: 2),
            OpennessState.ClosingSoon => Say.Met(worded, field, $"Offen, aber nur noch bis {German.Date(openness.Closes!.Value)}{(openness.Round == RoundKind.Outline ? " (Projektskizze)" : "")}.", points: 2),
            OpennessState.Rolling => Say.Met(worded, field, $"Anträge sind laufend möglich.", points: 2),
            OpennessState.Upcoming => Say.Met(worded, field, $"Angekündigt; Beginn am {German.Date(openness.Opens!.Value)}.", points: 1.5),
            _ => Say.Unknown(worded, field, $"Eine Frist ist nicht angegeben. Bitte beim Fördergeber erfragen."),
        };
    }

    /// <summary>Geltungsdauer of the guideline. It is no deadline, but without a guideline there is no grant.</summary>
    public static Finding? GuidelineIsValid(Candidate programme, Project project, bool worded)
    {
        const string Field = "guideline";
        if (programme.Terms.GuidelineEnds is not { } end) return null;
        if (end < project.Today)
            // A round that is open proves more than an old date in the guideline.
            return programme.Openness.State is OpennessState.Open or OpennessState.ClosingSoon or OpennessState.Upcoming
                ? Say.Unknown(worded, Field, $"Die Richtlinie galt nach der Quelle bis {German.Date(end)}. Fragen Sie, welche Fassung jetzt gilt.", decides: false)
                : Say.Unknown(worded, Field, $"Die Richtlinie galt bis {German.Date(end)}. Ob eine neue folgt, ist nicht bekannt.");
        return project.Start is { } start && start > end
            ? Say.Unknown(worded, Field, $"Die Richtlinie gilt bis {German.Date(end)}, also nicht bis zu Ihrem geplanten Beginn.", decides: false)
            : Say.Met(worded, Field, $"Die Richtlinie gilt bis {German.Date(end)}.");
    }

    /// <summary>Planned start against the application: whoever must wait for the approval cannot begin before applying.</summary>
    public static Finding? StartLeavesTime(Candidate programme, Project project, bool worded)
    {
        const string Field = "rounds";
        var (openness, early) = (programme.Openness, programme.Terms.EarlyStart);
        if (project.Start is not { } start || early == EarlyStart.Free) return null;
        // The first day on which an application can be there: when the round opens, or today.
        var first = openness.State switch
        {
            OpennessState.Upcoming => openness.Opens!.Value,
            OpennessState.Open or OpennessState.ClosingSoon or OpennessState.Rolling => project.Today,
            _ => (DateOnly?)null,
        };
        if (first is not { } day) return null;
        var lastDay = start.AddMonths(1).AddDays(-1);
        if (lastDay < day)
            return early is EarlyStart.NotBeforeApproval or EarlyStart.NotBeforeApplication
                ? Say.NotMet(worded, Field, $"Ein Antrag ist erst ab {German.Date(day)} möglich; {Month(start)} ist dafür zu früh.", $"Würde passen, wenn Sie später beginnen: frühestens nach {German.Date(day)}.")
                : Say.Unknown(worded, Field, $"Ein Antrag ist erst ab {German.Date(day)} möglich. Ob Sie schon {Month(start)} beginnen dürfen, bitte beim Fördergeber erfragen.");
        return start < day.AddMonths(ShortMonths) && early != EarlyStart.NotBeforeApplication
            ? Say.Unknown(worded, Field, $"Bis zum Beginn ({Month(start)}) bleibt wenig Zeit für die Bewilligung.", decides: false)
            : Say.Met(worded, Field, $"Bis zum Beginn ({Month(start)}) bleibt Zeit für den Antrag.");
    }

    /// <summary>Vorhabenbeginn: who starts before approval usually loses the grant (VV 1.3 zu § 44 BHO/LHO).</summary>
    public static Finding? NotStartedTooEarly(Candidate programme, Project project, bool worded)
    {
        const string Field = "earlyStart";
        return (project.Profile.AlreadyStarted, programme.Terms.EarlyStart) switch
        {
            (_, EarlyStart.Free) => Say.Met(worded, Field, $"Das Vorhaben darf jederzeit beginnen."),
            (false, _) => Say.Met(worded, Field, $"Das Vorhaben hat noch nicht begonnen."),
            (true, EarlyStart.Unknown) => Say.Unknown(worded, Field, $"Das Vorhaben hat schon begonnen. In der Regel wird dann nicht mehr gefördert. Bitte beim Fördergeber erfragen."),
            (true, EarlyStart.OnRequest) => Say.Unknown(worded, Field, $"Das Vorhaben hat schon begonnen. Gefördert wird nur, wenn der vorzeitige Beginn vorher genehmigt wurde."),
            (true, _) => Say.NotMet(worded, Field, $"Das Vorhaben hat schon begonnen; das schließt die Förderung aus.", $"Würde passen, wenn ein abgrenzbarer Teil noch nicht begonnen hat."),
            _ => Say.Unknown(worded, Field, $"Beginnen Sie nicht vor der Bewilligung: Auch ein Vertrag gilt als Beginn.", asks: "alreadyStarted", decides: false),
        };
    }

    private static string Closed(Openness openness) => openness.Closes is { } last ? $"Geschlossen; die letzte bekannte Frist war am {German.Date(last)}." : "Geschlossen.";

    private static string Weeks(Openness openness) => German.Count((openness.Closes!.Value.DayNumber - openness.AsOf.DayNumber) / DaysAWeek, "Woche", "Wochen");

    private static string Month(DateOnly start) => $"im {German.Period(start.ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture))}";
}
