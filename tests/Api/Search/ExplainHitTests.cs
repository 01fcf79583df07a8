using FundingDirectory.Tests.Support;
using Xunit;

namespace FundingDirectory.Tests.Api.Search;

public sealed class ExplainHitTests(DirectoryApp app) : IClassFixture<DirectoryApp>
{
    [Fact]
    public async Task The_contributions_add_up_to_the_score_of_the_hit()
    {
        var hit = (await app.Get("/api/v1/search?q=Smart%20City%20Kommune"))["items"]![0]!;
        var explained = await app.Get($"/api/v1/search/explain?q=Smart%20City%20Kommune&id={hit["id"]}");
        var sum = explained["parts"]!.AsArray().Sum(c => c!["contribution"]!.GetValue<double>());
        Assert.Equal(hit["score"]!.GetValue<double>(), explained["score"]!.GetValue<double>(), 6);
        Assert.Equal(explained["score"]!.GetValue<double>(), sum, 6);
    }

    [Fact]
    public async Task Missing_words_and_unknown_ids_are_problems()
    {
        var problem = await app.Problem("/api/v1/search/explain", 400);
        Assert.Equal(["q", "id"], problem["errors"]!.AsObject().Select(e => e.Key));
        await app.Problem("/api/v1/search/explain?q=KI&id=nichts", 404);
    }
}
