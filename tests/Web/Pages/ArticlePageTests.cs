using FundingDirectory.Web.Pages;
using Xunit;

namespace FundingDirectory.Tests.Web.Pages;

public sealed class ArticlePageTests
{
    [Fact]
    public async Task A_guide_of_our_own_stands_there_as_a_whole_with_contents_date_note_and_sources()
    {
        var page = await Rendered.Page<ArticlePage>(("Entry", Samples.Entry(Samples.Guide)));

        Assert.Contains("Keine Rechtsberatung", page.QuerySelector(".fd-notice").Words());
        Assert.Contains("1. März 2026", page.QuerySelector(".fd-notice").Words());
        Assert.Equal(["#zu-fristen", "#zu-was-unsicher-ist"], page.QuerySelectorAll(".fd-toc a").Select(a => a.GetAttribute("href")!));
        Assert.Equal("Fristen", page.QuerySelector("#zu-fristen").Words());
        Assert.Equal("https://recht.example/", page.QuerySelector("section[aria-labelledby=links] a")!.GetAttribute("href"));
        Assert.Contains("Quellen und Weiterlesen", page.QuerySelectorAll("h2").Select(h => h.Words()));
    }

    [Fact]
    public async Task A_text_of_others_has_no_contents_and_leads_to_the_original()
    {
        var page = await Rendered.Page<ArticlePage>(("Entry", Samples.Entry(Samples.Article with { Links = Samples.Guide.Links })));

        Assert.Empty(page.QuerySelectorAll(".fd-toc, .fd-notice"));
        Assert.Contains("Zum Original", page.QuerySelectorAll("h2").Select(h => h.Words()));
    }
}
