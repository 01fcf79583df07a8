using System.Globalization;
using System.Text.RegularExpressions;

namespace FundingDirectory.Importer.Normalising;

/// <summary>An amount of money in whole euro, or a span of two. <c>Start</c> and <c>End</c>: where its words stand.</summary>
public readonly record struct EuroAmount(long? From, long Euro, int Start, int End);

/// <summary>Finds amounts of money in German words: «EUR 1,5 Millionen», «15 Mio. Euro», «EUR 500,00», «zwischen EUR 5.000 und EUR 25.000».</summary>
public static partial class EuroAmounts
{
    /// <summary>All amounts of a sentence in their order; those that are no whole euro are left out.</summary>
    public static IReadOnlyList<EuroAmount> In(string sentence)
    {
        List<EuroAmount> amounts = [];
        foreach (Match match in Amount().Matches(sentence))
        {
            var scale = match.Groups["scale"].Value;
            var named = match.Groups["unit"].Success;
            var from = From(match, scale, ref named);
            if (!named || Value(match.Groups["n"].Value, scale) is not { } euro) continue;
            // «EUR 5.000 und EUR 9.000» without «zwischen» names two amounts, no span.
            if (from is { } first && (first >= euro || (match.Groups["and"].Success && !match.Groups["between"].Success)))
            {
                if (match.Groups["and"].Success) amounts.Add(new EuroAmount(null, first, match.Groups["low"].Index, match.Groups["and"].Index));
                from = null;
            }
            amounts.Add(new EuroAmount(from, euro, from is null ? Math.Max(match.Index, match.Groups["high"].Index) : match.Index, match.Index + match.Length));
        }
        return amounts;
    }

    private static long? From(Match match, string scale, ref bool named)
    {
        if (!match.Groups["low"].Success) return null;
        var ownUnit = match.Groups["lowUnit"].Success;
        named |= ownUnit;
        var low = match.Groups["low"].Value;
        // A bare number before a dash may be anything, for instance the number of a part.
        if (!ownUnit && match.Groups["dash"].Success && !low.Contains('.') && scale.Length == 0) return null;
        if (!ownUnit && match.Groups["and"].Success && !match.Groups["between"].Success) return null;
        return Value(low, match.Groups["lowScale"].Success ? match.Groups["lowScale"].Value : ownUnit && scale.Length > 0 && low.Contains('.') ? "" : scale);
    }

    private static long? Value(string number, string scale)
    {
        var factor = scale.Length == 0 ? 1m : char.ToLowerInvariant(scale[0]) == 't' ? 1_000m : scale.StartsWith("Mrd", StringComparison.OrdinalIgnoreCase) || scale.StartsWith("Milliard", StringComparison.OrdinalIgnoreCase) ? 1_000_000_000m : 1_000_000m;
        if (!decimal.TryParse(Group().Replace(number, "").Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)) return null;
        value *= factor;
        return value is > 0 and < 1_000_000_000_000m && value == decimal.Truncate(value) ? (long)value : null;
    }

    private const string Number = @"(?:\d{1,3}(?:\.\d{3}|[ \u00A0\u202F]\d{3}(?!\d))+(?:,\d{1,2})?|\d{1,9}(?:,\d{1,3})?)(?![\d.,]*\d)";
    // Thousands are set apart by full stops or spaces.
    [GeneratedRegex(@"[.\s]")]
    private static partial Regex Group();

    private const string Unit = @"(?:EUR|Euro|€)(?!\p{L})";
    private const string Scale = @"(?:Mio\.?|Millionen|Million|Mrd\.?|Milliarden|Milliarde|Tsd\.?|Tausend|tausend)(?!\p{L})";

    [GeneratedRegex(@"(?<![\d.,\p{L}])(?:(?<between>zwischen|von)\s+)?"
        + "(?:(?<lowUnit>" + Unit + @"\s?)?(?<low>" + Number + @")(?:\s?(?<lowScale>" + Scale + @"))?(?:\s?(?<lowUnit>" + Unit + @"))?(?:\s+bis(?:\s+zu)?\s+|(?<and>\s+und\s+)|(?<dash>\s?[–-]\s?)))?"
        + "(?<high>(?:(?<unit>" + Unit + @")\s?)?(?<n>" + Number + @")(?:\s?(?<scale>" + Scale + @"))?(?:\s?(?<unit>" + Unit + @"))?)(?!\s?(?:%|Prozent))", RegexOptions.CultureInvariant)]
    private static partial Regex Amount();
}
