using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace FundingDirectory.Core.Search;

/// <summary>Words by their folded form and language. A text is only made of a word that is new.</summary>
internal sealed class WordSet
{
    private const ulong Factor = 0x9E3779B97F4A7C15;
    // Another one in each process, so that no source can send words that all fall into one place.
    private static readonly ulong Seed = (ulong)Random.Shared.NextInt64();

    private readonly List<NewWord> _words = [];
    private (uint Hash, NewWord? Word)[] _slots = new (uint, NewWord?)[1 << 10];

    /// <summary>All words by their numbers.</summary>
    public IReadOnlyList<NewWord> Words => _words;

    /// <summary>The word of this form; a new one when there was none.</summary>
    public NewWord Of(ReadOnlySpan<char> folded, bool english)
    {
        var hash = Hash(folded, english);
        return Find(folded, english, hash) ?? Added(folded, english, hash);
    }

    /// <summary>The word of this form; null when there is none.</summary>
    public NewWord? Find(ReadOnlySpan<char> folded, bool english) => Find(folded, english, Hash(folded, english));

    /// <summary>Whether a word stands alone in a German text, so that compounds can be made of it.</summary>
    public bool IsPartOfCompounds(ReadOnlySpan<char> folded) => WordTable.CanBePart(folded) && Find(folded, false) is { IsWhole: false };

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private NewWord? Find(ReadOnlySpan<char> folded, bool english, uint hash)
    {
        var slots = _slots;
        for (var slot = hash & (uint)(slots.Length - 1); ; slot = (slot + 1) & (uint)(slots.Length - 1))
        {
            var (itsHash, word) = slots[slot];
            if (word is null || (itsHash == hash && word.English == english && folded.SequenceEqual(word.Folded))) return word;
        }
    }

    private NewWord Added(ReadOnlySpan<char> folded, bool english, uint hash)
    {
        // At most two thirds are taken.
        if (_words.Count * 3L >= _slots.Length * 2L) Grow();
        var word = new NewWord(folded.ToString(), english) { Number = _words.Count };
        _words.Add(word);
        Put(_slots, hash, word);
        return word;
    }

    private void Grow()
    {
        var larger = new (uint, NewWord?)[_slots.Length * 2];
        foreach (var (hash, word) in _slots)
            if (word is not null) Put(larger, hash, word);
        _slots = larger;
    }

    private static void Put((uint, NewWord? Word)[] slots, uint hash, NewWord word)
    {
        var slot = hash & (uint)(slots.Length - 1);
        while (slots[slot].Word is not null) slot = (slot + 1) & (uint)(slots.Length - 1);
        slots[slot] = (hash, word);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static uint Hash(ReadOnlySpan<char> folded, bool english)
    {
        var hash = english ? ~Seed : Seed;
        var fours = MemoryMarshal.Cast<char, ulong>(folded);
        foreach (var four in fours) hash = (BitOperations.RotateLeft(hash, 5) ^ four) * Factor;
        foreach (var c in folded[(fours.Length * 4)..]) hash = (BitOperations.RotateLeft(hash, 5) ^ c) * Factor;
        return (uint)(hash >> 32);
    }
}
