using System.Text.Json.Nodes;

namespace FundingDirectory.Core.Workflow;

/// <summary>Joins evidence and sources: each row goes with the value it speaks for, and no run replaces another source's rows.</summary>
internal static class Evidence
{
    /// <summary>The rows after a merge. Taken fields get the source's rows instead of all others, joined lists get them in addition; where
    /// the value stands and both agree on it, rows of the source are renewed if they stand as it gave them.</summary>
    public static JsonArray Of(JsonObject was, JsonObject now, JsonObject ours, IReadOnlyCollection<string> taken, IReadOnlyCollection<string> joined)
    {
        var (before, source, standing) = (Rows(was), Rows(now), Rows(ours));
        List<JsonNode?> rows = [];
        foreach (var field in standing.Select(g => g.Key).Union(source.Select(g => g.Key)))
        {
            if (taken.Contains(field)) rows.AddRange(source[field]);
            else if (joined.Contains(field)) rows.AddRange(Without(standing[field], source[field]).Concat(source[field]));
            else if (Renews(field, before, source, standing) && Meaning.Same(field, now[field], ours[field]))
                rows.AddRange(Without(standing[field], before[field].Concat(source[field])).Concat(source[field]));
            else rows.AddRange(standing[field]);
        }
        return Array(rows);
    }

    /// <summary>The sources of both; a row is replaced only by a source that tells something else about it than before.</summary>
    public static JsonArray Sources(JsonObject was, JsonObject now, JsonObject ours)
    {
        static string Key(JsonNode? source) => $"{source?["source"]}/{source?["sourceId"]}";
        var before = was["sources"]!.AsArray().ToLookup(Key);
        var known = ours["sources"]!.AsArray().Select(Key).ToHashSet();
        // The catalogue only names another source's record, without its licence; what that source itself says about it stays.
        var said = ours["sources"]!.AsArray().Where(s => s?["licence"] is not null).Select(Key).ToHashSet();
        var told = now["sources"]!.AsArray().Where(s => s?["licence"] is not null || !said.Contains(Key(s))).Where(s => !known.Contains(Key(s)) || !Meaning.Same("", before[Key(s)].FirstOrDefault(), s)).ToDictionary(Key);
        return Array([.. ours["sources"]!.AsArray().Select(s => told.Remove(Key(s), out var row) ? row : s).ToList(), .. told.Values]);
    }

    private static ILookup<string, JsonNode?> Rows(JsonObject fields) => fields["provenance"]!.AsArray().ToLookup(r => r?["field"]?.GetValue<string>() ?? "");

    private static bool Renews(string field, ILookup<string, JsonNode?> before, ILookup<string, JsonNode?> source, ILookup<string, JsonNode?> standing) =>
        Set(source[field]) is var now && !now.SetEquals(Set(before[field])) && Set(before[field]).IsSubsetOf(Set(standing[field]));

    private static IEnumerable<JsonNode?> Without(IEnumerable<JsonNode?> rows, IEnumerable<JsonNode?> others)
    {
        var leave = Set(others);
        return rows.Where(r => !leave.Contains(Meaning.Of("", r)));
    }

    private static HashSet<string> Set(IEnumerable<JsonNode?> rows) => [.. rows.Select(r => Meaning.Of("", r))];

    private static JsonArray Array(IEnumerable<JsonNode?> rows) => new([.. rows.Select(r => r?.DeepClone())]);
}
