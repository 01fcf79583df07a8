using System.Globalization;
using System.Text.RegularExpressions;
using FundingDirectory.Core.Domain;

namespace FundingDirectory.Importer.Normalising;

/// <summary>Reads deadlines out of the German wording of a deadline field. Rather none than a wrong one: a sentence in which one date
/// cannot be placed gives none at all, and a date counts only where the words around it make it a closing day for applications.</summary>
public static partial class GermanDates
{
    /// <summary>What a wording says. Unknown without rounds: nothing was certain. Quote: the words that decided.</summary>
    public sealed record Deadlines(DeadlineModel Model, IReadOnlyList<Round> Rounds, string? Quote);

    private static readonly Deadlines Nothing = new(DeadlineModel.Unknown, [], null);

    /// <summary>Reads a wording; <paramref name="sourceField"/> is kept in each round.</summary>
    public static Deadlines Read(string? wording, string sourceField)
    {
        if (string.IsNullOrWhiteSpace(wording)) return Nothing;
        List<Round> rounds = [];
        string? standing = null, past = null;
        foreach (var statement in Statements(wording))
        {
            if (!Submission().IsMatch(statement) || OtherMatter().IsMatch(statement)) continue;
            if (Past().IsMatch(statement))
            {
                past = statement;
                continue;
            }
            if (Rounds(statement, sourceField) is not { } found) return Nothing;
            rounds.AddRange(found);
            if (found.Count == 0 && Standing().IsMatch(statement) && !NotStanding().IsMatch(statement)) standing ??= statement;
        }
        rounds = [.. rounds.DistinctBy(r => (r.Kind, r.Opens, r.Closes, r.Annual))];
        if (rounds.Count > 0) return new Deadlines(Model(rounds, wording), rounds, rounds[0].Quote);
        if (standing is not null && past is null) return new Deadlines(DeadlineModel.Rolling, [], standing);
        return Nothing;
    }

    private static DeadlineModel Model(List<Round> rounds, string wording)
    {
        if (rounds.Exists(r => r.Annual is not null)) return DeadlineModel.Annual;
        if (rounds.Select(r => r.Kind).Distinct().Count() > 1 || TwoStage().IsMatch(wording)) return DeadlineModel.TwoStage;
        return rounds.Count > 1 ? DeadlineModel.CutOffs : DeadlineModel.Single;
    }

    /// <summary>Sentences, each list item joined to the sentence that leads into its list.</summary>
    private static IEnumerable<string> Statements(string wording)
    {
        string? lead = null;
        foreach (var line in ListItem().Split(wording.Replace("\\.", ".", StringComparison.Ordinal)).SelectMany(p => p.Split('\n')).Select(PlainText.Spaced).Where(l => l.Length > 0))
        {
            var sentences = SentenceEnd().Split(line).Select(s => s.Trim()).Where(s => s.Length > 0).ToList();
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

    /// <summary>The rounds of a statement; null when it holds a date that cannot be placed.</summary>
    private static List<Round>? Rounds(string statement, string sourceField)
    {
        var dates = AnyDate().Matches(statement).ToList();
        if (dates.Count == 0) return [];
        var annual = EveryYear().IsMatch(statement);
        List<Round> rounds = [];
        var accepted = false;
        for (var i = 0; i < dates.Count; i++)
        {
            var before = statement[(i > 0 ? dates[i - 1].Index + dates[i - 1].Length : 0)..dates[i].Index];
            if (Chapter().IsMatch(before) || Opening().IsMatch(before) && i + 1 == dates.Count) return null;
            var opens = Opening().IsMatch(before);
            if (!opens && !Closing().IsMatch(before) && !(accepted && Continued().IsMatch(before))) return null;
            if (Day(dates[i]) is not { } day) return null;
            var hasYear = dates[i].Groups["year"].Success;
            if (opens)
            {
                // «vom 1.3. bis 30.4.»: a window that returns every year cannot be told by one day.
                if (!hasYear || !Until().IsMatch(statement[(dates[i].Index + dates[i].Length)..dates[i + 1].Index]) || Day(dates[i + 1]) is not { } end || !dates[i + 1].Groups["year"].Success || end < day) return null;
                rounds.Add(new Round { Kind = Kind(statement, dates[i].Index), Opens = day, Closes = end, Time = Time(statement, dates[i + 1]), Quote = statement, SourceField = sourceField, DecidedBy = DecidedBy.Rule });
                i++;
            }
            else if (hasYear) rounds.Add(new Round { Kind = Kind(statement, dates[i].Index), Closes = day, Time = Time(statement, dates[i]), Quote = statement, SourceField = sourceField, DecidedBy = DecidedBy.Rule });
            else if (annual) rounds.Add(new Round { Kind = Kind(statement, dates[i].Index), Annual = day.ToString("MM-dd", CultureInfo.InvariantCulture), Quote = statement, SourceField = sourceField, DecidedBy = DecidedBy.Rule });
            else return null;
            accepted = true;
        }
        // «jeweils zum 15.2., letztmalig 15.2.2026»: the repetition has an end, and only that end is certain.
        var last = rounds.FindAll(r => r.Closes is not null);
        if (last.Count > 0 && last.Count < rounds.Count)
            return last.TrueForAll(r => rounds.Exists(a => a.Annual == r.Closes!.Value.ToString("MM-dd", CultureInfo.InvariantCulture))) ? last : null;
        return rounds;
    }

    private static RoundKind Kind(string statement, int position)
    {
        // The nearest thing named before the date, otherwise the first after it.
        var named = Thing().Matches(statement).ToList();
        var thing = named.LastOrDefault(m => m.Index < position) ?? named.FirstOrDefault();
        return thing is null ? (CutOffDay().IsMatch(statement) ? RoundKind.CutOff : RoundKind.Application) : Outline().IsMatch(thing.Value) ? RoundKind.Outline : RoundKind.Application;
    }

    private static string? Time(string statement, Match date)
    {
        var time = Clock().Match(statement, date.Index + date.Length);
        if (!time.Success || !int.TryParse(time.Groups["hour"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var hour) || hour > 24) return null;
        var minute = time.Groups["minute"].Success ? time.Groups["minute"].Value : "00";
        return hour == 24 ? "23:59" : $"{hour:00}:{minute}";
    }

    private static DateOnly? Day(Match date)
    {
        var month = date.Groups["name"].Success ? Array.IndexOf(Months, date.Groups["name"].Value) + 1 : int.Parse(date.Groups["month"].Value, NumberStyles.None, CultureInfo.InvariantCulture);
        var year = date.Groups["year"].Success ? date.Groups["year"].Value : "2000";
        return DateOnly.TryParseExact($"{year}-{month:00}-{date.Groups["day"].Value.PadLeft(2, '0')}", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= 2000 and <= 2100 ? day : null;
    }

    private static readonly string[] Months = ["Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember"];
}
