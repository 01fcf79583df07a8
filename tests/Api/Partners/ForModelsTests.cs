using System.Text.RegularExpressions;
using FundingDirectory.Tests.Support;
using Xunit;

namespace FundingDirectory.Tests.Api.Partners;

public sealed class ForModelsTests(DirectoryApp app) : IClassFixture<DirectoryApp>
{
    [Fact]
    public async Task Every_address_it_names_answers()
    {
        var text = await app.Client.GetStringAsync(new Uri("/llms.txt", UriKind.Relative));
        Assert.StartsWith("# ", text, StringComparison.Ordinal);
        var links = Regex.Matches(text, @"\]\((?<to>[^)]+)\)").Select(m => m.Groups["to"].Value).ToList();
        Assert.Contains($"{app.Address}wissen/eigenanteil", links);
        foreach (var link in links) Assert.True((await app.Client.GetAsync(new Uri(link))).IsSuccessStatusCode, link);
    }
}
