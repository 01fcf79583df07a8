using FundingDirectory.Tests.Support;
using Xunit;

namespace FundingDirectory.Tests.Api.Search;

public sealed class SuggestTermsTests(DirectoryApp app) : IClassFixture<DirectoryApp>
{
    [Fact]
    public async Task The_beginning_of_a_word_is_completed() => Assert.NotEmpty((await app.Get("/api/v1/search/suggestions?q=smart"))["items"]!.AsArray());

    [Theory]
    [InlineData("Hagen", "municipality", "Hagenow, Stadt")]
    [InlineData("bmd", "funder", "Bundesministerium für Digitales und Verkehr (BMDV)")]
    [InlineData("Gigabitf", "fundingProgramme", "Gigabitförderung 2.0 des Bundes (Gigabit-RL 2.0)")]
    [InlineData("Breitb", "term", "Breitband")]
    public async Task Each_completion_says_what_it_is(string typed, string kind, string text)
    {
        var items = (await app.Get($"/api/v1/search/suggestions?q={typed}"))["items"]!.AsArray();
        Assert.Contains((kind, text), items.Select(i => (i!["kind"]!.GetValue<string>(), i["text"]!.GetValue<string>())));
    }

    [Fact]
    public async Task Nothing_typed_suggests_nothing() => Assert.Empty((await app.Get("/api/v1/search/suggestions"))["items"]!.AsArray());
}
