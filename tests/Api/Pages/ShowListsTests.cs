using FundingDirectory.Tests.Support;
using FundingDirectory.Tests.Web;
using Xunit;

namespace FundingDirectory.Tests.Api.Pages;

public sealed class ShowListsTests(DirectoryApp app) : IClassFixture<DirectoryApp>
{
    [Theory]
    [InlineData("/kompetenzzentren?land=77", "«77» ist bei «Land» nicht bekannt")]
    [InlineData("/kompetenzzentren?land=%00&land=13", "ist bei «Land» nicht bekannt")]
    [InlineData("/praxisbeispiele?groesse=%3Cscript%3E", "«<script>» ist bei «Größe» nicht bekannt")]
    [InlineData("/praxisbeispiele?thema=mond&land=%F0%9F%8C%99", "«mond» ist bei «Thema» nicht bekannt")]
    public async Task An_odd_value_is_named_and_the_rest_is_shown(string address, string message)
    {
        var page = await app.Page(address);

        Assert.Contains(message, page.QuerySelector(".fd-errors").Words());
        Assert.NotEmpty(page.QuerySelectorAll("article"));
    }

    [Fact]
    public async Task A_state_shows_its_centres_and_the_nationwide_ones()
    {
        var headings = (await app.Page("/kompetenzzentren?land=13")).QuerySelectorAll(".fd-group h2").Select(h => h.Words());

        Assert.Equal(["Mecklenburg-Vorpommern", "Bundesweit"], headings);
    }
}
