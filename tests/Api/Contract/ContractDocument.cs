using System.Text.Json.Nodes;
using FundingDirectory.Tests.Support;

namespace FundingDirectory.Tests.Api.Contract;

/// <summary>An operation of a description.</summary>
internal sealed record ContractOperation(string Method, string Path, JsonObject Description)
{
    public string Id => (string)Description["operationId"]!;

    public IReadOnlyList<JsonObject> Parameters { get; } = [.. (Description["parameters"] as JsonArray ?? []).Select(p => p!.AsObject())];

    public JsonObject? Body => Description["requestBody"]?["content"]?["application/json"]?["schema"]?.AsObject();
}

/// <summary>A description as the running host gives it, and whether its answers are as it says.</summary>
internal sealed class ContractDocument
{
    private ContractDocument(JsonObject text) => (Text, Shapes) = (text, new JsonShape(text));

    public JsonObject Text { get; }

    public JsonShape Shapes { get; }

    public IEnumerable<ContractOperation> Operations => Text["paths"]!.AsObject().SelectMany(p => p.Value!.AsObject().Select(o => new ContractOperation(o.Key.ToUpperInvariant(), p.Key, o.Value!.AsObject())));

    public static async Task<ContractDocument> Of(DirectoryApp app, string name) => new(await app.Get($"/openapi/{name}.json"));

    /// <summary>What is wrong with an answer: a status that is not described, another type, another shape, an error of ours.</summary>
    public async Task<IReadOnlyList<string>> Faults(ContractOperation operation, HttpResponseMessage response)
    {
        var status = ((int)response.StatusCode).ToString(System.Globalization.CultureInfo.InvariantCulture);
        var text = await response.Content.ReadAsStringAsync();
        if ((int)response.StatusCode >= 500) return [$"{status}: {text[..Math.Min(text.Length, 200)]}"];
        // What the server itself refuses is described once for all on the page, not at every operation.
        var isOurs = (int)response.StatusCode is not (404 or 405 or 414 or 431) || operation.Description["responses"]![status] is not null;
        if (isOurs && operation.Description["responses"]![status] is not JsonObject) return [$"{status} is not described"];
        var described = isOurs ? Shapes.Resolve(operation.Description["responses"]![status]!.AsObject()) : null;
        var type = response.Content.Headers.ContentType?.MediaType;
        if (described is not null && described["content"] is not JsonObject) return text.Length == 0 ? [] : [$"{status} should have no content"];
        if (described is null) return type == "application/problem+json" ? [] : [$"{status} is no problem but {type}"];
        if (described["content"]![type ?? ""]?["schema"] is not JsonObject schema) return [$"{status} is {type}, which is not described"];
        if ((int)response.StatusCode is >= 400 and not 410 && type is not ("application/problem+json" or "application/json")) return [$"{status} is {type}"];
        return type!.EndsWith("json", StringComparison.Ordinal) && type != "application/x-ndjson" ? Shapes.Faults(JsonNode.Parse(text), schema) : [];
    }
}
