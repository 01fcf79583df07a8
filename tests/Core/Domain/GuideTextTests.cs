using AngleSharp.Html.Parser;
using FundingDirectory.Core.Domain;
using Xunit;

namespace FundingDirectory.Tests.Core.Domain;

public sealed class GuideTextTests
{
    private static AngleSharp.Dom.IElement Body(string markdown) => new HtmlParser().ParseDocument(GuideText.Of(markdown).Html).Body!;

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("Text <img src=x onerror=alert(1)> Text")]
    [InlineData("<style>body{display:none}</style>")]
    [InlineData("<a href=\"https://böse.example\" onclick=\"x()\">Klick</a>")]
    [InlineData("- <iframe src=\"https://böse.example\"></iframe>")]
    [InlineData("## <svg onload=alert(1)>")]
    [InlineData("<!-- verborgen -->")]
    public void Html_in_the_text_stays_text(string hostile)
    {
        var body = Body(hostile);

        Assert.Empty(body.QuerySelectorAll("script, img, style, iframe, svg, a"));
        Assert.DoesNotContain(body.QuerySelectorAll("*").SelectMany(e => e.Attributes), a => a.Name.StartsWith("on", StringComparison.Ordinal));
        Assert.Contains('<', body.TextContent);
    }

    [Theory]
    [InlineData("[Wort](javascript:alert(1))")]
    [InlineData("[Wort](JaVaScRiPt:alert(1))")]
    [InlineData("[Wort](&#106;avascript:alert(1))")]
    [InlineData("[Wort](data:text/html;base64,PHNjcmlwdD4=)")]
    [InlineData("[Wort](vbscript:x)")]
    [InlineData("[Wort](http://unverschluesselt.example)")]
    [InlineData("[Wort](//fremd.example/pfad)")]
    [InlineData("[Wort](/\\fremd.example)")]
    [InlineData("[Wort](file:///etc/passwd)")]
    [InlineData("[Wort](pfad/ohne/wurzel)")]
    [InlineData("[Wort]()")]
    [InlineData("[Wort][v]\n\n[v]: javascript:alert(1)")]
    [InlineData("[![Wort](https://fremd.example/bild.png)](javascript:alert(1))")]
    public void A_link_elsewhere_keeps_its_words_only(string hostile)
    {
        var body = Body(hostile);

        Assert.Equal("Wort", body.TextContent.Trim());
        Assert.Empty(body.QuerySelectorAll("a, img"));
    }

    [Fact]
    public void A_bare_address_of_another_scheme_is_no_link() => Assert.Empty(Body("<javascript:alert(1)> und <wer@stelle.example>").QuerySelectorAll("a"));

    [Fact]
    public void Links_within_the_site_and_to_https_are_kept() =>
        Assert.Equal(["/wissen/eigenanteil", "#zu-frist", "https://stelle.example/a", "/"],
            Body("[a](/wissen/eigenanteil) [b](#zu-frist) [c](https://stelle.example/a) [d](/)").QuerySelectorAll("a").Select(a => a.GetAttribute("href")!));

    [Fact]
    public void A_picture_of_another_host_is_not_fetched() => Assert.Equal("Eine Karte", Body("![Eine Karte](https://fremd.example/karte.png)").TextContent.Trim());

    [Fact]
    public void Headings_have_readable_anchors_that_are_unique()
    {
        var guide = GuideText.Of("# Fristen\n\n## Größe & Maß\n\n## Fristen\n\n###### Fristen\n\n## «»");

        Assert.Equal([(2, "zu-fristen"), (2, "zu-groesse-mass"), (2, "zu-fristen--2"), (4, "zu-fristen--3"), (2, "zu-")], guide.Headings.Select(h => (h.Level, h.Anchor)));
        Assert.Equal("Größe & Maß", guide.Headings[1].Title);
        Assert.Equal(guide.Headings.Select(h => h.Anchor), new HtmlParser().ParseDocument(guide.Html).QuerySelectorAll("h2, h3, h4").Select(h => h.Id!));
    }

    [Fact]
    public void The_plain_words_are_without_marks_and_addresses()
    {
        var plain = GuideText.Of("## Fristen\n\nDer **Eigenanteil** steht [hier](https://stelle.example/x).\n\n- erstens\n- zweitens").Plain;

        Assert.Equal(["Fristen", "Der Eigenanteil steht hier.", "erstens", "zweitens"], plain.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\0\u202e")]
    [InlineData("[[[[[[[[[[((((((((((")]
    [InlineData("***___***")]
    public void Odd_texts_do_not_break_it(string odd) => Assert.NotNull(GuideText.Of(odd).Html);
}
