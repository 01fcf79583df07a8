using FundingDirectory.Core.Domain;

namespace FundingDirectory.Core.Matching;

/// <summary>Advice and knowledge beside the money: centres, guides and examples, each with its reasons.</summary>
internal static class Suggestions
{
    /// <summary>The entry as a suggestion; null when nothing speaks for it.</summary>
    public static Suggestion? For(Entry entry, Project project, Reason? words)
    {
        var reasons = (entry.Content switch
        {
            CompetenceCentre centre => Centre(centre, project),
            Article article => Guide(article, project),
            UseCase useCase => Example(useCase, project),
            _ => [],
        }).Concat(words is null ? [] : [words]).ToList();
        // A centre that cannot help here is not offered, however well its words match.
        if (reasons.Count == 0 || reasons.Exists(r => r.Outcome == Outcome.NotMet)) return null;
        return new Suggestion(entry, Math.Round(reasons.Sum(r => r.Points), 3), reasons);
    }

    /// <summary>The suggestion with what its reasons rest on; only for those that are shown, as there may be very many.</summary>
    public static Suggestion WithEvidence(Suggestion suggestion) => suggestion with
    {
        Reasons = [.. suggestion.Reasons.Select(r => r.Evidence is null ? Wording.WithEvidence(r, suggestion.Entry, FieldOf(r.Rule)) : r)],
    };

    // The field of the entry that a reason rests on.
    private static string? FieldOf(string rule) => rule switch
    {
        "AreaCoversTheMunicipality" or "SameState" => "areas",
        "SameMunicipality" => "municipality",
        "SimilarSize" => "inhabitants",
        "FundedBy" => "fundedBy",
        "TopicFits" => "topics",
        "PhaseFits" => "phases",
        "GuidanceIsNeeded" => "themes",
        "ServesMunicipalities" => "servesMunicipalities",
        "StillActive" => "activeTo",
        "Offers" => "offers",
        _ => null,
    };

    private static IEnumerable<Reason> Centre(CompetenceCentre centre, Project project)
    {
        if (centre.Areas.Count == 0) yield return Say("AreaCoversTheMunicipality", Outcome.Met, "Arbeitet bundesweit.", 1);
        else if (project.Municipality is { } place)
            yield return centre.Areas.Any(a => place.Ars.StartsWith(a, StringComparison.Ordinal))
                ? Say("AreaCoversTheMunicipality", Outcome.Met, $"Arbeitet in {Vocabulary.State(place.StateKey) ?? place.State}.", 4)
                : Say("AreaCoversTheMunicipality", Outcome.NotMet, $"Arbeitet nicht in {place.State}.", 0);
        else yield return Say("AreaCoversTheMunicipality", Outcome.Unknown, "Arbeitet nur in einzelnen Ländern.", 0, "ars");

        if (centre.ServesMunicipalities == true) yield return Say("ServesMunicipalities", Outcome.Met, "Das Angebot richtet sich auch an Kommunen oder Verwaltungen.", 2);
        else yield return Say("ServesMunicipalities", Outcome.Unknown, "Ob das Angebot Kommunen offensteht, ist nicht angegeben.", 0);
        if (centre.ActiveTo is { } end && end < project.Today) yield return Say("StillActive", Outcome.Unknown, $"Die Förderung der Stelle endete am {German.Date(end)}. Bitte nachfragen, ob sie weiterarbeitet.", -2);
        foreach (var reason in About(centre.Topics, project)) yield return reason;
        if (centre.Offers.Count > 0) yield return Say("Offers", Outcome.Met, $"Bietet: {string.Join(", ", centre.Offers)}.", 0);
    }

    private static IEnumerable<Reason> Guide(Article article, Project project)
    {
        var needed = false;
        foreach (var (theme, why, points) in project.Guidance)
        {
            if (!article.Themes.Contains(theme)) continue;
            needed = true;
            yield return Say("GuidanceIsNeeded", Outcome.Met, $"{Vocabulary.Label(theme)}: {why}", points);
        }
        // Before the law itself and long studies, a reader is better served by the introduction.
        if (needed && article.Text is not null) yield return Say("IntroductionOfTheDirectory", Outcome.Met, "Eine Einführung des Verzeichnisses in einfachen Worten.", 2);
        foreach (var reason in About(article.Topics, project)) yield return reason;
        if (project.Profile.Phase is { } phase && article.Phases.Contains(phase)) yield return Say("PhaseFits", Outcome.Met, $"Hilft in der Phase «{Vocabulary.Label(phase)}».", 1);
    }

    private static IEnumerable<Reason> Example(UseCase useCase, Project project)
    {
        var about = About(useCase.Topics, project).ToList();
        foreach (var reason in about) yield return reason;
        var isOurs = project.Municipality is { } ours && useCase.Areas.Contains(ours.Ars);
        if (isOurs) yield return Say("SameMunicipality", Outcome.Met, $"Ein Beispiel aus {project.Municipality!.Name} selbst.", 3);
        // Being near or alike only helps when the example is about the same thing.
        if (about.Count == 0 && !isOurs) yield break;
        if (project.Municipality is { } place)
        {
            if (!isOurs && useCase.Areas.Any(a => a.StartsWith(place.StateKey, StringComparison.Ordinal))) yield return Say("SameState", Outcome.Met, $"Ein Beispiel aus {place.State}.", 1);
            if (!isOurs && useCase.Inhabitants is { } people && place.Inhabitants is { } inhabitants && SizeClass.Of(people) == SizeClass.Of(inhabitants))
                yield return Say("SimilarSize", Outcome.Met, $"Ähnliche Größe ({SizeClass.Label(people)}): {German.Number(people)} Einwohner.", 1);
        }
        if (useCase.FundedBy is { } funder) yield return Say("FundedBy", Outcome.Met, $"Gefördert durch: {funder}{(useCase.AmountEuro is { } amount ? $", {German.Euro(amount)}" : "")}.", 0.5);
    }

    private static IEnumerable<Reason> About(IReadOnlyList<Topic> topics, Project project)
    {
        var shared = topics.Intersect(project.Topics).Select(t => Vocabulary.Label(t)).ToList();
        if (shared.Count > 0) yield return Say("TopicFits", Outcome.Met, $"Das Thema passt: {string.Join(", ", shared)}.", 2);
    }

    private static Reason Say(string rule, Outcome outcome, string text, double points, string? asks = null) => new() { Rule = rule, Outcome = outcome, Text = text, Points = points, Asks = asks };
}
