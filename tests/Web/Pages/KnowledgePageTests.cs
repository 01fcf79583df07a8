using FundingDirectory.Core.Domain;
using FundingDirectory.Web.Pages;
using Xunit;

namespace FundingDirectory.Tests.Web.Pages;

public sealed class KnowledgePageTests
{
    [Fact]
    public async Task Our_own_guides_come_first_in_their_order_and_apart_from_the_texts_of_others()
    {
        List<Entry> articles =
        [
            Samples.Entry(Samples.Article),
            Samples.Entry(Samples.Guide with { Slug = "glossar", Title = "Glossar", Themes = [], Position = 4 }),
            Samples.Entry(Samples.Guide with { Slug = "ki", Title = "KI", Themes = [GuidanceTheme.AiAct], Position = 3 }),
            Samples.Entry(Samples.Guide with { Slug = "zweite", Title = "Zweite", Position = 2 }),
            Samples.Entry(Samples.Guide),
        ];
        var page = await Rendered.Page<KnowledgePage>(("Articles", articles));

        Assert.Equal(["Fördermittel verstehen", "KI verantwortlich einsetzen", "Nachschlagen", "Von anderen Stellen"], page.QuerySelectorAll("main h2").Select(h => h.Words()));
        Assert.Equal(["/wissen/fristen", "/wissen/zweite", "/wissen/ki", "/wissen/glossar", "/wissen/leitfaden"], page.QuerySelectorAll("main section a").Select(a => a.GetAttribute("href")!));
    }

    [Fact]
    public async Task An_empty_directory_says_so() => Assert.NotNull((await Rendered.Page<KnowledgePage>(("Articles", new List<Entry>()))).QuerySelector(".fd-empty"));
}
