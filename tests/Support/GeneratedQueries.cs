using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Search;

namespace FundingDirectory.Tests.Support;

/// <summary>Queries of one to four words that some entry answers, as people type them: all words or any, a beginning, filters.</summary>
/// <param name="entries">What is searched.</param>
/// <param name="syntax">Whether phrases, exclusions, field prefixes and mistypings occur too.</param>
internal sealed class GeneratedQueries(IReadOnlyList<Entry> entries, int seed, bool syntax = false)
{
    private const int ShortestBeginning = 4;
    private static readonly string[] States = ["01", "05", "09", "13"];
    private readonly Random random = new(seed);

    public IReadOnlyList<SearchQuery> Take(int count) => [.. Enumerable.Range(0, count).Select(_ => Next())];

    public SearchQuery Next()
    {
        var entry = entries[random.Next(entries.Count)].Content;
        var words = Telling(entry.Title);
        random.Shuffle(words);
        words = words[..Math.Min(words.Length, random.Next(1, 5))];
        var text = random.Next(4) == 0 ? string.Join(" ODER ", words) : string.Join(' ', words);
        if (random.Next(8) == 0 && words[^1].Length > ShortestBeginning) text = text[..^(words[^1].Length - random.Next(ShortestBeginning, words[^1].Length))] + "*";
        if (syntax) text = WithSyntax(text, entry, words);
        return Filtered(new SearchQuery { Text = text });
    }

    private string WithSyntax(string text, EntryContent entry, string[] words) => random.Next(7) switch
    {
        0 => Phrase(entry) is { } phrase ? $"\"{phrase}\" {words[0]}" : text,
        1 => Phrase(entry) is { } phrase ? $"\"{phrase}\"" : text,
        2 => $"{text} -{Telling(entries[random.Next(entries.Count)].Content.Title)[0]}",
        3 => $"titel:{words[0]} {text}",
        4 when words[0].Length > 6 => $"{words[0].Remove(3, 1)} {words[^1]}",
        5 => $"\"{words[0]}\" \"{words[^1]}\"",
        _ => text,
    };

    private SearchQuery Filtered(SearchQuery query) => random.Next(8) switch
    {
        0 => query with { Levels = [FundingLevel.Federal, FundingLevel.State] },
        1 => query with { States = [States[random.Next(States.Length)]] },
        2 => query with { Topics = [(Topic)random.Next(8)], Statuses = ["open", "rolling"] },
        3 => query with { Kinds = [EntryKind.FundingProgramme], Applicants = [ApplicantType.Municipality, ApplicantType.County] },
        _ => query,
    };

    // Two or three neighbours without a small word between or beside them; the search leaves those out, and other engines do not.
    private string? Phrase(EntryContent entry)
    {
        var words = (entry.Summary ?? entry.Title).Split(". ")[0].Split(' ');
        var (from, length) = (random.Next(words.Length), random.Next(2, 4));
        return from + length <= words.Length && words[from..(from + length)] is var phrase && Telling(string.Join(' ', phrase)).Length == length ? string.Join(' ', phrase) : null;
    }

    private static string[] Telling(string text) => [.. GermanText.Words(text).Where(w => !w.IsStop && w.Form == WordForm.Plain).Select(w => text.Substring(w.Start, w.Length))];
}
