using FundingDirectory.Importer.Normalising;
using Xunit;

namespace FundingDirectory.Tests.Importer.Normalising;

public sealed class PlainTextTests
{
    [Theory]
    [InlineData("<p>Eins</p><p>Zwei<br>Drei</p>", "Eins\n\nZwei\nDrei")]
    [InlineData("vorher<ul><li>a</li><li><p>b</p><p>b2</p></li></ul>nachher", "vorher\n\n- a\n- b\nb2\n\nnachher")]
    [InlineData("<ul><li>außen<ul><li>innen</li></ul></li></ul><p>danach</p>", "- außen\n- innen\n\ndanach")]
    [InlineData("<p>weich\u00ades&nbsp;  Wort\n mit &#x2;Rest</p>", "weiches Wort mit Rest")]
    [InlineData("<div>a <b>b</b><script>alert(1)</script><style>p{}</style></div>", "a b")]
    [InlineData("<table><tr><th>x</th><td>1</td></tr><tr><td>y</td><td>2</td></tr></table>", "x | 1\n\ny | 2")]
    [InlineData("<div class=\"eui-u-mt-l>\"><h4>Kopf</h4>Text</div>", "Kopf\n\nText")]
    [InlineData("<p> &nbsp; </p><div></div>", null)]
    [InlineData("", null)]
    public void Html_becomes_paragraphs_and_items(string html, string? text) => Assert.Equal(text, PlainText.FromHtml(html));

    [Fact]
    public void A_title_is_one_line() => Assert.Equal("Ein Titel (mit Zusatz)", PlainText.OneLine("<div><p>Ein Titel<br/>(<span>mit Zusatz)</span></p></div>"));
}
