using FundingDirectory.Tests.Support;
using Xunit;

namespace FundingDirectory.Tests.Api.Search;

public sealed class SuggestTermsTests(DirectoryApp app) : IClassFixture<DirectoryApp>
{
    [Fact]
    public async Task The_beginning_of_a_word_is_completed() => Assert.NotEmpty((await app.Get("/api/v1/search/suggestions?q=smart"))["items"]!.AsArray());

    [Fact]
    public async Task Nothing_typed_suggests_nothing() => Assert.Empty((await app.Get("/api/v1/search/suggestions"))["items"]!.AsArray());
}
