using System.Globalization;
using System.Text.RegularExpressions;
using FundingDirectory.Core.Domain;

namespace FundingDirectory.Importer.Normalising;

/// <summary>Reads what a programme says about the project itself: when it may begin, how long it lasts, which costs count, what other money it stands.</summary>
public static partial class ProjectTerms
{
    /// <summary>Whether work may begin before approval. The strictest rule counts, unless an early start can be asked for.</summary>
    public static Reading<EarlyStart>? Start(IReadOnlyList<Statement> statements)
    {
        Reading<EarlyStart>? found = null;
        foreach (var statement in statements.Where(s => s.Text.Contains("eginn", StringComparison.Ordinal) || s.Text.Contains("begonnen", StringComparison.Ordinal) || s.Text.Contains("eginnen", StringComparison.Ordinal)).Where(s => !Tender().IsMatch(s.Text)))
        {
            var text = statement.Text;
            if (EarlyBegin().IsMatch(text) && Deemed().IsMatch(text) && !Refused().IsMatch(text)) return new(EarlyStart.NotBeforeApplication, text);
            if (EarlyBegin().IsMatch(text) && Asked().IsMatch(text) && !Refused().IsMatch(text)) return new(EarlyStart.OnRequest, text);
            if (AfterApproval().IsMatch(text) || (BegunBefore().IsMatch(text) && (NotFunded().IsMatch(text) || (statement.Lead is { } lead && NotFunded().IsMatch(lead)))))
                found = found is { Value: EarlyStart.NotBeforeApproval } ? found : new(EarlyStart.NotBeforeApproval, text);
            else if (AfterApplication().IsMatch(text) || NotBegun().IsMatch(text)) found ??= new(EarlyStart.NotBeforeApplication, text);
        }
        return found;
    }

    /// <summary>Whether money of other levels may be added, level by level; a level with contradicting sentences stays unknown.</summary>
    public static CumulationRules? Cumulate(IReadOnlyList<Statement> statements)
    {
        List<(Cumulation Rule, bool Eu, bool Federal, bool State, bool Municipal, string Quote)> found = [];
        foreach (var (text, whole) in statements.SelectMany(s => s.Text.Split(';').Select(part => (part, s.Text))).Where(t => OtherMoney().IsMatch(t.part) && !NotReadable().IsMatch(t.part)))
        {
            if (With().Match(text) is not { Success: true } with) continue;
            var other = text[with.Index..];
            var limited = OnlyIf().IsMatch(text);
            Cumulation? rule = Forbids().IsMatch(text) ? limited ? Cumulation.Limited : Cumulation.Forbidden : Allows().IsMatch(text) ? limited ? Cumulation.Limited : Cumulation.Allowed : null;
            if (rule is null) continue;
            var (eu, federal, state, municipal) = (OfEu().IsMatch(other), OfFederation().IsMatch(other), OfState().IsMatch(other), OfMunicipality().IsMatch(other));
            if (!eu && !federal && !state && !municipal && Public().IsMatch(other)) (eu, federal, state) = (true, true, true);
            if (eu || federal || state || municipal) found.Add((rule.Value, eu, federal, state, municipal, whole));
        }
        var rules = new CumulationRules { Eu = Level(f => f.Eu), Federal = Level(f => f.Federal), State = Level(f => f.State), Municipal = Level(f => f.Municipal) };
        var decided = found.Find(f => (f.Eu && f.Rule == rules.Eu) || (f.Federal && f.Rule == rules.Federal) || (f.State && f.Rule == rules.State) || (f.Municipal && f.Rule == rules.Municipal));
        return decided.Quote is null ? null : rules with { Quote = decided.Quote };

        Cumulation Level(Func<(Cumulation Rule, bool Eu, bool Federal, bool State, bool Municipal, string Quote), bool> of) =>
            found.Where(of).Select(f => f.Rule).Distinct().ToList() is [var only] ? only : Cumulation.Unknown;
    }

    /// <summary>The state aid rules that the grant is given under; null when none or several are named.</summary>
    public static Reading<StateAid>? Aid(IReadOnlyList<Statement> statements)
    {
        List<Reading<StateAid>> found = [];
        foreach (var text in statements.Select(s => s.Text))
        {
            if (NoAid().IsMatch(text) && !OnlyWhere().IsMatch(text)) found.Add(new(StateAid.None, text));
            if (!Granted().IsMatch(text)) continue;
            if (DeMinimis().IsMatch(text)) found.Add(new(StateAid.DeMinimis, text));
            if (BlockExemption().IsMatch(text)) found.Add(new(StateAid.BlockExemption, text));
            if (GeneralInterest().IsMatch(text)) found.Add(new(StateAid.GeneralInterest, text));
        }
        return found.Select(f => f.Value).Distinct().Count() == 1 ? found[0] : null;
    }

    /// <summary>The longest duration of a project in months.</summary>
    public static Reading<int>? Months(IReadOnlyList<Statement> statements)
    {
        Reading<int>? longest = null;
        foreach (var text in statements.Where(s => (s.Text.Contains("Jahr", StringComparison.Ordinal) || s.Text.Contains("Monat", StringComparison.Ordinal)) && !OtherTime().IsMatch(s.Text)).Select(s => s.Text))
        {
            foreach (var match in Lasting().Matches(text).SelectMany(m => new[] { m, OrLonger().Match(text[(m.Index + m.Length)..]) }).Where(m => m.Success))
            {
                var number = Array.IndexOf(Numbers, match.Groups["n"].Value.ToLowerInvariant()) is >= 0 and var at ? at + 1 : int.TryParse(match.Groups["n"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var read) ? read : 0;
                var months = match.Groups["unit"].Value.StartsWith("J", StringComparison.OrdinalIgnoreCase) ? number * 12 : number;
                if (months is > 0 and <= 180 && months > (longest?.Value ?? 0)) longest = new(months, text);
            }
        }
        return longest;
    }

    /// <summary>The kinds of cost that a complete list names; null when a list only gives examples.</summary>
    public static Reading<IReadOnlyList<CostKind>>? Costs(IReadOnlyList<Statement> statements)
    {
        List<CostKind> kinds = [];
        string? quote = null;
        foreach (var list in statements.Where(s => Countable().IsMatch(s.Whole)).GroupBy(s => s.Lead ?? s.Text))
        {
            if (list.Any(s => NotComplete().IsMatch(s.Whole))) return null;
            foreach (var statement in list)
            {
                var named = CostWords.Where(w => w.Words.IsMatch(statement.Text)).Select(w => w.Kind).ToList();
                if (named.Count > 0) quote ??= statement.Text;
                kinds.AddRange(named);
            }
        }
        return quote is null ? null : new([.. kinds.Distinct().Order()], quote);
    }

    private static readonly string[] Numbers = ["ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf"];

    private static readonly (Regex Words, CostKind Kind)[] CostWords =
        [(Personnel(), CostKind.Personnel), (Material(), CostKind.Material), (Investment(), CostKind.Investment), (External(), CostKind.ExternalServices), (Licences(), CostKind.Licences), (Training(), CostKind.Training), (Running(), CostKind.Operation)];
}
