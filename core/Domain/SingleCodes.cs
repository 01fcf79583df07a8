using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace FundingDirectory.Core.Domain;

/// <summary>Reads a code as exactly one word of its list. The framework's own converter would also take several with commas between them, and any mixture of small and capital letters.</summary>
internal sealed class SingleCodes : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) => typeToConvert.IsEnum;

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) => (JsonConverter)Activator.CreateInstance(typeof(Reader<>).MakeGenericType(typeToConvert))!;

    private sealed class Reader<T> : JsonConverter<T> where T : struct, Enum
    {
        private static readonly Dictionary<string, T> Codes = Enum.GetValues<T>().ToDictionary(Code, StringComparer.Ordinal);

        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.String && Codes.TryGetValue(reader.GetString()!, out var code) ? code : throw new JsonException($"There is no such code of {typeof(T).Name}.");

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(Code(value));

        private static string Code(T value) => typeof(T).GetField(value.ToString())?.GetCustomAttribute<JsonStringEnumMemberNameAttribute>()?.Name ?? Vocabulary.Code(value);
    }
}
