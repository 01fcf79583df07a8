using System.Text.Json.Nodes;

namespace FundingDirectory.Tests.Api.Contract;

/// <summary>Writes the address of a call: the examples of the description, one of them replaced.</summary>
internal static class ContractAddress
{
    /// <summary>The address with every needed parameter, and with one of them as it is given.</summary>
    public static string Of(ContractOperation operation, string? replaced = null, JsonNode? value = null)
    {
        var (path, query) = (operation.Path, new List<string>());
        foreach (var parameter in operation.Parameters)
        {
            var name = (string)parameter["name"]!;
            var given = name == replaced ? value : replaced is null || (bool?)parameter["required"] == true ? parameter["example"] : null;
            if (given is null) continue;
            if ((string?)parameter["in"] == "path") path = path.Replace($"{{{name}}}", Escaped(given), StringComparison.Ordinal);
            else query.AddRange((given as JsonArray ?? [given.DeepClone()]).Select(v => $"{name}={Escaped(v)}"));
        }
        return query.Count > 0 ? $"{path}?{string.Join('&', query)}" : path;
    }

    private static string Escaped(JsonNode? value) => Uri.EscapeDataString(value?.ToString() ?? "");
}
