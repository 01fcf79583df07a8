using System.Text.RegularExpressions;
using FundingDirectory.Core.Domain;

namespace FundingDirectory.Importer.Normalising;

/// <summary>The least and most money of one award, the smallest project volume and the money in the whole programme, each with its sentence.</summary>
public sealed record AwardLimits
{
    public (long Euro, string Quote)? Least { get; init; }
    public (long Euro, string Quote)? Most { get; init; }
    public AmountPer Per { get; init; }
    /// <summary>The part of the programme for which the most is named; null when it is named for all of it.</summary>
    public string? Part { get; init; }
    public (long Euro, string Quote)? LeastVolume { get; init; }
    public (long Euro, string Quote)? Total { get; init; }
}

/// <summary>Reads amounts of money by what they limit: the grant, the costs, the whole pot, or something that is no limit at all.</summary>
public static partial class AwardLimitReader
{
    private enum Limit { Least, Most, LeastVolume, Total }

    private sealed record Found(Limit Limit, long Euro, AmountPer Per, string Quote, bool FollowUp, bool Small, string? Part);

    /// <summary>The limits that the statements set. <paramref name="rates"/>: parts of a programme that have a rate but no limit leave the largest award open.</summary>
    public static AwardLimits Read(IReadOnlyList<Statement> statements, IReadOnlyList<FundingRate> rates)
    {
        List<Found> found = [];
        foreach (var statement in statements.Where(s => Money().IsMatch(s.Text) && !Blocked().IsMatch(s.Whole)))
        {
            var amounts = EuroAmounts.In(statement.Text);
            for (var i = 0; i < amounts.Count; i++) found.AddRange(Limits(statement, amounts, i));
        }
        var uncapped = rates.Where(r => (r.Condition == RateCondition.FinanciallyWeak || (r.Condition == RateCondition.Other && r.Applicants.Count == 0)) && !Money().IsMatch(r.Quote ?? "")).Select(r => r.Quote).Distinct().Count();
        var most = uncapped >= 2 ? null : found.Where(f => f is { Limit: Limit.Most, Small: false }).MaxBy(f => f.Euro);
        var smallest = found.Where(f => f.Limit == Limit.Most && !f.FollowUp).MinBy(f => f.Euro);
        var least = uncapped >= 2 ? null : found.Where(f => f.Limit == Limit.Least).MinBy(f => f.Euro);
        // A part that gives less than the least award of another shows that the least holds only there.
        if (least is not null && smallest is not null && least.Euro > smallest.Euro) least = null;
        return new AwardLimits
        {
            Most = most is null ? null : (most.Euro, most.Quote), Per = most?.Per ?? AmountPer.Unknown, Part = most?.Part,
            Least = least is null ? null : (least.Euro, least.Quote),
            LeastVolume = found.Where(f => f.Limit == Limit.LeastVolume).MinBy(f => f.Euro) is { } volume ? (volume.Euro, volume.Quote) : null,
            Total = found.Where(f => f.Limit == Limit.Total).ToList() is [var total] ? (total.Euro, total.Quote) : null,
        };
    }

    private static IEnumerable<Found> Limits(Statement statement, IReadOnlyList<EuroAmount> amounts, int i)
    {
        var (text, amount) = (statement.Text, amounts[i]);
        var before = text[(i == 0 ? 0 : amounts[i - 1].End)..amount.Start];
        var after = text[amount.End..(i + 1 < amounts.Count ? amounts[i + 1].Start : text.Length)];
        if (Pot().IsMatch(text[..amount.Start]) && Available().IsMatch(after) && !EveryYear().IsMatch(text))
        {
            yield return new Found(Limit.Total, amount.Euro, AmountPer.Unknown, text, false, false, null);
            yield break;
        }
        var chunk = LastPart(before);
        if (Additional().IsMatch(chunk) || PassedOn().IsMatch(after) || Each(after, out var per) || EachBefore(chunk) || IsForOthers(chunk)) yield break;
        var costs = IsAboutCosts(statement, text[..amount.Start], after);
        var exception = Exception().IsMatch($"{statement.First} {text[..amount.Start]}");
        var small = Small().IsMatch(text[..amount.Start]) || (statement.Label is { } label && Small().IsMatch(label));
        if (per == AmountPer.Unknown) per = Before(chunk);
        Found Make(Limit limit, long euro) => new(limit, euro, per, text, FollowUp().IsMatch(text), small, statement.Label ?? (PartWords().Match(text) is { Success: true } words ? words.Groups["part"].Value : null));
        if (costs is true ? IsLeast(before, after) || Trifle().IsMatch(text) : Trifle().IsMatch(text) && !GrantSum().IsMatch(chunk))
        {
            if (!exception) yield return Make(Limit.LeastVolume, amount.Euro);
        }
        else if (costs is not false) yield break;
        else if (amount.From is { } from)
        {
            if (!exception) yield return Make(Limit.Least, from);
            if (!exception) yield return Make(Limit.Most, amount.Euro);
        }
        else if (IsLeast(before, after))
        {
            if (!exception) yield return Make(Limit.Least, amount.Euro);
        }
        else if (!exception && (MostTrigger().IsMatch(before) || Ceiling().IsMatch($"{before}#{after}"))) yield return Make(Limit.Most, amount.Euro);
    }

    /// <summary>True: the amount limits costs; false: the grant; null: neither is said.</summary>
    private static bool? IsAboutCosts(Statement statement, string before, string after)
    {
        if (CostsBehind().IsMatch(after)) return true;
        for (var rest = before; rest.Length > 0; rest = Cut().Matches(rest) is [.., var cut] ? rest[..cut.Index] : "")
        {
            var part = LastPart(rest);
            var (cost, grant) = (Costs().Matches(part).LastOrDefault()?.Index ?? -1, Grant().Matches(part).LastOrDefault()?.Index ?? -1);
            // «90 Prozent der Ausgaben, maximal …» limits the grant, «Ausgaben von maximal …» the costs.
            if (cost >= 0 && Share().IsMatch(part) && rest.Length < before.Length) return false;
            if (cost > grant) return true;
            if (grant >= 0) return false;
        }
        if (GrantBehind().IsMatch(after)) return false;
        if (statement.Lead is not { } lead) return null;
        return Grant().IsMatch(lead) ? Costs().IsMatch(lead) && !Share().IsMatch(lead) && !GrantSum().IsMatch(lead) ? null : false : Costs().IsMatch(lead) ? true : null;
    }

    private static string LastPart(string before) => Cut().Matches(before) is [.., var cut] ? before[(cut.Index + cut.Length)..] : before;

    private static bool IsLeast(string before, string after) => LeastTrigger().IsMatch(before) || (BelowIt().IsMatch(before) && IsRefused().IsMatch(after)) || (Must().IsMatch(before) && Exceeds().IsMatch(after));

    /// <summary>Whether an amount is for each of something that is no award: a day, a person, a square metre.</summary>
    private static bool Each(string after, out AmountPer per)
    {
        per = AmountPer.Unknown;
        var head = after.Length > 70 ? after[..70] : after;
        if (Yearly().IsMatch(head)) per = AmountPer.Year;
        if (PerWhat().Match(head) is not { Success: true } match) return false;
        if (IsForEach(match)) return true;
        var what = match.Groups["what"].Value;
        if (per != AmountPer.Year) per = Years().IsMatch(what) ? AmountPer.Year : ProjectWords().IsMatch(match.Value) ? AmountPer.Project : ApplicantsWords().IsMatch(what) ? AmountPer.Applicant : AmountPer.Unknown;
        return per == AmountPer.Unknown;
    }

    private static bool EachBefore(string chunk) => PerWhat().Match(chunk) is { Success: true } match && IsForEach(match);

    /// <summary>«je Vollzeitstelle und Jahr»: the year beside it makes no award of what the amount is for.</summary>
    private static bool IsForEach(Match match) =>
        match.Groups["what"].Captures.Any(c => !Years().IsMatch(c.Value) && !ProjectWords().IsMatch(match.Value) && !ApplicantsWords().IsMatch(c.Value));

    private static AmountPer Before(string chunk) => PerWhat().Match(chunk) is not { Success: true } match ? Yearly().IsMatch(chunk.Length > 30 ? chunk[^30..] : chunk) ? AmountPer.Year : AmountPer.Unknown
        : Years().IsMatch(match.Groups["what"].Value) ? AmountPer.Year : ProjectWords().IsMatch(match.Groups["what"].Value) ? AmountPer.Project : ApplicantsWords().IsMatch(match.Groups["what"].Value) ? AmountPer.Applicant : AmountPer.Unknown;

    /// <summary>«für Unternehmen maximal …» says nothing about municipalities.</summary>
    private static bool IsForOthers(string chunk) => ForWhom().Match(chunk) is { Success: true } match && ApplicantWords.In(match.Groups["whom"].Value) is { Count: > 0 } groups && !groups.Any(ApplicantWords.MunicipalFamily.Contains);
}
