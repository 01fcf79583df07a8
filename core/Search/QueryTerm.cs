namespace FundingDirectory.Core.Search;

/// <summary>What a word of the query can mean in one index: everything that satisfies it, and the synonyms among it. It never changes, so that
/// queries with the same word share it.</summary>
internal sealed class Meaning(string text, List<Alternative> alternatives, IReadOnlyList<Synonym> synonyms)
{
    private QueryTerm[] _terms = [];

    public string Text => text;
    public List<Alternative> Alternatives => alternatives;
    public IReadOnlyList<Synonym> Synonyms => synonyms;

    /// <summary>True for what was asked for exactly (in quotation marks, with a prefix): no document may do without it, however the search is widened.</summary>
    public bool IsRequired { get; init; }

    /// <summary>«a ODER b»: either satisfies.</summary>
    public Meaning Or(Meaning other) =>
        new($"{text} oder {other.Text}", [.. alternatives, .. other.Alternatives], [.. synonyms, .. other.Synonyms]) { IsRequired = IsRequired && other.IsRequired };

    /// <summary>The term of a query with this meaning. <paramref name="counts"/>: see <see cref="QueryTerm.Counts"/>; <paramref name="strength"/>: what the word counts
    /// against others.</summary>
    public QueryTerm Term(TextIndex index, bool counts, double strength)
    {
        // Two readers may make the same one twice; both are right.
        if (Array.Find(_terms, t => t.Counts == counts && t.Strength == strength) is { } known) return known;
        var term = new QueryTerm(index, this, counts, strength);
        _terms = [.. _terms, term];
        return term;
    }
}

/// <summary>One word of the query with everything that satisfies it, weighed.</summary>
internal sealed class QueryTerm
{
    [ThreadStatic] private static float[]? _sumsOfThread;
    [ThreadStatic] private static ulong[]? _bitsOfThread;
    private readonly TextIndex _index;
    private readonly float _weight;
    private ScoredList[]? _lists;
    private ulong[][]? _bits;

    /// <summary>Fixes rarity and weights. A form that is more common than the typed word tells less and is weighted down; one that is rarer must not
    /// tell more than the word itself.</summary>
    public QueryTerm(TextIndex index, Meaning meaning, bool counts, double strength)
    {
        (_index, Text, IsRequired, Counts, Strength) = (index, meaning.Text, meaning.IsRequired, counts, strength);
        var all = meaning.Alternatives;
        Alternatives = [];
        if (all.Count == 0) return;
        var own = all.Where(a => a.Origin == Origin.Typed).DefaultIfEmpty(all.MaxBy(a => a.Count)!);
        var rarity = Scoring.Rarity(own.Max(a => a.Count), index.Count);
        Alternatives = [.. all.Select(a => a.For(a.Origin, a.Weight * Math.Min(1, Scoring.Rarity(a.Count, index.Count) / rarity)))];
        Cost = all.Sum(a => a.Count);
        Rarity = (float)(rarity * strength);
        _weight = (float)Alternatives[0].Weight;
    }

    public string Text { get; }
    public Alternative[] Alternatives { get; }

    /// <summary>How much the word tells documents apart (inverse document frequency of its own forms).</summary>
    public float Rarity { get; }
    public double Strength { get; }

    /// <summary>Number of postings of all alternatives.</summary>
    public int Cost { get; }

    /// <summary>False for a word that only adds to the score (hilft, Förderung): a document may do without it.</summary>
    public bool Counts { get; }

    /// <inheritdoc cref="Meaning.IsRequired"/>
    public bool IsRequired { get; }

    /// <summary>The documents that satisfy it, in each part of the index, with what it adds to their scores by all alternatives together. Worked out when first asked for
    /// and shared by all queries with this word.</summary>
    public ScoredList[] Lists => _lists ??= Alternatives.Length switch { 0 => Array.ConvertAll(_index.Parts, _ => ScoredList.None), 1 => [.. Alternatives[0].Lists.Select(Scored)], _ => Pooled() };

    /// <summary>The documents that satisfy it in each part of the index, as bits, without those that are gone; for one who does not ask for scores.</summary>
    public ulong[][] Bits => _bits ??= [.. _index.Parts.Select(BitsOf)];

    private ulong[] BitsOf(IndexPart part, int p)
    {
        var bits = new ulong[Bitmaps.WordsFor(part.Count)];
        foreach (var alternative in Alternatives) alternative.AddTo(bits, p);
        _index.Gone.TakeFrom(bits, part.First);
        return bits;
    }

    private ScoredList Scored(PostingList list, int p)
    {
        var impacts = list.Impacts;
        var scores = new float[impacts.Length];
        for (var i = 0; i < scores.Length; i++) scores[i] = Scoring.Score(Rarity, _weight * Impact.Value(impacts[i]));
        return ScoredList.Of(list.DocumentArray, scores, _index.Parts[p].Count);
    }

    private ScoredList[] Pooled()
    {
        // All zero between two uses.
        var (sums, bits) = (_sumsOfThread ??= new float[IndexPart.MostDocuments], _bitsOfThread ??= new ulong[IndexPart.MostDocuments / 64]);
        var (all, lists) = (Array.ConvertAll(Alternatives, a => a.Lists), new ScoredList[_index.Parts.Length]);
        for (var p = 0; p < lists.Length; p++)
        {
            for (var a = 0; a < all.Length; a++)
            {
                var documents = all[a][p].Documents;
                var impacts = all[a][p].Impacts;
                var weight = (float)Alternatives[a].Weight;
                for (var i = 0; i < documents.Length; i++)
                {
                    sums[documents[i]] += weight * Impact.Value(impacts[i]);
                    bits[documents[i] >> 6] |= 1UL << documents[i];
                }
            }
            lists[p] = Collected(sums, bits, _index.Parts[p].Count);
        }
        return lists;
    }

    /// <summary>The documents of a bitmap with the scores of their sums; clears both.</summary>
    private ScoredList Collected(float[] sums, ulong[] bits, int ofPart)
    {
        var count = 0;
        foreach (var word in bits) count += System.Numerics.BitOperations.PopCount(word);
        var (documents, scores, at) = (new ushort[count], new float[count], 0);
        for (var w = 0; w < bits.Length; w++)
        {
            for (var rest = bits[w]; rest != 0; rest &= rest - 1, at++)
            {
                var document = (w << 6) + System.Numerics.BitOperations.TrailingZeroCount(rest);
                (documents[at], scores[at]) = ((ushort)document, Scoring.Score(Rarity, sums[document]));
                sums[document] = 0;
            }
            bits[w] = 0;
        }
        return ScoredList.Of(documents, scores, ofPart);
    }
}
