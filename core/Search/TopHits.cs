using System.Runtime.Intrinsics;

namespace FundingDirectory.Core.Search;

/// <summary>Keeps the best few documents of many: higher score first, then the lower rank. A heap with the worst on top; its memory is reused.</summary>
internal sealed class TopHits
{
    // Score in the upper half, which for positive floats orders as its bits do, then the rank turned around.
    private ulong[] _keys = [];
    private int[] _documents = [];
    private int _capacity, _count;

    /// <summary>Makes ready to keep so many.</summary>
    public void Start(int capacity)
    {
        (_capacity, _count) = (capacity, 0);
        if (_keys.Length < capacity) (_keys, _documents) = (new ulong[capacity], new int[capacity]);
    }

    /// <summary>Takes documents with their scores; without scores the ranks alone decide.</summary>
    public void Offer(ReadOnlySpan<int> documents, ReadOnlySpan<float> scores, int[] ranks)
    {
        if (_capacity == 0) return;
        for (var h = 0; h < documents.Length; h++)
        {
            // Most are not good enough whatever their rank.
            while (_count == _capacity && h + Vector256<float>.Count <= scores.Length && !Vector256.GreaterThanOrEqualAny(Vector256.Create(scores[h..]), Vector256.Create(WorstScore))) h += Vector256<float>.Count;
            if (h == documents.Length) return;
            var score = scores.IsEmpty ? 0u : BitConverter.SingleToUInt32Bits(scores[h]);
            var key = ((ulong)score << 32) | ~(uint)ranks[documents[h]];
            if (_count < _capacity || key > _keys[0]) Take(key, documents[h]);
        }
    }

    private float WorstScore => BitConverter.UInt32BitsToSingle((uint)(_keys[0] >> 32));

    private void Take(ulong key, int document)
    {
        if (_count < _capacity)
        {
            (_keys[_count], _documents[_count]) = (key, document);
            for (var at = _count++; at > 0 && _keys[at] < _keys[(at - 1) / 2]; at = (at - 1) / 2) Swap(at, (at - 1) / 2);
        }
        else
        {
            (_keys[0], _documents[0]) = (key, document);
            Sink();
        }
    }

    /// <summary>The kept documents, best first, without the first few.</summary>
    public (float Score, int Document)[] From(int offset)
    {
        Array.Sort(_keys, _documents, 0, _count);
        var page = new (float, int)[Math.Max(0, _count - offset)];
        for (var i = 0; i < page.Length; i++)
        {
            var at = _count - 1 - offset - i;
            page[i] = (BitConverter.UInt32BitsToSingle((uint)(_keys[at] >> 32)), _documents[at]);
        }
        return page;
    }

    private void Sink()
    {
        for (var at = 0; ;)
        {
            var child = (2 * at) + 1;
            if (child >= _count) return;
            if (child + 1 < _count && _keys[child + 1] < _keys[child]) child++;
            if (_keys[child] >= _keys[at]) return;
            Swap(at, child);
            at = child;
        }
    }

    private void Swap(int a, int b)
    {
        (_keys[a], _keys[b]) = (_keys[b], _keys[a]);
        (_documents[a], _documents[b]) = (_documents[b], _documents[a]);
    }
}
