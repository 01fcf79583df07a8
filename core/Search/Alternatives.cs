namespace FundingDirectory.Core.Search;

/// <summary>Collects the alternatives of a query word: what the index does not have is left out, and nothing is taken twice. Whoever comes first
/// stays, so the strongest are added first.</summary>
internal sealed class Alternatives(TextIndex index)
{
    public List<Alternative> List { get; } = [];

    /// <summary>Adds one term; -1 = a word that the index does not have.</summary>
    public void AddTerm(int term, string text, Origin origin, double weight)
    {
        if (term >= 0 && !List.Exists(a => a.SingleTerm == term)) List.Add(Alternative.OfTerm(index, term, text, origin, weight));
    }

    public void AddAll(int[] terms, string text, Origin origin, double weight)
    {
        if (terms.Length == 1) AddTerm(terms[0], text, origin, weight);
        else if (IsNew(terms, text)) AddUnlessEmpty(Alternative.OfAll(index, terms, text, origin, weight));
    }

    public void AddPhrase(int[] terms, int[] offsets, string text, Origin origin, double weight)
    {
        if (terms.Length == 1) AddTerm(terms[0], text, origin, weight);
        else if (IsNew(terms, text)) AddUnlessEmpty(Alternative.OfPhrase(index, terms, offsets, text, origin, weight));
    }

    /// <summary>Adds something that was searched before.</summary>
    public bool Add(Alternative prepared, Origin origin, double weight)
    {
        if (prepared.SingleTerm >= 0 && List.Exists(a => a.SingleTerm == prepared.SingleTerm)) return false;
        List.Add(prepared.For(origin, weight));
        return true;
    }

    private bool IsNew(int[] terms, string text) => terms.Length > 0 && Array.TrueForAll(terms, t => t >= 0) && !List.Exists(a => a.Text == text && a.HasTerms(terms));

    private void AddUnlessEmpty(Alternative alternative)
    {
        if (alternative.Count > 0) List.Add(alternative);
    }
}
