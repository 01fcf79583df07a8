using System.Text.Json;
using System.Text.Json.Nodes;
using FundingDirectory.Importer.Fetching;

namespace FundingDirectory.Tests.Importer.Replay;

/// <summary>One stored state of the EU portal's list, and the pages on which the portal would have answered it.</summary>
internal sealed class EuState
{
    private const string Horizon = "43108390", Relex = "111111";
    private const int PageSize = 100;

    public required DateTimeOffset At { get; init; }
    /// <summary>The calls by their reference, as the state file has them.</summary>
    public required IReadOnlyDictionary<string, JsonObject> Calls { get; init; }

    /// <summary>Reads a state without Horizon and external action: the three earlier files hold neither.</summary>
    public static EuState Read(string day)
    {
        var folder = SharedSources.Path("eu-funding-tenders/snapshots");
        var file = Directory.GetFiles(folder, $"grants-{day}*.json").Single();
        var grants = JsonNode.Parse(File.ReadAllText(file))!["grants"]!.AsArray().Select(g => g!.AsObject());
        return new EuState
        {
            At = DateTimeOffset.Parse($"{day}T06:00:00Z", System.Globalization.CultureInfo.InvariantCulture),
            Calls = grants.Where(g => !g["frameworkProgrammes"]!.AsArray().Any(p => (string?)p!["id"] is Horizon or Relex)).ToDictionary(g => (string)g["id"]!),
        };
    }

    public EuState With(Func<JsonObject, bool> keep) => new() { At = At, Calls = Calls.Where(c => keep(c.Value)).ToDictionary() };

    /// <summary>The state as search answers.</summary>
    public IReadOnlyList<Capture> Pages()
    {
        var results = Calls.Values.Select(Result).ToList();
        return [.. results.Chunk(PageSize).Select((chunk, i) => SharedSources.Bytes($"page-{i + 1}.json", JsonSerializer.SerializeToUtf8Bytes(new JsonObject
        {
            ["totalResults"] = results.Count, ["pageNumber"] = i + 1, ["pageSize"] = PageSize, ["results"] = new JsonArray([.. chunk]),
        })))];
    }

    private static JsonNode Result(JsonObject call)
    {
        var type = (string)call["kind"]!["id"]!;
        var metadata = new JsonObject();
        void Put(string name, params string?[] values)
        {
            var filled = values.Where(v => !string.IsNullOrEmpty(v)).Select(v => (JsonNode?)JsonValue.Create(v)).ToArray();
            if (filled.Length > 0) metadata[name] = new JsonArray(filled);
        }
        foreach (var name in new[] { "identifier", "title", "callTitle", "callIdentifier", "destination", "url" }) Put(name, (string?)call[name]);
        foreach (var name in new[] { "startDate", "deadlineDate" }) Put(name, ((string?)call[name])?.Replace("Z", "+0000", StringComparison.Ordinal));
        Put("type", type);
        Put("status", (string?)call["status"]!["id"]);
        Put("typesOfAction", (string?)call["actionType"]);
        Put(type == "8" ? "description" : "descriptionByte", string.Concat(((string?)call["abstract"] ?? "").Split('\n').Where(p => p.Trim().Length > 0).Select(p => $"<p>{System.Net.WebUtility.HtmlEncode(p)}</p>")));
        Put("budgetOverview", call["budget"] is JsonObject budget ? Budget(call, budget) : null);
        Put("language", "en");
        Put("DATASOURCE", "SEDIA");
        Put("frameworkProgramme", [.. call["frameworkProgrammes"]!.AsArray().Select(p => (string?)p!["id"])]);
        return new JsonObject { ["reference"] = (string?)call["id"], ["url"] = (string?)call["url"], ["language"] = "en", ["metadata"] = metadata };
    }

    private static string Budget(JsonObject call, JsonObject budget)
    {
        var year = (string?)(budget["years"] as JsonArray)?.FirstOrDefault() ?? "0";
        JsonNode Amount(string name) => budget[name]?.DeepClone() ?? JsonValue.Create(0);
        var row = new JsonObject
        {
            ["action"] = $"{call["identifier"]} - {call["actionType"]}", ["budgetYearMap"] = new JsonObject { [year] = Amount("totalBudgetEur") },
            ["expectedGrants"] = Amount("expectedGrants"), ["minContribution"] = Amount("minContributionEur"), ["maxContribution"] = Amount("maxContributionEur"),
        };
        return new JsonObject { ["budgetTopicActionMap"] = new JsonObject { ["1"] = new JsonArray(row) } }.ToJsonString();
    }
}
