using System.Globalization;
using System.Text.Json.Nodes;
using FundingDirectory.Tests.Support;
using Xunit;

namespace FundingDirectory.Tests.Proofs;

/// <summary>Lighthouse on the pages readers meet first. Its figure for speed depends on what else the machine does and is only printed.</summary>
[Trait("Category", "Browser"), Collection(ProofsShareOneSite.Name)]
public sealed class LighthouseProof(ProofSite site)
{
    private const int Attempts = 3;

    [Theory]
    [InlineData("/")]
    [InlineData("/foerdermittel")]
    [InlineData("/foerdermittel/modellprojekte-smart-cities")]
    public async Task Accessibility_practices_and_findability_reach_100(string address)
    {
        using var folder = new TempFolder();
        var report = folder.File("report.json");
        var (code, output, errors) = (1, "", "");
        // «Please run Lighthouse again»: now and then the browser gives it no trace of the load. What it finds is never asked twice.
        for (var attempt = 0; attempt < Attempts && code != 0; attempt++) (code, output, errors) = await NodeTool.Run("lighthouse",
            [new Uri(site.App.Address, address).ToString(), "--output=json", $"--output-path={report}", "--quiet", "--chrome-flags=--headless=new --no-sandbox --disable-gpu", "--only-categories=accessibility,best-practices,seo,performance"],
            ("CHROME_PATH", Chromium.Program));
        Assert.True(code == 0 && File.Exists(report), output + errors);

        var json = JsonNode.Parse(await File.ReadAllTextAsync(report))!;
        var scores = json["categories"]!.AsObject().ToDictionary(c => c.Key, c => c.Value!["score"]!.GetValue<double>());
        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{address}: performance {scores["performance"] * 100:0}"));
        Assert.Empty(json["categories"]!.AsObject().Where(c => c.Key != "performance").SelectMany(c => c.Value!["auditRefs"]!.AsArray().Where(a => a!["weight"]!.GetValue<double>() > 0).Select(a => (string)a!["id"]!))
            .Where(id => json["audits"]![id]!["score"] is { } score && score.GetValue<double>() < 1).Select(id => $"{id}: {json["audits"]![id]!["title"]}").Distinct());
        Assert.All(scores.Where(s => s.Key != "performance"), s => Assert.Equal((s.Key, 1.0), (s.Key, s.Value)));
    }
}
