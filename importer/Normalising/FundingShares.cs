using System.Globalization;
using System.Text.RegularExpressions;
using FundingDirectory.Core.Domain;

namespace FundingDirectory.Importer.Normalising;

/// <summary>Reads funding rates and the own share out of German statements: a share counts only where the words around it make it a share of a
/// grant in eligible costs, and it holds only for whom and for what the words say.</summary>
public static partial class FundingShares
{
    private const int MostRates = 60;

    /// <summary>The funding rates of the statements, each with its sentence.</summary>
    public static IReadOnlyList<FundingRate> Rates(IReadOnlyList<Statement> statements)
    {
        List<FundingRate> rates = [];
        foreach (var statement in statements.Where(s => s.Text.Contains("rozent", StringComparison.Ordinal) || s.Text.Contains('%') || s.Text.Contains("Hundert", StringComparison.Ordinal) || s.Text.Contains("H.", StringComparison.Ordinal)))
        {
            var figures = Percent().Matches(statement.Text);
            for (var i = 0; i < figures.Count; i++)
            {
                var before = statement.Text[(i == 0 ? 0 : figures[i - 1].Index + figures[i - 1].Length)..figures[i].Index];
                var after = statement.Text[(figures[i].Index + figures[i].Length)..(i + 1 < figures.Count ? figures[i + 1].Index : statement.Text.Length)];
                var rest = statement.Text[(figures[i].Index + figures[i].Length)..];
                if (Rate(statement, figures[i], before, after, rest) is { } rate) rates.Add(rate);
            }
        }
        // More rates than any programme has come from a text that is none.
        return rates.Count > MostRates ? [] : Consistent([.. rates.Distinct()]);
    }

    private static FundingRate? Rate(Statement statement, Match figure, string before, string after, string rest)
    {
        if (Number(figure.Groups["n"].Value) is not ({ } most and > 0 and <= 100)) return null;
        var least = figure.Groups["low"].Success && (!figure.Groups["and"].Success || figure.Groups["between"].Success) ? Number(figure.Groups["low"].Value) : null;
        if (least >= most) return null;
        var based = EligibleBase().Match(rest);
        // «Gemeinden 90 %, Städte 70 % der förderfähigen Ausgaben»: the base is said once, behind the last share.
        var shared = !based.Success && SharedBase().IsMatch(rest);
        // Only what stands near the figure may forbid it: another sentence part may speak of other shares.
        var near = $"{Tail(LastPart(before), 90)}#{Head(FirstPart(after[Math.Min(based.Length, after.Length)..]), 40)}";
        if (OtherShare().IsMatch(near) || OwnMoney().IsMatch(near) || Tail(before, 14).Contains("mindestens", StringComparison.OrdinalIgnoreCase)) return null;
        var announced = statement.Item && statement.Lead is { } lead && GrantLead().IsMatch(lead) && !OwnMoney().IsMatch(lead) && !OtherShare().IsMatch(lead) && ShareIntro().IsMatch(before);
        var subject = shared || GrantSubject().IsMatch(statement.Text[..figure.Index]) || (GrantBefore().IsMatch(statement.Text[..figure.Index]) && GrantEnd().IsMatch(rest)) || GrantSubject().IsMatch(Head(rest, 120));
        if (!based.Success && !subject && !announced) return null;
        var followed = Behind().Match(after[Math.Min(based.Length, after.Length)..]);
        return Conditioned(new FundingRate { PercentMax = most, PercentMin = least, Quote = statement.Text }, statement, Aside().Replace(before, " "), followed.Success ? followed.Groups["whom"].Value : "");
    }

    /// <summary>Adds for whom and for what a rate holds.</summary>
    private static FundingRate Conditioned(FundingRate rate, Statement statement, string before, string behind)
    {
        var words = $"{statement.Label} {before} {behind}";
        var note = Note(statement, before, behind);
        var family = ApplicantWords.In($"{before} {behind}").Where(ApplicantWords.MunicipalFamily.Contains).ToList();
        if (Weak().IsMatch($"{before} {behind}")) return rate with { Condition = RateCondition.FinanciallyWeak, Applicants = family, Note = statement.Label is { } of ? $"{of}: finanzschwache Kommunen" : "finanzschwache Kommunen" };
        var groups = ApplicantWords.In(words);
        if (Structure().IsMatch(words)) return rate with { Condition = RateCondition.StructurallyWeak, Applicants = groups, Note = note };
        if (Special().IsMatch(words)) return rate with { Condition = RateCondition.Other, Applicants = groups, Note = note ?? words.Trim() };
        if (Economic().IsMatch(words))
        {
            // Research is named with an economic purpose only; companies always have one.
            var rest = groups.Where(g => g is not (ApplicantType.ResearchInstitution or ApplicantType.University)).ToList();
            return rate with { Condition = rest.Count > 0 ? RateCondition.ApplicantGroup : RateCondition.Other, Applicants = rest.Count > 0 ? rest : groups, Note = note ?? words.Trim() };
        }
        if (groups.Count > 0) return rate with { Condition = RateCondition.ApplicantGroup, Applicants = groups, Note = note };
        if (Together().IsMatch(words)) return rate with { Condition = RateCondition.Consortium, Note = note };
        var inLead = statement.Lead is null ? [] : ApplicantWords.In(statement.Lead);
        return note is not null ? rate with { Condition = RateCondition.Other, Note = note }
            : inLead.Count > 0 ? rate with { Condition = RateCondition.Other, Applicants = inLead, Note = statement.Lead } : rate;
    }

    /// <summary>The words that say what a rate is for; null when it is for everything.</summary>
    private static string? Note(Statement statement, string before, string behind)
    {
        if (behind.Length > 0 && !Everything().IsMatch(behind)) return behind.Trim();
        var part = BarePart().Match(before) is { Success: true } bare && statement.Item ? bare.Groups["part"].Value : Part().Match(Tail(before, 220)) is { Success: true } named ? named.Groups["part"].Value
            : Subject().Match(before) is { Success: true } subject ? subject.Groups["part"].Value : null;
        part = part is null || Everything().IsMatch(part) ? null : Around().Replace(part, "");
        return string.Join(": ", new[] { statement.Label, part }.OfType<string>().Select(p => p.Trim(' ', ',', '–'))
            .Where(p => p.Length > 3)) is { Length: > 0 } note ? note : null;
    }

    /// <summary>Rates that contradict each other were not meant for everything; each is kept with its words, but none as the rule.</summary>
    private static List<FundingRate> Consistent(List<FundingRate> rates)
    {
        var unclear = rates.Where(r => r.Condition is not RateCondition.Other && r.Note is null or { Length: 0 } || r.Condition is RateCondition.Regular or RateCondition.ApplicantGroup)
            .GroupBy(r => (r.Condition, string.Join(',', r.Applicants))).Where(g => g.Select(r => (r.PercentMin, r.PercentMax)).Distinct().Count() > 1).SelectMany(g => g).ToHashSet();
        return [.. rates.Select(r => unclear.Contains(r) ? r with { Condition = RateCondition.Other, Note = r.Note ?? r.Quote } : r)];
    }

    /// <summary>The own share that every municipality, or a financially weak one, must bear.</summary>
    public static OwnContribution? Own(IReadOnlyList<Statement> statements, out string? quote)
    {
        decimal? least = null, reduced = null;
        string? condition = null;
        quote = null;
        foreach (var statement in statements.Where(s => s.Text.Contains("igen", StringComparison.Ordinal)))
        {
            foreach (Match match in OwnShareOf().Matches(statement.Text))
            {
                var before = statement.Text[..match.Index];
                var others = ApplicantWords.In(statement.Whole);
                if (others.Count > 0 && !others.Any(ApplicantWords.MunicipalFamily.Contains)) continue;
                if (Number(match.Groups["n"].Value) is not { } share) continue;
                if (match.Groups["lowered"].Success && !Weak().IsMatch(statement.Text)) continue;
                if (Weak().IsMatch(statement.Text))
                {
                    if (!Weak().IsMatch(LastPart(before) + match.Value)) continue;
                    (reduced, condition) = (share, "finanzschwache Kommunen");
                }
                else if (Special().IsMatch(before) || statement.Label is not null) continue;
                else if (least is { } known && known != share) return null;
                else least = share;
                quote ??= statement.Text;
            }
        }
        return least is null && reduced is null ? null : new OwnContribution { MinPercent = least, ReducedPercent = reduced, Condition = condition };
    }

    private static decimal? Number(string text) => decimal.TryParse(text.Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string Tail(string text, int most) => text.Length > most ? text[^most..] : text;

    private static string Head(string text, int most) => text.Length > most ? text[..most] : text;

    private static string LastPart(string text) => text[(text.LastIndexOfAny([';', ':']) + 1)..];

    private static string FirstPart(string text) => text.IndexOfAny([',', ';', '.']) is >= 0 and var end ? text[..end] : text;

    // «Unternehmen – je nach Anwendungsnähe – bis zu …» speaks of companies.
    [GeneratedRegex(@"–[^–]{1,80}–|\([^()]{1,80}\)")]
    private static partial Regex Aside();
}
