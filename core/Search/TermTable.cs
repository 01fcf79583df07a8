namespace FundingDirectory.Core.Search;

/// <summary>The stems of the corpus, numbered: a large table in order that stays and a small one of what came later. Numbers never change.</summary>
internal sealed class TermTable(SortedTexts first, TextTable later)
{
    public int Count => first.Count + later.Count;
    public SortedTexts First => first;

    /// <summary>The stem of a number.</summary>
    public string this[int term] => term < first.Count ? first.Text(term) : later.Text(term - first.Count);

    /// <summary>The number of a stem; -1 when the corpus does not have it.</summary>
    public int Find(string stem) => first.Find(stem) is >= 0 and var found ? found : later.Find(stem) is >= 0 and var more ? first.Count + more : -1;

    /// <summary>The same with more stems, which get the next numbers.</summary>
    public TermTable With(IReadOnlyCollection<string> stems) =>
        stems.Count == 0 ? this : new(first, TextTable.Of([.. Enumerable.Range(0, later.Count).Select(later.Text), .. stems]));
}
