using System.Text.Json;
using FundingDirectory.Importer.Fetching;

namespace FundingDirectory.Importer.Connectors;

/// <summary>One page of the portal's search answer.</summary>
internal sealed record EuSearchPage(int TotalResults, IReadOnlyList<EuResult> Results)
{
    /// <summary>What is wrong with a page that is not a search answer, as a German sentence; null when it is one.</summary>
    public static string? Wrong(Capture capture) => TryRead(capture, out _);

    /// <summary>Reads a page. Throws <see cref="SourceFormatException"/> when it is not a whole search answer.</summary>
    public static EuSearchPage Read(Capture capture) =>
        TryRead(capture, out var page) is { } wrong ? throw new SourceFormatException($"«{capture.Name}»: {wrong}") : page!;

    private static string? TryRead(Capture capture, out EuSearchPage? page)
    {
        page = null;
        if (capture.Bytes.Span.TrimStart(" \t\r\n\ufeff"u8).StartsWith("<"u8)) return "Statt der Suchantwort des EU-Portals kam eine Webseite.";
        try
        {
            using var json = JsonDocument.Parse(capture.Bytes);
            var root = json.RootElement;
            if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("results", out var results) || results.ValueKind != JsonValueKind.Array
                || !root.TryGetProperty("totalResults", out var total) || total.ValueKind != JsonValueKind.Number || !total.TryGetInt32(out var count) || count < 0)
                return "Das ist keine Suchantwort des EU-Portals: «totalResults» oder «results» fehlt.";
            page = new EuSearchPage(count, [.. results.EnumerateArray().Select(EuResult.Read)]);
            return null;
        }
        catch (JsonException)
        {
            return "Die Suchantwort des EU-Portals ist abgeschnitten oder kein JSON.";
        }
    }
}

/// <summary>One result: the reference and its metadata, every value a list of strings.</summary>
internal sealed record EuResult(string? Reference, string? Url, string? Language, IReadOnlyDictionary<string, IReadOnlyList<string>> Metadata)
{
    /// <summary>All values of a field that are not blank.</summary>
    public IReadOnlyList<string> All(string field) => Metadata.GetValueOrDefault(field, []);

    /// <summary>The first value of a field; null when it is absent or blank.</summary>
    public string? First(string field) => All(field).Count > 0 ? All(field)[0] : null;

    /// <summary>The reference without its language, so that translations of one call share it.</summary>
    public string Base => Reference!.EndsWith(Spoken, StringComparison.OrdinalIgnoreCase) ? Reference[..^Spoken.Length] : Reference;

    /// <summary>The key of the call: always its English reference, whichever translation was read.</summary>
    public string Key => Base == Reference ? Reference : Base + (char.IsUpper(Reference![^1]) ? "EN" : "en");

    public string Spoken => Language is { Length: > 0 } ? Language : First("language") is { } language ? language : "en";

    public static EuResult Read(JsonElement result)
    {
        Dictionary<string, IReadOnlyList<string>> metadata = [];
        if (result.ValueKind == JsonValueKind.Object && result.TryGetProperty("metadata", out var fields) && fields.ValueKind == JsonValueKind.Object)
            foreach (var field in fields.EnumerateObject()) metadata[field.Name] = Strings(field.Value);
        return new EuResult(Text(result, "reference"), Text(result, "url"), Text(result, "language"), metadata);
    }

    private static IReadOnlyList<string> Strings(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => [.. value.EnumerateArray().Select(AsText).OfType<string>()],
        _ => AsText(value) is { } single ? [single] : [],
    };

    private static string? AsText(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => string.IsNullOrWhiteSpace(value.GetString()) ? null : value.GetString(),
        JsonValueKind.Number => value.GetRawText(),
        _ => null,
    };

    private static string? Text(JsonElement element, string name) => element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? AsText(value)?.Trim() : null;
}
