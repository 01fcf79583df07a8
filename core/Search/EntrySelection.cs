namespace FundingDirectory.Core.Search;

/// <summary>Some entries of one index, made ready for being asked about many times (<see cref="SearchIndex.FoundAmong"/>).</summary>
public sealed class EntrySelection
{
    internal EntrySelection(IEnumerable<int> numbers, TextIndex index) =>
        Documents = [.. numbers.Distinct().Order().Select(n => index.PartOf(n) is var part ? new SelectedDocument(n, part, n - index.Parts[part].First) : default)];

    /// <summary>Their documents in ascending order.</summary>
    internal SelectedDocument[] Documents { get; }
}

/// <summary>A document by its number in the index, and by its part and the number there.</summary>
internal readonly record struct SelectedDocument(int Number, int Part, int InPart)
{
    /// <summary>Whether it is in a set of documents that is given by part.</summary>
    public bool IsIn(ulong[][] parts) => Bitmaps.Has(parts[Part], InPart);
}
