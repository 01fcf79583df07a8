namespace FundingDirectory.Core.Search;

/// <summary>The searchable words of all documents: what does not depend on the day. It never changes; an update makes another one that shares nearly everything
/// (<see cref="TextIndexUpdate"/>): large parts that stay, one small part of what came later, and tombstones for what is gone from the large ones.</summary>
internal sealed class TextIndex
{
    // Postings that stay read where many queries are asked: all of a usual directory, and never more than eighty megabytes.
    private const long MostRemembered = 20_000_000;

    private CompoundSplitter? _splitter;

    public required WordTable Words { get; init; }
    public required TermTable Terms { get; init; }
    /// <summary>The parts that stay until a merge.</summary>
    public required IndexPart[] Settled { get; init; }
    /// <summary>The documents that came later; they are in the last part, and their numbers follow those of the settled ones.</summary>
    public required IndexedDocument[] Later { get; init; }
    /// <summary>All parts in the order of their documents.</summary>
    public required IndexPart[] Parts { get; init; }
    public required Tombstones Gone { get; init; }

    /// <summary>Knows the words of this index. After updates these are those of the last merge and what came later; compounds that were read before a
    /// new part of theirs came are only taken apart by it after the next merge.</summary>
    public CompoundSplitter Splitter => _splitter ??= new CompoundSplitter(Words.IsPartOfCompounds);

    /// <summary>Numbers in use, those of documents that are gone included.</summary>
    public int Numbers => SettledCount + Later.Length;
    public int SettledCount => Settled.Length == 0 ? 0 : Settled[^1].First + Settled[^1].Count;
    /// <summary>Documents that can be found.</summary>
    public int Count => Numbers - Gone.Count;

    /// <summary>The term of a stem; -1 when no document has it.</summary>
    public int TermOf(string stem) => Terms.Find(stem) is >= 0 and var term && Frequency(term) > 0 ? term : -1;

    /// <summary>In how many living documents a term occurs.</summary>
    public int Frequency(int term)
    {
        var count = -Gone.Of(term);
        foreach (var part in Parts) count += part.CountOf(term);
        return count;
    }

    /// <summary>The lists of a term, one for each part.</summary>
    public PostingList[] ListsOf(int term) => Array.ConvertAll(Parts, p => p[term]);

    /// <summary>The same, with parts that keep the lists they read (<see cref="IndexPart.Remembering"/>).</summary>
    public TextIndex Remembering()
    {
        IndexPart[] parts = Array.ConvertAll(Parts, p => p.Remembering(MostRemembered / Parts.Length));
        return new() { Words = Words, Terms = Terms, Settled = parts[..Settled.Length], Later = Later, Parts = parts, Gone = Gone };
    }

    /// <summary>The same without some settled documents whose texts are not at hand. Their words still count as known until the next full build.</summary>
    public TextIndex Without(IReadOnlyCollection<int> documents) => documents.Count == 0 ? this : new TextIndex
    {
        Words = Words, Terms = Terms, Settled = Settled, Later = Later, Parts = Parts, Gone = Gone.With(TermsOf(documents), SettledCount),
    };

    private List<(int Document, IEnumerable<int> Terms)> TermsOf(IReadOnlyCollection<int> documents)
    {
        var terms = documents.ToDictionary(d => d, _ => new List<int>());
        foreach (var part in Settled)
            for (var t = 0; t < Terms.Count; t++)
                for (var reader = part.PostingsOf(t); reader.Next();)
                    if (terms.TryGetValue(part.First + reader.Document, out var its)) its.Add(t);
        return [.. terms.Select(t => (t.Key, (IEnumerable<int>)t.Value))];
    }

    /// <summary>The part in which a document is.</summary>
    public int PartOf(int document)
    {
        var part = Parts.Length - 1;
        while (Parts[part].First > document) part--;
        return part;
    }
}

/// <summary>Documents of the settled parts that are no longer there, and how many of them had each term, so that frequencies stay exact.</summary>
internal sealed class Tombstones(ulong[] bits, int count, IReadOnlyDictionary<int, int> terms)
{
    public static Tombstones None { get; } = new([], 0, new Dictionary<int, int>());

    public int Count => count;

    public bool Has(int document) => document >> 6 < bits.Length && (bits[document >> 6] >> document & 1) != 0;

    /// <summary>Takes them out of a bitmap of the documents of a part. Settled parts begin at multiples of 64, and in the later one nothing is gone.</summary>
    public void TakeFrom(Span<ulong> documents, int first)
    {
        if (first % 64 != 0) return;
        for (var w = 0; w < documents.Length && (first >> 6) + w < bits.Length; w++) documents[w] &= ~bits[(first >> 6) + w];
    }

    /// <summary>Takes them out of 64 documents from one on that is a multiple of 64 within its part.</summary>
    public ulong Without(ulong documents, int first) => first % 64 != 0 || first >> 6 >= bits.Length ? documents : documents & ~bits[first >> 6];

    /// <summary>How many of the documents had a term.</summary>
    public int Of(int term) => count == 0 ? 0 : terms.GetValueOrDefault(term);

    /// <summary>More of them, with the terms of each.</summary>
    public Tombstones With(IReadOnlyList<(int Document, IEnumerable<int> Terms)> more, int documents)
    {
        if (more.Count == 0) return this;
        var (allBits, allTerms) = (new ulong[Bitmaps.WordsFor(documents)], new Dictionary<int, int>(terms));
        bits.CopyTo(allBits, 0);
        foreach (var (document, its) in more)
        {
            allBits[document >> 6] |= 1UL << document;
            foreach (var term in its) allTerms[term] = allTerms.GetValueOrDefault(term) + 1;
        }
        return new(allBits, count + more.Count, allTerms);
    }
}
