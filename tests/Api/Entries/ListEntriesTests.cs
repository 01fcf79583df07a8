using FundingDirectory.Tests.Support;
using Xunit;

namespace FundingDirectory.Tests.Api.Entries;

public sealed class ListEntriesTests(DirectoryApp app) : IClassFixture<DirectoryApp>
{
    [Theory]
    [InlineData("funding-programmes", 60)]
    [InlineData("competence-centres", 31)]
    [InlineData("articles", 16)]
    [InlineData("use-cases", 113)]
    public async Task The_starter_catalogue_holds_what_was_promised(string kind, int atLeast) =>
        Assert.True((await app.Get($"/api/v1/{kind}?limit=1"))["total"]!.GetValue<int>() >= atLeast);

    [Theory]
    [InlineData("funding-programmes", "Modellprojekte Smart Cities")]
    [InlineData("funding-programmes", "KI-Leuchttürme für Umwelt, Klima, Natur und Ressourcen")]
    [InlineData("funding-programmes", "Generative KI für den Mittelstand")]
    [InlineData("funding-programmes", "Digital Europe")]
    [InlineData("funding-programmes", "Mecklenburg-Vorpommern")]
    [InlineData("competence-centres", "Zentrum für Künstliche Intelligenz in Mecklenburg-Vorpommern")]
    [InlineData("competence-centres", "Büro kooperatives E-Government")]
    [InlineData("competence-centres", "Kommunal-Redaktionskonferenz")]
    [InlineData("competence-centres", "Medienanstalt Mecklenburg-Vorpommern")]
    [InlineData("use-cases", "Hagenow")]
    public async Task What_must_be_there_by_name_is_there(string kind, string name)
    {
        var titles = new List<string>();
        for (var offset = 0; ; offset += 100)
        {
            var page = (await app.Get($"/api/v1/{kind}?limit=100&offset={offset}"))["items"]!.AsArray();
            titles.AddRange(page.Select(i => i!["title"]!.GetValue<string>()));
            if (page.Count < 100) break;
        }
        Assert.Contains(titles, t => t.Contains(name, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_page_beyond_the_end_is_empty_and_a_wrong_limit_a_problem()
    {
        Assert.Empty((await app.Get("/api/v1/articles?offset=5000"))["items"]!.AsArray());
        await app.Problem("/api/v1/articles?limit=1000", 400);
    }
}
