using System.Net;
using FundingDirectory.Tests.Support;
using FundingDirectory.Tests.Web;
using Xunit;

namespace FundingDirectory.Tests.Api.Pages;

public sealed class ShowArticleTests(DirectoryApp app) : IClassFixture<DirectoryApp>
{
    private async Task<AngleSharp.Html.Dom.IHtmlDocument> Page(string address) => Rendered.Parse(await app.Client.GetStringAsync(new Uri(address, UriKind.Relative)));

    [Fact]
    public async Task A_reader_comes_from_the_knowledge_page_through_a_guide_to_the_glossary()
    {
        var first = (await Page("/wissen")).QuerySelector("main section a")!.GetAttribute("href")!;
        Assert.Equal("/wissen/zuwendungsrecht", first);
        Assert.NotEmpty((await Page(first)).QuerySelectorAll(".fd-toc a"));
        Assert.NotNull((await Page("/wissen/glossar")).QuerySelector("h3#zu-windhundverfahren"));
    }

    [Fact]
    public async Task What_only_the_text_of_a_guide_says_is_found_and_shown()
    {
        var found = await app.Get("/api/v1/search?q=Konferenzsystem&kind=article");
        var hit = Assert.Single(found["items"]!.AsArray())!;
        Assert.Equal("Beschäftigte und Gremien beteiligen", hit["title"]!.GetValue<string>());
        Assert.Contains("<mark>Konferenzsystem</mark>", hit["highlights"]!["text"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_api_gives_the_text_of_a_guide_in_markdown()
    {
        var guide = await app.Get("/api/v1/articles/eigenanteil");
        Assert.StartsWith("## Was der Eigenanteil ist", guide["text"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal(3, guide["position"]!.GetValue<int>());
    }

    [Fact]
    public async Task An_unknown_guide_is_not_found() => Assert.Equal(HttpStatusCode.NotFound, (await app.Client.GetAsync(new Uri("/wissen/gibt-es-nicht", UriKind.Relative))).StatusCode);
}
