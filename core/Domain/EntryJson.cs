using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace FundingDirectory.Core.Domain;

/// <summary>How the directory writes JSON everywhere: camelCase, codes as words, umlauts unescaped, unknown as null.</summary>
public static class EntryJson
{
    /// <summary>For storing and publishing.</summary>
    public static JsonSerializerOptions Options { get; } = Create(o => o.Converters.Add(new SharedStrings()));

    /// <summary>For files written by people: an unknown field is an error and not silently lost.</summary>
    public static JsonSerializerOptions Strict { get; } = Create(o =>
    {
        o.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        o.ReadCommentHandling = JsonCommentHandling.Skip;
        o.Converters.Insert(0, new SingleCodes());
    });

    /// <summary>Sets the shared rules on options that a framework made.</summary>
    public static void Configure(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        // Nothing of this is put into HTML as it is, so umlauts and marks may stand as they are.
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.AllowOutOfOrderMetadataProperties = true;
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
    }

    private static JsonSerializerOptions Create(Action<JsonSerializerOptions> more)
    {
        var options = new JsonSerializerOptions { TypeInfoResolver = new DefaultJsonTypeInfoResolver() };
        Configure(options);
        more(options);
        options.MakeReadOnly();
        return options;
    }
}
