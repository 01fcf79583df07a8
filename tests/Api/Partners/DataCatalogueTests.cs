using System.Text.Json.Nodes;
using FundingDirectory.Tests.Support;
using Xunit;

namespace FundingDirectory.Tests.Api.Partners;

public sealed class DataCatalogueTests(DirectoryApp app) : IClassFixture<DirectoryApp>
{
    private async Task<JsonObject> Catalogue() => JsonNode.Parse(await app.Client.GetStringAsync(new Uri("/katalog.jsonld", UriKind.Relative)))!.AsObject();

    [Fact]
    public async Task What_the_profile_requires_is_there()
    {
        var catalogue = await Catalogue();
        Assert.All(["dct:title", "dct:description", "dct:publisher", "dcat:dataset"], name => Assert.NotNull(catalogue[name]));
        Assert.All(["dct:title", "dct:description", "dcat:contactPoint", "dcat:theme", "dcat:distribution", "dct:identifier"], name => Assert.NotNull(catalogue["dcat:dataset"]![name]));
        Assert.All(catalogue["dcat:dataset"]!["dcat:distribution"]!.AsArray(), form => Assert.All(["dcat:accessURL", "dct:license", "dct:format"], name => Assert.NotNull(form![name])));
    }

    [Fact]
    public async Task Every_form_it_offers_answers()
    {
        foreach (var form in (await Catalogue())["dcat:dataset"]!["dcat:distribution"]!.AsArray())
        {
            var answer = await app.Client.GetAsync(new Uri(form!["dcat:accessURL"]!["@id"]!.GetValue<string>()));
            Assert.True(answer.IsSuccessStatusCode, answer.RequestMessage!.RequestUri!.ToString());
        }
    }
}
