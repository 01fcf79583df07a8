using System.Buffers;
using System.Globalization;
using System.Text.RegularExpressions;
using FundingDirectory.Core.Domain;

namespace FundingDirectory.Importer.Normalising;

/// <summary>Reads deadlines out of the German wording of a deadline field. Rather none than a wrong one: a sentence in which one date
/// cannot be placed gives none at all, and a date counts only where the words around it make it a closing day for applications.</summary>
public static partial class GermanDates
{
    /// <summary>What a wording says. Unknown without rounds: nothing was certain. Quote: the words that decided; with an unknown model they name
    /// a day that hangs on the project.</summary>
    public sealed record Deadlines(DeadlineModel Model, IReadOnlyList<Round> Rounds, string? Quote);

    private static readonly SearchValues<string> Applying = SearchValues.Create(["reich", "stell", "richten", "antrag", "anträge", "bewerb", "vorlegen", "vorzulegen", "skizze", "frist", "stichtag", "einsende", "einreich", "interessenbekund", "aufruf", "hochzuladen", "abgabe", "wettbewerb"], StringComparison.OrdinalIgnoreCase);
    private static readonly Deadlines Nothing = new(DeadlineModel.Unknown, [], null);

    /// <summary>Reads the wording of a deadline field; <paramref name="sourceField"/> is kept in each round.</summary>
    public static Deadlines Read(string? wording, string sourceField) => Read(wording, sourceField, ofField: true);

    /// <summary>Reads deadlines out of a running text: only sentences that say how to apply, and none that is over says anything about today.</summary>
    public static Deadlines ReadInText(string? wording, string sourceField) => Read(wording, sourceField, ofField: false);

    /// <summary>The first date with a year in the words; null when there is none.</summary>
    public static DateOnly? FullDate(string words) => AnyDate().Matches(words).Where(m => m.Groups["year"].Success).Select(Day).FirstOrDefault(d => d is not null);

    private static Deadlines Read(string? wording, string sourceField, bool ofField)
    {
        if (string.IsNullOrWhiteSpace(wording)) return Nothing;
        List<Round> rounds = [];
        string? standing = null, past = null, onTheProject = null, whileFundsLast = null;
        var open = false;
        foreach (var statement in Sentences(wording))
        {
            if (!statement.AsSpan().ContainsAny(Applying) || !(ofField ? Submission() : Handing()).IsMatch(statement) || OtherMatter().IsMatch(WorkBehind().Replace(statement, ""))) continue;
            if (Past().IsMatch(statement) && !Prolonged().IsMatch(statement))
            {
                past ??= statement;
                continue;
            }
            open |= !NoApplications().IsMatch(statement);
            if (Rounds(statement, sourceField) is not { } found)
            {
                if (ofField) return Nothing;
                continue;
            }
            rounds.AddRange(found);
            if (found.Count > 0) continue;
            if (WhileFundsLast().IsMatch(statement)) whileFundsLast ??= statement;
            else if (Standing().IsMatch(statement) && !NotStanding().IsMatch(statement)) standing ??= statement;
            else if (OnTheProject().IsMatch(statement)) onTheProject ??= statement;
        }
        // Where one may apply at any time, days of assessment are no deadlines.
        if (standing is not null && rounds.TrueForAll(r => r.Kind == RoundKind.CutOff)) rounds = [];
        if (standing is not null && rounds.Count > 0 && OfPart().IsMatch(standing)) return Nothing;
        rounds = [.. rounds.DistinctBy(r => (r.Kind, r.Opens, r.Closes, r.AnnualOpens, r.Annual))];
        if (rounds.Count > 0) return new Deadlines(Model(rounds, wording), rounds, rounds[0].Quote);
        if (past is not null) return ofField && !open ? new Deadlines(DeadlineModel.Closed, [], past) : Nothing;
        if (whileFundsLast is not null) return new Deadlines(DeadlineModel.UntilFundsEnd, [], whileFundsLast);
        return standing is not null ? new Deadlines(DeadlineModel.Rolling, [], standing) : Nothing with { Quote = onTheProject };
    }

    private static DeadlineModel Model(List<Round> rounds, string wording)
    {
        if (rounds.Exists(r => r.Annual is not null)) return DeadlineModel.Annual;
        if (rounds.Select(r => r.Kind).Distinct().Count() > 1 || TwoStage().IsMatch(wording)) return DeadlineModel.TwoStage;
        return rounds.Count > 1 ? DeadlineModel.CutOffs : DeadlineModel.Single;
    }

    /// <summary>Sentences, each list item joined to the sentence that leads into its list.</summary>
    private static IEnumerable<string> Sentences(string wording)
    {
        string? lead = null;
        foreach (var line in ListItem().Split(wording.Replace("\\.", ".", StringComparison.Ordinal)).SelectMany(p => p.Split('\n')).Select(PlainText.Spaced).Where(l => l.Length > 0))
        {
            var sentences = SentenceEnd().Split(line).Where(s => s.Length <= Statements.Longest).SelectMany(Clauses).Select(s => s.Trim()).Where(s => s.Length > 0).ToList();
            foreach (var sentence in sentences)
            {
                var leads = sentence.EndsWith(':') || LeadOut().IsMatch(sentence);
                if (leads) lead = sentence;
                else if (Submission().IsMatch(sentence) && !BeginsWithDate().IsMatch(sentence))
                {
                    // A sentence that speaks of applications itself needs no lead, and a new one ends the list before it.
                    lead = lead is not null && !sentence.StartsWith("Phase", StringComparison.Ordinal) ? null : lead;
                    yield return sentence;
                }
                else yield return lead is null ? sentence : $"{lead} {sentence}";
            }
        }
    }

    /// <summary>The parts of a sentence at its semicolons, when each that holds a date says itself what the date is for; otherwise the sentence.</summary>
    private static string[] Clauses(string sentence) =>
        sentence.Contains(';', StringComparison.Ordinal) && sentence.Split(';') is var parts && Array.TrueForAll(parts, p => !AnyDate().IsMatch(p) || Submission().IsMatch(p) || OtherMatter().IsMatch(p)) ? parts : [sentence];

    private static RoundKind Kind(string statement, int position)
    {
        if (Assessment().IsMatch(statement)) return RoundKind.CutOff;
        // The nearest thing named before the date, otherwise the first after it.
        var named = Thing().Matches(statement).ToList();
        var thing = named.LastOrDefault(m => m.Index < position) ?? named.FirstOrDefault();
        return thing is null ? (CutOffDay().IsMatch(statement) ? RoundKind.CutOff : RoundKind.Application) : Outline().IsMatch(thing.Value) ? RoundKind.Outline : RoundKind.Application;
    }

    private static string? Time(string statement, Match date)
    {
        var time = Clock().Match(statement, date.Index + date.Length);
        if (!time.Success) time = ClockBefore().Match(statement[..date.Index]);
        if (!time.Success || !int.TryParse(time.Groups["hour"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var hour) || hour > 24) return null;
        var minute = time.Groups["minute"].Success ? time.Groups["minute"].Value : "00";
        return hour == 24 ? "23:59" : $"{hour:00}:{minute}";
    }

    private static DateOnly? Day(Match date)
    {
        var month = date.Groups["name"].Success ? Array.FindIndex(Months, m => m.StartsWith(date.Groups["name"].Value[..3], StringComparison.Ordinal)) + 1 : int.Parse(date.Groups["month"].Value, NumberStyles.None, CultureInfo.InvariantCulture);
        var year = date.Groups["year"].Value is { Length: > 0 } named ? named.Length == 2 ? $"20{named}" : named : "2000";
        return DateOnly.TryParseExact($"{year}-{month:00}-{date.Groups["day"].Value.PadLeft(2, '0')}", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= 2000 and <= 2100 ? day : null;
    }

    private static readonly string[] Months = ["Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember"];
}
