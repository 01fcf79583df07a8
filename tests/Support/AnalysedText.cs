using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Search;

namespace FundingDirectory.Tests.Support;

/// <summary>An entry as stems, the way the search analyses it, written down once more from the public pieces: per field the words in their order, and beside
/// them what has no place in a phrase (parts of compounds, hyphenated words as a whole).</summary>
internal sealed class AnalysedText(CompoundSplitter splitter)
{
    public const int Fields = 5;
    private const string Stop = "zzstop", Gap = "zzgap";

    /// <summary>The splitter for a corpus: it knows the German words that stand alone.</summary>
    public static AnalysedText Over(IEnumerable<Entry> entries)
    {
        var vocabulary = new HashSet<string>(StringComparer.Ordinal);
        foreach (var document in entries.Select(e => SearchDocument.Of(e, GeneratedEntries.Today)).Where(d => !d.IsEnglish))
            foreach (var word in document.Texts.SelectMany(t => t).SelectMany(GermanText.Words))
                if (!word.IsStop && word.Form != WordForm.Whole && word.Folded.Length >= 4 && word.Folded.All(c => c is >= 'a' and <= 'z')) vocabulary.Add(word.Folded);
        return new AnalysedText(new CompoundSplitter(vocabulary.GetAlternateLookup<ReadOnlySpan<char>>().Contains));
    }

    /// <summary>The words of each field and, in the second half, what stands beside them. Places of left-out words are kept with <paramref name="places"/>.</summary>
    public string[] Columns(SearchDocument document, bool places)
    {
        var columns = new string[2 * Fields];
        for (var f = 0; f < Fields; f++)
        {
            var (words, beside) = (new List<string>(), new List<string>());
            foreach (var word in document.Texts[f].SelectMany(t => GermanText.Words(t).Append(default)))
            {
                if (word.Folded is null || word.IsStop)
                {
                    if (places) words.Add(word.IsStop ? Stop : Gap);
                    continue;
                }
                var stem = GermanText.Stem(word.Folded, document.IsEnglish);
                (word.Form == WordForm.Whole ? beside : words).Add(stem);
                if (!document.IsEnglish && word.Form != WordForm.Whole) beside.AddRange(splitter.AllParts(word.Folded).Select(p => GermanText.Stem(p)).Distinct().Where(p => p != stem));
            }
            (columns[f], columns[f + Fields]) = (string.Join(' ', words), string.Join(' ', beside));
        }
        return columns;
    }
}
