using System.Text.Json.Nodes;
using FundingDirectory.Api;
using FundingDirectory.Api.Description;
using FundingDirectory.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace FundingDirectory.Tests.Api;

public sealed class OpenApiDescriptionTests(DirectoryApp app) : IClassFixture<DirectoryApp>
{
    private static readonly string Committed = Path.Combine(Repository.Root, "api", "openapi.json");

    public static TheoryData<string, string> Documents => new() { { OpenApiDescription.Main, Committed }, { OpenApiDescription.CommonGrants, OpenApiDescription.Beside(Committed) } };

    public static TheoryData<string> Names => [OpenApiDescription.Main, OpenApiDescription.CommonGrants];

    private OpenApiDescription Description => app.Services.GetRequiredService<OpenApiDescription>();

    [Theory, MemberData(nameof(Documents))]
    public async Task The_committed_description_is_the_one_the_code_gives(string name, string file) =>
        Assert.True(await File.ReadAllTextAsync(file) == await Description.Text(name), "The API has changed. Run: dotnet run --project api -- openapi openapi.json");

    [Theory, MemberData(nameof(Names))]
    public async Task The_host_serves_it(string name) => Assert.StartsWith("3.1", (string)(await app.Get($"/openapi/{name}.json"))["openapi"]!, StringComparison.Ordinal);

    [Theory, MemberData(nameof(Names))]
    public async Task Everything_that_is_described_is_told_in_German(string name) => Assert.Empty(Untold(await app.Get($"/openapi/{name}.json")));

    [Fact]
    public async Task No_text_is_kept_that_nobody_needs()
    {
        var unused = new List<IEnumerable<string>>();
        foreach (var name in Names.Select(n => n.Data))
        {
            await Description.Text(name);
            unused.Add(app.Services.GetRequiredKeyedService<GermanTexts>(name).Unused);
        }
        Assert.Empty(unused[0].Intersect(unused[1]));
    }

    [Fact]
    public async Task Every_route_of_the_interface_is_described()
    {
        var described = (await app.Get("/openapi/v1.json"))["paths"]!.AsObject().Select(p => p.Key).Concat((await app.Get("/openapi/common-grants.json"))["paths"]!.AsObject().Select(p => p.Key)).ToHashSet();
        var routes = app.Services.GetRequiredService<Microsoft.AspNetCore.Routing.EndpointDataSource>().Endpoints.OfType<Microsoft.AspNetCore.Routing.RouteEndpoint>().Select(e => $"/{e.RoutePattern.RawText?.Trim('/')}")
            .Where(p => p.StartsWith(ApiAddress.Root, StringComparison.Ordinal) || p.StartsWith("/common-grants", StringComparison.Ordinal));
        Assert.Empty(routes.Where(p => !described.Contains(p)));
    }

    [Fact]
    public async Task Parameters_carry_their_bounds_and_codes()
    {
        var document = await app.Get("/openapi/v1.json");
        var parameters = document["paths"]!["/api/v1/search"]!["get"]!["parameters"]!.AsArray();
        var limit = parameters.Single(p => p!["name"]!.GetValue<string>() == "limit")!["schema"]!;
        Assert.Equal(("integer", "100"), (limit["type"]!.GetValue<string>(), limit["maximum"]!.ToJsonString()));
        Assert.Equal("#/components/schemas/FundingLevel", (string)parameters.Single(p => p!["name"]!.GetValue<string>() == "level")!["schema"]!["items"]!["$ref"]!);
        var levels = document["components"]!["schemas"]!["FundingLevel"]!;
        Assert.Equal("Bund", (string)levels["x-enum-descriptions"]![levels["enum"]!.AsArray().Select(v => (string)v!).ToList().IndexOf("federal")]!);
    }

    [Fact]
    public async Task What_is_always_there_is_required_and_only_what_may_be_null_says_so()
    {
        var programme = (await app.Get("/openapi/v1.json"))["components"]!["schemas"]!["ProgrammeRecord"]!;
        var required = programme["required"]!.AsArray().Select(r => (string)r!).ToList();
        Assert.Contains("amountMax", required);
        Assert.DoesNotContain("titleLanguage", required);
        Assert.Equal("string", (string)programme["properties"]!["id"]!["type"]!);
        Assert.Equal("""["string","null"]""", programme["properties"]!["summary"]!["type"]!.ToJsonString());
    }

    private static IEnumerable<string> Untold(JsonObject document)
    {
        foreach (var (path, operation) in document["paths"]!.AsObject().SelectMany(p => p.Value!.AsObject().Select(o => (p.Key, Operation: o.Value!))))
        {
            foreach (var part in new[] { "summary", "description" }) if (IsEmpty(operation[part])) yield return $"{path}: {part}";
            foreach (var parameter in operation["parameters"] as JsonArray ?? [])
            {
                if (IsEmpty(parameter!["description"])) yield return $"{path}: {parameter["name"]}";
                if (parameter["example"] is null) yield return $"{path}: {parameter["name"]} has no example";
            }
            if (operation["requestBody"] is { } body && (IsEmpty(body["description"]) || body["content"]!["application/json"]!["example"] is null)) yield return $"{path}: body";
            foreach (var (status, answer) in operation["responses"]!.AsObject()) if (answer!["$ref"] is null && IsEmpty(answer["description"])) yield return $"{path}: {status}";
        }
        var components = document["components"]!;
        foreach (var (name, part) in components["responses"]!.AsObject().Concat(components["headers"]!.AsObject())) if (IsEmpty(part!["description"])) yield return name;
        foreach (var tag in document["tags"]!.AsArray()) if (IsEmpty(tag!["description"])) yield return (string)tag["name"]!;
        foreach (var (name, shape) in components["schemas"]!.AsObject())
        {
            if (IsEmpty(shape!["description"])) yield return name;
            foreach (var (field, described) in shape["properties"] as JsonObject ?? []) if (IsEmpty(described!["description"])) yield return $"{name}.{field}";
            if (shape["enum"] is JsonArray codes && (shape["x-enum-descriptions"] as JsonArray)?.Count(m => !IsEmpty(m)) != codes.Count) yield return $"{name}: codes";
        }
    }

    private static bool IsEmpty(JsonNode? text) => string.IsNullOrWhiteSpace((string?)text);
}
