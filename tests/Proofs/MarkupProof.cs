using System.Text.Json.Nodes;
using FundingDirectory.Tests.Support;
using Xunit;

namespace FundingDirectory.Tests.Proofs;

/// <summary>Two independent readers of HTML agree that every page is right: html-validate and the Nu checker of the W3C.</summary>
[Trait("Category", "Browser"), Collection(ProofsShareOneSite.Name)]
public sealed class MarkupProof(ProofSite site)
{
    [Fact]
    public async Task Html_validate_finds_nothing()
    {
        using var pages = await Written();
        var (code, output, errors) = await NodeTool.Run("html-validate", ["--config", NodeTool.File("htmlvalidate.config.json"), "--formatter", "json", .. pages.Files]);

        var findings = JsonNode.Parse(output)?.AsArray() ?? throw new InvalidOperationException(errors);
        var all = findings.SelectMany(f => f!["messages"]!.AsArray().Select(m => $"{pages.Addresses[(string)f["filePath"]!]}: {m!["ruleId"]}: {m["message"]} ({m["selector"]})"));
        Assert.Equal("", string.Join('\n', all));
        Assert.True(code == 0, errors);
    }

    [Fact]
    public async Task The_nu_checker_finds_nothing()
    {
        using var pages = await Written();
        var (_, output, errors) = await NodeTool.Start("java", ["-jar", NodeTool.File("node_modules/vnu-jar/build/dist/vnu.jar"), "--format", "json", "--stdout", .. pages.Files]);

        var messages = (output.Length > 0 ? JsonNode.Parse(output)! : throw new InvalidOperationException(errors))["messages"]!.AsArray();
        var all = messages.Where(m => (string?)m!["type"] != "info" || (string?)m["subType"] == "warning").Where(m => !IsGuess((string)m!["message"]!)).Select(m => $"{m!["url"]}: {m["message"]}: {m["extract"]}");
        Assert.Equal("", string.Join('\n', all));
    }

    // The checker guesses the language from the words; the reference of the API quotes English ones and says so at each.
    private static bool IsGuess(string message) => message.StartsWith("This document appears to be written in English", StringComparison.Ordinal);

    private async Task<WrittenPages> Written()
    {
        var pages = new WrittenPages();
        foreach (var address in ProofSite.Pages.Select(row => row.Data)) pages.Add(address, await (await site.App.Client.GetAsync(new Uri(address, UriKind.Relative))).Content.ReadAsStringAsync());
        return pages;
    }

    private sealed class WrittenPages : IDisposable
    {
        private readonly TempFolder folder = new();

        public Dictionary<string, string> Addresses { get; } = [];

        public IReadOnlyList<string> Files => [.. Addresses.Keys];

        public void Add(string address, string html)
        {
            var file = folder.File($"{Addresses.Count}.html");
            File.WriteAllText(file, html);
            Addresses[file] = address;
        }

        public void Dispose() => folder.Dispose();
    }
}
