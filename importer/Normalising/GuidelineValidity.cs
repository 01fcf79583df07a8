using System.Buffers;
using System.Text.RegularExpressions;

namespace FundingDirectory.Importer.Normalising;

/// <summary>A value that a rule read, with the sentence that says it.</summary>
public sealed record Reading<T>(T Value, string Quote);

/// <summary>Reads from when and until when a guideline holds. That is no deadline for applications.</summary>
public static partial class GuidelineValidity
{
    /// <summary>The last day on which the guideline holds; null when it is not said or differs between its parts.</summary>
    public static Reading<DateOnly>? To(IReadOnlyList<Statement> statements) => Only(statements, Ends());

    /// <summary>The first day on which the guideline holds.</summary>
    public static Reading<DateOnly>? From(IReadOnlyList<Statement> statements) => Only(statements, Begins());

    private static Reading<DateOnly>? Only(IReadOnlyList<Statement> statements, Regex pattern)
    {
        List<Reading<DateOnly>> found = [];
        for (var i = 0; i < statements.Count; i++)
        {
            var text = statements[i].Text;
            if (!text.AsSpan().ContainsAny(Hints) || OtherGuideline().IsMatch(text) || pattern.Match(text) is not { Success: true } match) continue;
            var before = text[..match.Index];
            if (!before.StartsWith("Sie ", StringComparison.Ordinal) && !Guideline().IsMatch(before)) continue;
            // «Sie» is the guideline only when the sentence before speaks of one.
            if (before.StartsWith("Sie ", StringComparison.Ordinal) && (i == 0 || !Guideline().IsMatch(statements[i - 1].Text))) continue;
            if (GermanDates.FullDate(match.Groups["day"].Value) is { } day) found.Add(new(day, text));
        }
        return found.Select(f => f.Value).Distinct().Count() == 1 ? found[0] : null;
    }

    private static readonly SearchValues<string> Hints = SearchValues.Create(["in Kraft", "außer Kraft", "befristet", "gilt ", "gelten ", "endet "], StringComparison.OrdinalIgnoreCase);

    private const RegexOptions Any = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;
    private const string Day = @"(?<day>\d{1,2}\.\s?(?:\d{1,2}\.\s?|\p{L}+\s)\d{4})";
    private const string Subject = @"(?:dies\p{L}*\s+(?:\p{L}+\s+)?|die\s+|der\s+)(?:[\p{L}-]*(?:richtlinien?|bekanntmachung|verwaltungsvorschrift|grundsätze|bestimmungen|förderaufruf(?:s|es)?))(?!\p{L})";

    [GeneratedRegex(Subject, Any)]
    private static partial Regex Guideline();

    // What happens to an earlier guideline, or what would happen if the law behind it were prolonged.
    [GeneratedRegex(@"gleichzeitig|bisherig|vorherig|vorgänger|ersetzt|(?<!\p{L})setzt(?!\p{L})|verlängert|verlängerung|in\s+der\s+fassung|(?:richtlinien?|bekanntmachung)\s+vom\s+\d", Any)]
    private static partial Regex OtherGuideline();

    [GeneratedRegex(@"(?:(?<!\p{L})(?:mit\s+Ablauf\s+des|am|zum)\s+" + Day + @"\s+außer\s+Kraft|(?<!\p{L})(?:gilt|gelten)\s+(?:\p{L}+\s+){0,3}?bis\s+(?:zum\s+|einschließlich\s+)?" + Day + @"|(?<!\p{L})(?:gilt|gelten)\s+nicht\s+über\s+den\s+" + Day + @"\s+hinaus|(?<!\p{L})bis\s+zum\s+" + Day + @",?\s+befristet|befristet\s+bis\s+(?:zum\s+)?" + Day + @"|(?<!\p{L})endet\s+(?:am|mit\s+Ablauf\s+des)\s+" + Day + ")", Any)]
    private static partial Regex Ends();

    [GeneratedRegex(@"(?<!\p{L})(?:tritt|treten)\s(?:[^.;\d]{0,40}\s)?(?:am|zum|mit\s+Wirkung\s+vom|rückwirkend\s+zum)\s+" + Day + @"\s+in\s+Kraft", Any)]
    private static partial Regex Begins();
}
