using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace FundingDirectory.Benches;

/// <summary>What an object keeps in memory, by the type and field that holds each block. Walks over everything that can be reached, so nothing is left out that somebody
/// forgot to count; objects that were there anyway are not entered.</summary>
internal sealed class HeldMemory
{
    private const int Header = 2 * sizeof(long), Alignment = sizeof(long);
    private static readonly ConcurrentDictionary<Type, FieldInfo[]> Fields = new();
    private readonly HashSet<object> seen = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<string, long> bytes = [];
    private readonly Stack<(object Object, string Holder)> open = new();

    private HeldMemory(IEnumerable<object> anyway)
    {
        foreach (var known in anyway) seen.Add(known);
    }

    /// <summary>Bytes by holder, largest first.</summary>
    public static List<(string Holder, long Bytes)> Of(object root, IEnumerable<object> anyway)
    {
        var memory = new HeldMemory(anyway);
        memory.Enter(root, "");
        while (memory.open.TryPop(out var next)) memory.Count(next.Object, next.Holder);
        return [.. memory.bytes.Select(b => (b.Key, b.Value)).OrderByDescending(b => b.Value)];
    }

    private void Enter(object? value, string holder)
    {
        // Code and types are not data.
        if (value is null or Type or MemberInfo or Assembly or Pointer || !seen.Add(value)) return;
        open.Push((value, holder));
    }

    private void Count(object value, string holder)
    {
        var type = value.GetType();
        Add(holder, SizeOf(value, type));
        if (value is Array array)
        {
            var element = type.GetElementType()!;
            if (!HoldsReferences(element)) return;
            foreach (var item in array)
                if (item is not null) EnterOrOpen(item, element, holder);
            return;
        }
        EnterFields(value, type, value is Delegate ? holder : NameOf(type));
    }

    private void EnterOrOpen(object item, Type declared, string holder)
    {
        if (declared.IsValueType) EnterFields(item, declared, holder);
        else Enter(item, holder);
    }

    private void EnterFields(object value, Type type, string holder)
    {
        foreach (var field in FieldsOf(type))
        {
            if (field.GetValue(value) is not { } held) continue;
            if (!field.FieldType.IsValueType) Enter(held, $"{holder}.{field.Name}");
            else if (HoldsReferences(field.FieldType)) EnterFields(held, field.FieldType, $"{holder}.{field.Name}");
        }
    }

    private void Add(string holder, long size) => bytes[holder] = bytes.GetValueOrDefault(holder) + size;

    private static FieldInfo[] FieldsOf(Type type) => Fields.GetOrAdd(type, t =>
        [.. Chain(t).SelectMany(c => c.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)).Where(f => !f.FieldType.IsPointer)]);

    private static IEnumerable<Type> Chain(Type type)
    {
        for (var t = type; t is not null && t != typeof(object); t = t.BaseType) yield return t;
    }

    private static long SizeOf(object value, Type type) => Aligned(value switch
    {
        string text => Header + sizeof(int) + ((text.Length + 1L) * sizeof(char)),
        Array array => Header + sizeof(long) + (array.LongLength * InlineSize(type.GetElementType()!)),
        _ => Header + FieldsOf(type).Sum(f => (long)InlineSize(f.FieldType)),
    });

    private static int InlineSize(Type type) => !type.IsValueType ? IntPtr.Size
        : (int)typeof(Unsafe).GetMethod(nameof(Unsafe.SizeOf))!.MakeGenericMethod(type).Invoke(null, null)!;

    private static bool HoldsReferences(Type type) => !type.IsValueType
        || (bool)typeof(RuntimeHelpers).GetMethod(nameof(RuntimeHelpers.IsReferenceOrContainsReferences))!.MakeGenericMethod(type).Invoke(null, null)!;

    private static long Aligned(long size) => (size + Alignment - 1) / Alignment * Alignment;

    private static string NameOf(Type type) => type.Name.Split('`')[0];
}
