using System.Buffers;
using System.Globalization;
using System.Text.RegularExpressions;
using FundingDirectory.Core.Domain;

namespace FundingDirectory.Importer.Normalising;

/// <summary>Reads who may apply and how applications are chosen.</summary>
public static partial class ApplicationTerms
{
    /// <summary>Members of the municipal family that a sentence names as applicants.</summary>
    public static IReadOnlyList<Reading<ApplicantType>> Municipal(IReadOnlyList<Statement> statements) =>
        [.. statements.Where(s => (s.Text.AsSpan().ContainsAny(Applying) || s.Lead.AsSpan().ContainsAny(Applying)) && MayApply().IsMatch(s.Whole) && !MayNot().IsMatch(s.Whole) && !Exceptionally().IsMatch(s.Text))
            .SelectMany(s => ApplicantWords.In(NamedAsPlace().Replace(s.Lead is not null && MayApply().IsMatch(s.Lead) ? s.Text : AfterMayApply(s.Text), " ")).Where(ApplicantWords.MunicipalFamily.Contains).Select(a => new Reading<ApplicantType>(a, s.Text)))
            .DistinctBy(r => r.Value)];

    /// <summary>Whether partners are needed; where single projects are named too, they are not.</summary>
    public static Reading<Consortium>? Partners(IReadOnlyList<Statement> statements)
    {
        Reading<Consortium>? required = null;
        foreach (var text in statements.Select(s => s.Text).Where(t => t.Contains("erb", StringComparison.Ordinal) || t.Contains("inzel", StringComparison.Ordinal) || t.Contains("llein", StringComparison.Ordinal) || t.Contains("artner", StringComparison.Ordinal) || t.Contains("onsorti", StringComparison.Ordinal)))
        {
            if (SingleOrTogether().IsMatch(text)) return new(Consortium.Possible, text);
            if ((OnlyTogether().IsMatch(text) || NotAlone().IsMatch(text)) && !Usually().IsMatch(text)) required ??= new(Consortium.Required, text);
        }
        return required is not null && statements.Any(s => Single().IsMatch(s.Text) && !NotAlone().IsMatch(s.Text)) ? null : required;
    }

    /// <summary>Whether municipalities under budget supervision may apply.</summary>
    public static Reading<BudgetSecurity>? Supervised(IReadOnlyList<Statement> statements)
    {
        List<Reading<BudgetSecurity>> found = [];
        foreach (var text in statements.Select(s => s.Text).Where(t => Supervision().IsMatch(t)))
        {
            if (Confirmed().IsMatch(text)) found.Add(new(BudgetSecurity.WithConfirmation, text));
            else if (Excluded().IsMatch(text)) found.Add(new(BudgetSecurity.No, text));
            else if (Included().IsMatch(text)) found.Add(new(BudgetSecurity.Yes, text));
        }
        return found.Select(f => f.Value).Distinct().Count() == 1 ? found[0] : null;
    }

    /// <summary>The smallest and largest number of inhabitants of a municipality that may apply; only where the sentence names no other applicants.</summary>
    public static (Reading<int>? Least, Reading<int>? Most) Inhabitants(IReadOnlyList<Statement> statements)
    {
        List<(int? Least, int? Most, string Quote)> found = [];
        foreach (var statement in statements.Where(s => s.Text.Contains("inwohner", StringComparison.Ordinal) && MayApply().IsMatch(s.Whole) && !MayNot().IsMatch(s.Whole)))
        {
            var text = statement.Text;
            if (ApplicantWords.In(text).Except([ApplicantType.Municipality, ApplicantType.City, ApplicantType.County]).Any() || (CountyWord().IsMatch(text) && !AllKinds().IsMatch(text))) return (null, null);
            if (Between().Match(text) is { Success: true } both) found.Add((Number(both, "a"), Number(both, "b"), text));
            else if (AtLeast().Match(text) is { Success: true } least) found.Add((Number(least, "n") + (least.Groups["more"].Success ? 1 : 0), null, text));
            else if (AtMost().Match(text) is { Success: true } most) found.Add((null, Number(most, "n") - (most.Groups["less"].Success ? 1 : 0), text));
        }
        if (found is not [var (from, to, quote)]) return (null, null);
        return (from is { } f ? new(f, quote) : null, to is { } t ? new(t, quote) : null);
    }

    /// <summary>How applications are chosen; null when it is not said or differs.</summary>
    public static Reading<Selection>? Chosen(IReadOnlyList<Statement> statements)
    {
        List<Reading<Selection>> found = [];
        foreach (var text in statements.Select(s => s.Text).Where(t => t.AsSpan().ContainsAny(Choosing)))
        {
            if (FirstCome().IsMatch(text)) found.Add(new(Selection.FirstCome, text));
            if (Competition().IsMatch(text)) found.Add(new(Selection.Competition, text));
            if (Lottery().IsMatch(text)) found.Add(new(Selection.Lottery, text));
        }
        return found.Select(f => f.Value).Distinct().Count() == 1 ? found[0] : null;
    }

    /// <summary>One or two stages; null when it is not said or depends on the project.</summary>
    public static Reading<int>? Stages(IReadOnlyList<Statement> statements)
    {
        List<Reading<int>> found = [];
        foreach (var text in statements.Select(s => s.Text))
        {
            if (TwoStages().IsMatch(text)) found.Add(new(2, text));
            if (OneStage().IsMatch(text)) found.Add(new(1, text));
        }
        return found.Select(f => f.Value).Distinct().Count() == 1 ? found[0] : null;
    }

    private static string AfterMayApply(string text) => MayApply().Match(text) is { Success: true } match ? text[match.Index..] : "";

    private static int? Number(Match match, string group) => int.TryParse(match.Groups[group].Value.Replace(".", "", StringComparison.Ordinal), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static readonly SearchValues<string> Choosing = SearchValues.Create(["windhund", "reihenfolge", "wettbewerb", "jury", "losverfahren", "per los", "los entscheidet", "das los", "ausgelost"], StringComparison.OrdinalIgnoreCase);
    private static readonly SearchValues<string> Applying = SearchValues.Create(["antrag", "anträge", "zuwendungsempf", "beantragen", "empfänger", "berechtigt", "bewerben"], StringComparison.OrdinalIgnoreCase);

    private const RegexOptions Any = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;
    private const string People = @"(?<n>\d{1,3}(?:\.\d{3})+|\d{3,7})\s+Einwohner";

    [GeneratedRegex(@"(?<!nicht\s|\p{L})(?:antragsberechtigte?|antragstellende?)(?:\s+\p{L}+)?\s+sind(?!\s+nicht|\s+(?:\p{L}+\s+)?verpflichtet)|(?<!\p{L})antragsberechtigt\s+ist|(?:zuwendungsempf(?:äng|angend)\p{L}*|antragstellende|empf(?:äng|angend)\p{L}*\s+(?:der|von|einer)\s+(?:förder|zuwendung|zuschuss|zuschüsse)\p{L}*)\s+(?:sind|können(?=[^.;]{0,300}\ssein(?!\p{L})))|(?<!\p{L}|nicht\s)(?:förder|zuwendungs|teilnahme|bewerbungs)berechtigt\s+sind(?!\s+nicht)|(?<!\p{L})bewerben\s+können\s+sich(?!\s+nicht)|(?<!\p{L})(?:anträge|antrag|förderung)\s+(?:können|kann|dürfen)\s+(?:nur\s+)?(?=[^.;]{0,160}(?:stellen|beantragen))", Any)]
    private static partial Regex MayApply();

    [GeneratedRegex(@"nicht\s+(?:antragsberechtigt|gefördert|förderfähig)|ausgenommen|ausgeschlossen|(?<!\p{L})keine?\s", Any)]
    private static partial Regex MayNot();

    [GeneratedRegex(@"einrichtung(?:en)?\s+(?:der|von)\s+(?:\p{L}+,?\s+){0,3}?kommunen|partner|mitglied|zusammenarbeit\s+mit|kooperation\s+mit|im\s+auftrag|sitz\s+in|zugunsten|ausnahm|einzelf|mit\s+\p{L}*\s*beteiligung\s+von|zusammenarbeiten|kooperieren", Any)]
    private static partial Regex Exceptionally();

    // «Unternehmen in Gemeinden und Landkreisen», «Betriebe der Städte»: where or whose somebody is, not who.
    [GeneratedRegex(@"(?<!\p{L})(?:(?:in|aus|innerhalb\s+von)\s+(?:(?:den|der|einer|einem|dem)\s+)?(?:\p{L}+e[nrm]\s+){0,2}?|der\s+)(?:städten?|gemeinden?|kommunen?|(?:land)?kreisen?)(?!\p{L})(?:(?:\s*,|\s+und|\s+oder|\s+sowie)\s+(?:kreisfreien\s+)?(?:städten|gemeinden|kommunen|(?:land)?kreisen)(?!\p{L}))*", Any)]
    private static partial Regex NamedAsPlace();

    [GeneratedRegex(@"(?<!\p{L})einzel(?:-|vorhaben|projekte?n?)\s*(?:und|oder|sowie|beziehungsweise|bzw\.|als\s+auch|,)\s*(?:(?:in|auch|als)\s+)?(?:verbund|kooperations|gemeinschafts)|(?<!\p{L})verbund(?:-|vorhaben|projekte?n?)\s*(?:und|oder|sowie|beziehungsweise|bzw\.)\s*(?:auch\s+)?einzel|einzelvorhaben\s+(?:[^.;]{0,60}\s)?(?:und|oder|sowie)\s+(?:[^.;]{0,40}\s)?verbund|(?<!\p{L})sowohl\s+(?:[^.;]{0,60}\s)?(?:einzel|allein)\p{L}*\s[^.;]{0,80}?als\s+auch\s+[^.;]{0,60}?(?:verb[uü]nd|kooperation|zusammenschl|gemeinsam|interkommunal)|(?<!\p{L})(?:einzeln|allein)\s+(?:oder|und|sowie|als\s+auch)\s+(?:auch\s+)?(?:gemeinsam|im\s+verbund|in\s+kooperation|mit\s+anderen)", Any)]
    private static partial Regex SingleOrTogether();

    [GeneratedRegex(@"(?<!\p{L})einzel(?:vorhaben|projekt|antrag|maßnahme)", Any)]
    private static partial Regex Single();

    [GeneratedRegex(@"(?<!\p{L})(?:nur|ausschließlich)\s+(?:\p{L}+\s+){0,4}?verbund(?:vorhaben|projekte?|anträge)|(?<!\p{L})verbund(?:vorhaben|projekte?)\s+(?:werden\s+)?ausschließlich|(?:müssen|muss)\s+(?:[^.;]{0,80}\s)?(?:im|in\s+einem|als)\s+(?:\p{L}+\s+)?(?:verbund|konsortium|konsortien)|(?<!\p{L})konsortium\s+(?:muss|besteht\s+aus\s+mindestens)", Any)]
    private static partial Regex OnlyTogether();

    [GeneratedRegex(@"(?<!\p{L})einzel(?:antr[aä]g|bewerbung|vorhaben|projekt)\p{L}*\s+(?:sind|ist|werden|wird)\s+(?:\p{L}+\s+)?(?:nicht\s+(?:zulässig|möglich|gefördert|berücksichtigt)|ausgeschlossen|unzulässig)", Any)]
    private static partial Regex NotAlone();

    [GeneratedRegex(@"in\s+der\s+regel|grundsätzlich|normalerweise|vorzugsweise|(?<!\p{L})soll(?:en)?(?!\p{L})", Any)]
    private static partial Regex Usually();

    [GeneratedRegex(@"haushaltssicherung|haushaltsnotlage|haushaltskonsolidierung|nothaushalt|vorläufige[rn]?\s+haushaltsführung", Any)]
    private static partial Regex Supervision();

    [GeneratedRegex(@"(?:zustimmung|bestätigung|stellungnahme|genehmigung|bescheinigung|unbedenklichkeit|votum)\p{L}*\s+(?:[^.;]{0,40}\s)?(?:kommunalaufsicht|rechtsaufsicht|aufsichtsbehörde)|(?:kommunalaufsicht|rechtsaufsicht|aufsichtsbehörde)\p{L}*\s+(?:[^.;]{0,60}\s)?(?:zustimm|bestätig|genehmig|befürwort|keine\s+bedenken)", Any)]
    private static partial Regex Confirmed();

    [GeneratedRegex(@"ausgeschlossen|nicht\s+(?:antragsberechtigt|gefördert|förderfähig|berechtigt)|keine\s+(?:förderung|zuwendung|anträge)", Any)]
    private static partial Regex Excluded();

    [GeneratedRegex(@"(?<!\p{L})auch\s+(?:[^.;]{0,80}\s)?(?:antragsberechtigt|gefördert|förderfähig|anträge|beantragen)|(?:ebenfalls|gleichwohl|dennoch)\s+(?:antragsberechtigt|gefördert|förderfähig|berücksichtigt|anträge)|antragsberechtigt\s+sind\s+(?:[^.;]{0,80}\s)?auch\s", Any)]
    private static partial Regex Included();

    [GeneratedRegex(@"(?<!\p{L})(?:land)?kreise?n?(?!\p{L})", Any)]
    private static partial Regex CountyWord();

    [GeneratedRegex(@"(?:kommunen|gebietskörperschaften|gemeinden,\s+städte|städte,\s+gemeinden)", Any)]
    private static partial Regex AllKinds();

    [GeneratedRegex(@"(?:zwischen|von)\s+(?<a>\d{1,3}(?:\.\d{3})+|\d{3,7})\s+(?:und|bis(?:\s+zu)?)\s+(?<b>\d{1,3}(?:\.\d{3})+|\d{3,7})\s+Einwohner", Any)]
    private static partial Regex Between();

    [GeneratedRegex(@"(?:mindestens|(?<!\p{L})ab|(?<more>mehr\s+als|über))\s+" + People, Any)]
    private static partial Regex AtLeast();

    [GeneratedRegex(@"(?:bis\s+zu|höchstens|maximal|nicht\s+mehr\s+als|(?<less>weniger\s+als|unter))\s+" + People, Any)]
    private static partial Regex AtMost();

    [GeneratedRegex(@"windhund|reihenfolge\s+(?:des|der|ihres|Ihres)\s+(?:\p{L}+\s+){0,2}?(?:\p{L}*eingang\p{L}*|\p{L}*eingänge\p{L}*|einreichung)", Any)]
    private static partial Regex FirstCome();

    [GeneratedRegex(@"wettbewerbliche[nrsm]?\s+(?:\p{L}+\s+)?(?:\p{L}*auswahl\p{L}*|\p{L}*verfahren\p{L}*)|wettbewerbsverfahren|(?:im\s+rahmen\s+(?:[^.;]{0,40}\s)?|durchführung\s+(?:des|eines)\s+|in\s+einem\s+|als\s+)(?:ideen|projekt|bundes|landes)-?(?:\s+und\s+projekt)?wettbewerb\p{L}*|(?:stehen|treten)\s+(?:[^.;]{0,60}\s)?wettbewerb\s+(?:\p{L}+\s+)?(?:zueinander|untereinander|miteinander)|im\s+wettbewerb\s+(?:[^.;]{0,60}\s)?(?:ausgewählt|vergeben)|(?<!\p{L})jury(?:\s|[^.;]{1,60}\s)(?:wählt|entscheidet|ausgewählt)", Any)]
    private static partial Regex Competition();

    [GeneratedRegex(@"losverfahren|per\s+los|los\s+entscheidet|entscheidet\s+das\s+los|ausgelost", Any)]
    private static partial Regex Lottery();

    [GeneratedRegex(@"(?<!\p{L})zweistufig|(?:in\s+der\s+)?(?<!\p{L})(?:2\.|zweiten)\s*(?:verfahrens|antrags|auswahl)?stufe", Any)]
    private static partial Regex TwoStages();

    [GeneratedRegex(@"(?<!\p{L})einstufig", Any)]
    private static partial Regex OneStage();
}
