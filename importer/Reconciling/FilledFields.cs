using System.Collections;
using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json;
using FundingDirectory.Core.Domain;

namespace FundingDirectory.Importer.Reconciling;

/// <summary>Counts in how many contents each of some fields says something.</summary>
internal sealed class FilledFields(IReadOnlyList<string> fields)
{
    // Read as properties: writing thousands of records as JSON only to look at four fields of each is slow.
    private static readonly ConcurrentDictionary<(Type, string), PropertyInfo?> Properties = new();
    private readonly int[] filled = new int[fields.Count];

    /// <summary>Counts one content; true when it fills all of the fields.</summary>
    public bool Add(EntryContent content)
    {
        var all = true;
        for (var i = 0; i < filled.Length; i++)
        {
            if (IsEmpty(Value(content, fields[i]))) all = false;
            else filled[i]++;
        }
        return all;
    }

    /// <summary>Counts a content that is known to fill all of the fields.</summary>
    public void AddFull()
    {
        for (var i = 0; i < filled.Length; i++) filled[i]++;
    }

    /// <summary>The fields by their JSON names, each with how many contents fill it.</summary>
    public IEnumerable<(string Field, int Filled)> Counts => fields.Zip(filled);

    private static object? Value(EntryContent content, string field) => Properties.GetOrAdd((content.GetType(), field),
        key => key.Item1.GetProperties().FirstOrDefault(p => JsonNamingPolicy.CamelCase.ConvertName(p.Name) == key.Item2))?.GetValue(content);

    private static bool IsEmpty(object? value) => value switch
    {
        null => true,
        string text => string.IsNullOrWhiteSpace(text),
        Enum code => Vocabulary.Code(code) == "unknown",
        ICollection list => list.Count == 0,
        IEnumerable list => !list.GetEnumerator().MoveNext(),
        _ => false,
    };
}
