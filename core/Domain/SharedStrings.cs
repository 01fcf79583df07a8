using System.Text.Json;
using System.Text.Json.Serialization;

namespace FundingDirectory.Core.Domain;

/// <summary>Reads equal short strings as one object: an entry names its source, its licence and the same address in every line of its evidence,
/// and thousands of entries together take half the memory.</summary>
internal sealed class SharedStrings : JsonConverter<string>
{
    private const int Longest = 256, Places = 4096;

    // One place for many strings: whoever comes later takes it. A race between threads costs only the sharing.
    private readonly string?[] seen = new string?[Places];

    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.HasValueSequence || reader.ValueSpan.Length > Longest) return reader.GetString();
        Span<char> buffer = stackalloc char[Longest];
        var text = buffer[..reader.CopyString(buffer)];
        ref var place = ref seen[(uint)string.GetHashCode(text) % Places];
        if (place is { } known && text.SequenceEqual(known)) return known;
        return place = text.ToString();
    }

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);
}
