using FundingDirectory.Api;
using FundingDirectory.Tests.Support;
using Xunit;

namespace FundingDirectory.Tests.Api;

public sealed class OpenApiDescriptionTests(DirectoryApp app) : IClassFixture<DirectoryApp>
{
    [Fact]
    public async Task The_committed_description_is_the_one_the_code_gives()
    {
        var committed = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "api", "openapi.json"));
        var generated = await OpenApiDescription.Text(app.Services);
        Assert.True(committed == generated, "The API has changed. Run: dotnet run --project api -- openapi openapi.json");
    }

    [Fact]
    public async Task The_host_serves_it_and_names_every_route_with_a_summary()
    {
        var description = await app.Get("/openapi/v1.json");
        Assert.StartsWith("3.1", description["openapi"]!.GetValue<string>(), StringComparison.Ordinal);
        var operations = description["paths"]!.AsObject().SelectMany(p => p.Value!.AsObject().Select(o => (Path: p.Key, Operation: o.Value!))).ToList();
        Assert.True(operations.Count >= 20);
        Assert.All(operations, o => Assert.False(string.IsNullOrWhiteSpace(o.Operation["summary"]?.GetValue<string>()), $"{o.Path} has no summary"));
    }

    [Fact]
    public async Task Parameters_carry_their_bounds_and_codes()
    {
        var parameters = (await app.Get("/openapi/v1.json"))["paths"]!["/api/v1/search"]!["get"]!["parameters"]!.AsArray();
        var limit = parameters.Single(p => p!["name"]!.GetValue<string>() == "limit")!["schema"]!;
        Assert.Equal(("integer", "100"), (limit["type"]!.GetValue<string>(), limit["maximum"]!.ToJsonString()));
        var level = parameters.Single(p => p!["name"]!.GetValue<string>() == "level")!["schema"]!;
        Assert.Contains("federal", level["items"]!["enum"]!.AsArray().Select(v => v!.GetValue<string>()));
    }
}
