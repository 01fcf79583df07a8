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

    [Fact, Trait("Category", "Browser")]
    public async Task The_shapes_of_what_the_profile_demands_find_nothing()
    {
        var (code, violations, said) = await Validate(await Catalogue());
        Assert.Equal((0, ""), (code, violations));
        Assert.Contains(" 0 violations", said, StringComparison.Ordinal);
    }

    [Fact, Trait("Category", "Browser")]
    public async Task The_shapes_find_a_catalogue_without_title()
    {
        var catalogue = await Catalogue();
        catalogue.Remove("dct:title");
        var (code, violations, _) = await Validate(catalogue);
        Assert.Equal(1, code);
        Assert.Contains("terms/title", violations, StringComparison.Ordinal);
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

    private static async Task<(int Code, string Violations, string Said)> Validate(JsonObject catalogue)
    {
        using var folder = new TempFolder();
        await File.WriteAllTextAsync(folder.File("katalog.jsonld"), catalogue.ToJsonString());
        var shapes = Directory.GetFiles(Path.Combine(Repository.Root, "tests", "Api", "Partners", "shapes"), "*.ttl");
        return await NodeTool.Start("node", [NodeTool.File("shacl.mjs"), folder.File("katalog.jsonld"), .. shapes]);
    }
}
