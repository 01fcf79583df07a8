using Microsoft.Playwright;
using Xunit;

namespace FundingDirectory.Tests.Proofs;

/// <summary>What the first visit of a page costs a reader, as the browser counts it: bytes over the line, compressed as served.</summary>
[Trait("Category", "Browser"), Collection(ProofsShareOneSite.Name)]
public sealed class WeightProof(ProofSite site)
{
    private const int MostBytes = 120_000, MostRequests = 8, MostScriptBytes = 10_000;

    [Theory]
    [InlineData("/foerdermittel?q=KI")]
    [InlineData("/foerdermittel?status=alle")]
    [InlineData("/")]
    public async Task A_first_visit_is_light(string address)
    {
        await using var visit = await site.Chromium.Visit(site.App.Address, javaScript: true);
        var finished = new List<IRequest>();
        visit.Page.RequestFinished += (_, request) => finished.Add(request);
        await visit.Page.GotoAsync(address, new() { WaitUntil = WaitUntilState.NetworkIdle });

        var sizes = await Task.WhenAll(finished.Where(r => !r.Url.StartsWith("data:", StringComparison.Ordinal)).Select(async r => (r.Url, r.ResourceType, Bytes: Bytes(await r.SizesAsync()))));
        TestContext.Current.TestOutputHelper?.WriteLine(string.Join('\n', sizes.Select(s => $"{s.Bytes,7} {s.ResourceType} {s.Url}")));
        Assert.InRange(sizes.Length, 3, MostRequests);
        Assert.InRange(sizes.Sum(s => s.Bytes), 10_000, MostBytes);
        Assert.InRange(sizes.Where(s => s.ResourceType == "script").Sum(s => s.Bytes), 0, MostScriptBytes);
    }

    private static int Bytes(RequestSizesResult sizes) => sizes.ResponseBodySize + sizes.ResponseHeadersSize;
}
