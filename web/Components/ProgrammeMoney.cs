using FundingDirectory.Core.Domain;

namespace FundingDirectory.Web.Components;

/// <summary>Puts what a programme pays, and what remains to be paid, into words. Null = the source does not say.</summary>
public static class ProgrammeMoney
{
    /// <summary>One line for a list: form of help, rate and largest amount.</summary>
    public static string? Headline(FundingProgramme programme)
    {
        var words = new List<string>();
        if (programme.FundingType != FundingType.Unknown) words.Add(Vocabulary.Label(programme.FundingType));
        if (programme.FundingRates.Count > 0) words.Add(RateRange(programme.FundingRates));
        if (programme.AmountMax is { } most) words.Add($"bis {German.Euro(most)}{Per(programme)}");
        return words.Count == 0 ? null : string.Join(", ", words);
    }

    /// <summary>The own share: as stated, otherwise what the rates leave; null when neither is known.</summary>
    public static string? OwnShare(FundingProgramme programme)
    {
        if (programme.OwnContribution is { } own && (own.MinPercent ?? own.ReducedPercent) is not null)
            return own.MinPercent is { } least ? $"mindestens {German.Percent(least)}" : $"ermäßigt {German.Percent(own.ReducedPercent!.Value)}";
        if (programme.FundingRates.Count == 0) return null;
        var rest = 100 - Everyday(programme.FundingRates).PercentMax;
        return rest <= 0 ? "keiner bei voller Quote" : $"aus der Quote mindestens {German.Percent(rest)}";
    }

    /// <summary>One rate with its condition.</summary>
    public static string Rate(FundingRate rate)
    {
        var percent = rate.PercentMin is { } least && least != rate.PercentMax ? $"{German.Percent(least)} bis {German.Percent(rate.PercentMax)}" : $"bis zu {German.Percent(rate.PercentMax)}";
        var whom = rate.Applicants.Count > 0 ? German.List(rate.Applicants.Select(a => Vocabulary.Label(a))) : Vocabulary.Label(rate.Condition);
        return $"{percent} ({whom}{(rate.Note is { Length: > 0 } note ? $": {note}" : "")})";
    }

    /// <summary>Smallest and largest amount, or null.</summary>
    public static string? Amount(FundingProgramme programme) => (programme.AmountMin, programme.AmountMax) switch
    {
        ({ } least, { } most) => $"{German.Euro(least)} bis {German.Euro(most)}{Per(programme)}",
        (null, { } most) => $"höchstens {German.Euro(most)}{Per(programme)}",
        ({ } least, null) => $"mindestens {German.Euro(least)}{Per(programme)}",
        _ => null,
    };

    private static string Per(FundingProgramme programme) => programme.AmountPer == AmountPer.Unknown ? "" : $" {Vocabulary.Label(programme.AmountPer)}";

    private static string RateRange(IReadOnlyList<FundingRate> rates)
    {
        var (least, most) = (rates.Min(r => r.PercentMax), rates.Max(r => r.PercentMax));
        return least == most ? $"bis zu {German.Percent(most)}" : $"bis zu {German.Percent(least)}, teils bis zu {German.Percent(most)}";
    }

    // Without a regular rate the smallest one is what everybody can count on.
    private static FundingRate Everyday(IReadOnlyList<FundingRate> rates) =>
        rates.FirstOrDefault(r => r is { Condition: RateCondition.Regular, Applicants.Count: 0 }) ?? rates.MinBy(r => r.PercentMax)!;
}
