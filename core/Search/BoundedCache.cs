using System.Collections.Concurrent;

namespace FundingDirectory.Core.Search;

/// <summary>Remembers what was worked out from an index that never changes, up to a size. When it is full it starts over: what is asked for often is soon back.</summary>
public sealed class BoundedCache<T>(long mostSize) where T : class
{
    private readonly ConcurrentDictionary<string, T> _known = new(StringComparer.Ordinal);
    private long _size;

    /// <summary>What is known under the key; null when nothing is.</summary>
    public T? Find(string key) => _known.GetValueOrDefault(key);

    /// <summary>Keeps a value of a size; when two readers work the same out, one of them is kept.</summary>
    public T Keep(string key, T value, long size)
    {
        if (Interlocked.Add(ref _size, size) > mostSize)
        {
            _known.Clear();
            Interlocked.Exchange(ref _size, size);
        }
        return _known.GetOrAdd(key, value);
    }
}
