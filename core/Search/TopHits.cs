namespace FundingDirectory.Core.Search;

/// <summary>Keeps the best few documents of many: higher score first, then the lower rank. A heap with the worst on top.</summary>
internal sealed class TopHits(int capacity, int[] ranks)
{
    private readonly List<(double Score, int Document)> _heap = new(Math.Min(capacity, 128));

    public void Offer(double score, int document)
    {
        if (_heap.Count < capacity)
        {
            _heap.Add((score, document));
            Rise(_heap.Count - 1);
        }
        else if (capacity > 0 && IsBetter((score, document), _heap[0]))
        {
            _heap[0] = (score, document);
            Sink();
        }
    }

    /// <summary>The kept documents, best first.</summary>
    public List<(double Score, int Document)> InOrder()
    {
        _heap.Sort((a, b) => IsBetter(a, b) ? -1 : IsBetter(b, a) ? 1 : 0);
        return _heap;
    }

    private bool IsBetter((double Score, int Document) a, (double Score, int Document) b) =>
        a.Score != b.Score ? a.Score > b.Score : ranks[a.Document] < ranks[b.Document];

    private void Rise(int at)
    {
        for (; at > 0 && IsBetter(_heap[(at - 1) / 2], _heap[at]); at = (at - 1) / 2) Swap(at, (at - 1) / 2);
    }

    private void Sink()
    {
        for (var at = 0; ;)
        {
            var worst = at;
            for (var child = (2 * at) + 1; child <= (2 * at) + 2 && child < _heap.Count; child++)
                if (IsBetter(_heap[worst], _heap[child])) worst = child;
            if (worst == at) return;
            Swap(at, worst);
            at = worst;
        }
    }

    private void Swap(int a, int b) => (_heap[a], _heap[b]) = (_heap[b], _heap[a]);
}
