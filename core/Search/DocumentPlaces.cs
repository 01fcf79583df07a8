using System.Buffers;
using FundingDirectory.Core.Domain;

namespace FundingDirectory.Core.Search;

/// <summary>The terms that a query looks for, made ready to find them in texts.</summary>
internal sealed class SoughtTerms
{
    private readonly HashSet<int> _terms;
    private readonly SearchValues<string> _stems;

    public SoughtTerms(TextIndex index, IEnumerable<WiderTerm> terms)
    {
        (Index, _terms) = (index, [.. terms.SelectMany(t => t.Term.Alternatives).SelectMany(a => a.Terms)]);
        _stems = SearchValues.Create([.. _terms.Select(t => index.Terms[t])], StringComparison.Ordinal);
    }

    public TextIndex Index { get; }

    public bool Has(int term) => _terms.Contains(term);

    /// <summary>False for a word that surely is none of them and has none as a part. A German stem is the beginning of its word, and parts stand in their compound as
    /// they are; English stems may differ from the word.</summary>
    public bool MayBe(ReadOnlySpan<char> folded, bool english) => english || folded.ContainsAny(_stems);
}

/// <summary>Where the sought terms stand in one document: its texts are read once more when it is first asked, because that is only asked about the hits that are
/// shown, and the places of all words of all documents would take more room than everything else.</summary>
internal sealed class DocumentPlaces(Lazy<SoughtTerms> sought, Entry entry, DateOnly today)
{
    private static readonly List<int> None = [];
    private Dictionary<int, List<int>>? _places;

    /// <summary>The places of a term, ascending (see <see cref="Place"/>).</summary>
    public List<int> Of(int term) => (_places ??= Read()).GetValueOrDefault(term, None);

    private Dictionary<int, List<int>> Read()
    {
        var (terms, places) = (sought.Value, new Dictionary<int, List<int>>());
        var added = new List<long>();
        var reader = new DocumentReader(SearchDocument.Of(entry, today), stackalloc char[GermanText.LongestWord]);
        while (reader.Next())
        {
            if (!terms.MayBe(reader.Folded, reader.English)) continue;
            var (words, number) = (terms.Index.Words, terms.Index.Words.Find(reader.Folded, reader.English));
            added.Clear();
            TextIndexBuilder.AddPlaces(words.Term(number), words.Parts(number), reader.At, added);
            foreach (var (term, place) in added.Select(a => ((int)(a >> 32), (int)a)).Where(a => terms.Has(a.Item1)))
            {
                if (!places.TryGetValue(term, out var its)) places[term] = its = [];
                its.Add(place);
            }
        }
        foreach (var its in places.Values) its.Sort();
        return places;
    }
}
