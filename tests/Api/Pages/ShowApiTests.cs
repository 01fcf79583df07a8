using FundingDirectory.Tests.Support;
using Xunit;

namespace FundingDirectory.Tests.Api.Pages;

public sealed class ShowApiTests(DirectoryApp app) : IClassFixture<DirectoryApp>
{
    [Fact]
    public async Task The_reference_tells_every_operation_with_parameters_answers_and_an_example()
    {
        var page = await app.Page("/api");
        foreach (var operation in (await app.Get("/openapi/v1.json"))["paths"]!.AsObject().SelectMany(p => p.Value!.AsObject()).Select(o => o.Value!))
        {
            var part = page.GetElementById((string)operation["operationId"]!)!;
            Assert.Contains((string)operation["summary"]!, part.TextContent, StringComparison.Ordinal);
            Assert.Contains("429", part.TextContent, StringComparison.Ordinal);
            Assert.NotNull(part.QuerySelector("pre"));
        }
        Assert.Contains("Fördergebers", page.GetElementById("search")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("main [lang=en]"));
    }

    [Fact]
    public async Task Every_field_and_code_has_its_place_and_every_link_of_a_type_leads_there()
    {
        var (reference, fields) = (await app.Page("/api"), await app.Page("/api/felder"));
        var links = reference.QuerySelectorAll("a[href^='/api/felder#']").Concat(fields.QuerySelectorAll("a[href^='/api/felder#']")).Select(a => a.GetAttribute("href")!.Split('#')[1]).Distinct().ToList();
        Assert.True(links.Count > 40);
        Assert.Empty(links.Where(id => fields.GetElementById(id) is null));
        Assert.Contains("Windhundverfahren", fields.GetElementById("Selection")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_guides_name_this_directory_and_offer_four_languages()
    {
        var page = await app.Page("/api/anleitungen");
        Assert.Equal(12, page.QuerySelectorAll(".fd-guide pre").Length);
        Assert.All(page.QuerySelectorAll(".fd-guide pre"), example => Assert.Contains(app.Address.ToString().TrimEnd('/'), example.TextContent, StringComparison.Ordinal));
    }
}
