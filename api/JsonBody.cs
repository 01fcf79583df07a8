using System.Text.Json;
using FundingDirectory.Core.Domain;
using Microsoft.AspNetCore.Http.HttpResults;

namespace FundingDirectory.Api;

/// <summary>Reads a JSON body and says in German which field is wrong.</summary>
public static class JsonBody
{
    /// <summary>The body as <typeparamref name="T"/>, or the problem that names the field.</summary>
    public static async Task<(T? Value, ProblemHttpResult? Problem)> Read<T>(HttpRequest request, CancellationToken cancel) where T : class
    {
        if (!request.HasJsonContentType()) return (null, Problems.Of(StatusCodes.Status415UnsupportedMediaType, "Erwartet wird «Content-Type: application/json»."));
        try
        {
            var value = await JsonSerializer.DeserializeAsync<T>(request.Body, EntryJson.Strict, cancel);
            return value is null ? (null, Problems.Invalid("$", "Der Inhalt fehlt.")) : (value, null);
        }
        catch (JsonException e)
        {
            var field = (e.Path ?? "$").TrimStart('$').TrimStart('.');
            return (null, Problems.Invalid(field.Length == 0 ? "$" : field, Message<T>(field, e)));
        }
    }

    private static string Message<T>(string field, JsonException e)
    {
        if (e.Message.Contains("could not be mapped", StringComparison.Ordinal)) return "Dieses Feld gibt es nicht.";
        var name = field.Split('[', '.')[0];
        var type = typeof(T).GetProperties().FirstOrDefault(p => JsonNamingPolicy.CamelCase.ConvertName(p.Name) == name)?.PropertyType;
        if (type is null)
            return e.InnerException is JsonException ? $"Das ist kein gültiges JSON (Zeile {(e.LineNumber ?? 0) + 1})." : "Erwartet wird ein JSON-Objekt.";
        var inner = type.IsGenericType ? type.GetGenericArguments()[0] : type;
        if (inner.IsEnum) return $"Diesen Wert gibt es nicht. Möglich sind: {string.Join(", ", Enum.GetValues(inner).Cast<Enum>().Select(Vocabulary.Code))}.";
        return Type.GetTypeCode(inner) switch
        {
            TypeCode.Boolean => "Erwartet wird true, false oder null.",
            TypeCode.Int32 or TypeCode.Int64 => "Erwartet wird eine ganze Zahl.",
            TypeCode.Decimal => "Erwartet wird eine Zahl.",
            _ => "Der Wert passt nicht zu diesem Feld.",
        };
    }
}
