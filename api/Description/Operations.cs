using System.Globalization;
using System.Text.Json.Nodes;

namespace FundingDirectory.Api.Description;

/// <summary>Completes what a description says of its operations: German texts, examples, headers, and every way in which a call can fail.</summary>
internal static class Operations
{
    private const string Problem = "application/problem+json";

    private static readonly string[] EveryAnswer = ["RateLimit", "RateLimit-Policy"];

    /// <summary>Goes over every operation.</summary>
    public static void Describe(JsonObject document, GermanTexts texts, JsonObject examples)
    {
        var problems = new JsonObject();
        foreach (var operation in document["paths"]!.AsObject().SelectMany(p => p.Value!.AsObject()).Select(o => o.Value!.AsObject()))
        {
            var id = (string)operation["operationId"]!;
            Shapes.Put(operation, "description", texts.Of(id, "description"));
            Shapes.Put(operation, "summary", texts.Of(id, "summary"));
            foreach (var parameter in (operation["parameters"] as JsonArray ?? []).Select(p => p!.AsObject()))
            {
                var (text, example) = texts.Parameter(id, (string)parameter["name"]!);
                parameter["description"] = text;
                parameter["example"] = example;
            }
            if (operation["requestBody"] is JsonObject body) DescribeBody(body, texts.Of(id, "body"), examples[$"{id}.body"]);
            operation["responses"] = Answers(id, operation, texts, examples, problems);
        }
        var components = document["components"]!.AsObject();
        components["responses"] = new JsonObject(problems.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => KeyValuePair.Create(p.Key, p.Value?.DeepClone())));
        var whole = document.ToJsonString();
        components["headers"] = new JsonObject(Headers.Where(h => whole.Contains($"#/components/headers/{h.Key}\"", StringComparison.Ordinal)).Select(h => KeyValuePair.Create(h.Key, (JsonNode?)new JsonObject
        {
            ["description"] = texts.Of("headers", h.Key), ["schema"] = new JsonObject { ["type"] = h.Value.Type }, ["example"] = h.Value.Example.DeepClone(),
        })));
        components["schemas"]![nameof(Problem)] = ProblemShape(texts);
        document["tags"] = new JsonArray([.. (document["tags"] as JsonArray ?? []).Select(t => new JsonObject { ["name"] = (string)t!["name"]!, ["description"] = texts.Of("tags", (string)t["name"]!) })]);
    }

    private static Dictionary<string, (string Type, JsonNode Example)> Headers { get; } = new()
    {
        ["ETag"] = ("string", "\"0b0fda2a.3\""), ["Last-Modified"] = ("string", "Mon, 30 Nov 2026 09:00:00 GMT"), ["Link"] = ("string", "</api/v1/search?q=KI&offset=20&limit=20>; rel=\"next\""),
        ["RateLimit"] = ("string", "\"default\";r=987"), ["RateLimit-Policy"] = ("string", "\"default\";q=1000;w=60"), ["Retry-After"] = ("integer", 42),
    };

    private static void DescribeBody(JsonObject body, string? text, JsonNode? example)
    {
        Shapes.Put(body, "description", text);
        body["required"] = true;
        foreach (var content in body["content"]!.AsObject()) content.Value!["example"] = example?.DeepClone();
    }

    private static JsonObject Answers(string id, JsonObject operation, GermanTexts texts, JsonObject examples, JsonObject problems)
    {
        var given = operation["responses"]!.AsObject();
        var isConditional = given.ContainsKey("304");
        var isList = (operation["parameters"] as JsonArray ?? []).Any(p => (string?)p!["name"] == "offset");
        var answers = new JsonObject();
        foreach (var status in given.Select(a => a.Key).Append("429").Distinct().OrderBy(s => s, StringComparer.Ordinal))
        {
            var content = given[status]?["content"] as JsonObject ?? (status == "429" ? new JsonObject { [Problem] = new JsonObject() } : null);
            if (content?.ContainsKey(Problem) == true)
            {
                problems[$"Problem{status}"] ??= ProblemAnswer(int.Parse(status, CultureInfo.InvariantCulture), texts);
                answers[status] = new JsonObject { ["$ref"] = $"#/components/responses/Problem{status}" };
                continue;
            }
            var isAnswer = status is "200" or "410";
            var answer = new JsonObject { ["description"] = status == "200" ? texts.Of(id, "answer") : texts.Of("statuses", status) };
            answer["headers"] = References([.. EveryAnswer, .. isList && isAnswer ? ["Link"] : Array.Empty<string>(), .. isConditional && status is "200" or "304" ? ["ETag", "Last-Modified"] : Array.Empty<string>()]);
            if (content is not null) answer["content"] = new JsonObject(content.Select(c => KeyValuePair.Create(c.Key, (JsonNode?)Example(c.Value!.DeepClone().AsObject(), isAnswer ? examples[id] : examples[$"{status}"]))));
            answers[status] = answer;
        }
        return answers;
    }

    private static JsonObject Example(JsonObject content, JsonNode? example)
    {
        if (example is not null) content["example"] = example.DeepClone();
        return content;
    }

    private static JsonObject References(IEnumerable<string> headers) =>
        new(headers.Order(StringComparer.Ordinal).Select(h => KeyValuePair.Create(h, (JsonNode?)new JsonObject { ["$ref"] = $"#/components/headers/{h}" })));

    private static JsonObject ProblemAnswer(int status, GermanTexts texts)
    {
        var example = new JsonObject { ["type"] = Problems.Page, ["title"] = Problems.Title(status), ["status"] = status };
        if (status == StatusCodes.Status400BadRequest)
        {
            const string Message = "Erwartet wird eine ganze Zahl von 1 bis 100, nicht «abc».";
            example["detail"] = $"limit: {Message}";
            example["errors"] = new JsonObject { ["limit"] = new JsonArray(Message) };
        }
        return new JsonObject
        {
            ["description"] = texts.Of("statuses", status.ToString(CultureInfo.InvariantCulture)),
            ["headers"] = References(status == StatusCodes.Status429TooManyRequests ? [.. EveryAnswer, "Retry-After"] : EveryAnswer),
            ["content"] = new JsonObject { [Problem] = new JsonObject { ["schema"] = new JsonObject { ["$ref"] = $"#/components/schemas/{nameof(Problem)}" }, ["example"] = example } },
        };
    }

    /// <summary>The shape of what <see cref="Problems"/> makes.</summary>
    private static JsonObject ProblemShape(GermanTexts texts)
    {
        var fields = new JsonObject
        {
            ["type"] = new JsonObject { ["type"] = "string" }, ["title"] = new JsonObject { ["type"] = "string" }, ["status"] = new JsonObject { ["type"] = "integer", ["format"] = "int32" },
            ["detail"] = new JsonObject { ["type"] = "string" },
            ["errors"] = new JsonObject { ["type"] = "object", ["additionalProperties"] = new JsonObject { ["type"] = "array", ["items"] = new JsonObject { ["type"] = "string" } } },
        };
        foreach (var (name, field) in fields) Shapes.Put(field!.AsObject(), "description", texts.Of(nameof(Problem), name));
        return new JsonObject { ["description"] = texts.Of(nameof(Problem), "_"), ["required"] = new JsonArray("type", "title", "status"), ["type"] = "object", ["properties"] = fields };
    }
}
