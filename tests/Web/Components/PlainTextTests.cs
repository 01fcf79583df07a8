using FundingDirectory.Web.Components;
using Xunit;

namespace FundingDirectory.Tests.Web.Components;

public sealed class PlainTextTests
{
    [Theory]
    [InlineData("eins\nzwei\n\ndrei", "p:eins zwei|p:drei")]
    [InlineData("vorher:\n- a\n- b\n  weiter\n\nnachher", "p:vorher:|ul:ab weiter|p:nachher")]
    [InlineData("- a\r\n- b", "ul:ab")]
    [InlineData("-nicht", "p:-nicht")]
    [InlineData(null, "")]
    public async Task Paragraphs_and_lists_are_told_apart(string? text, string expected)
    {
        var page = Rendered.Parse(await Rendered.Html<PlainText>(("Text", text)));

        Assert.Equal(expected, string.Join('|', page.Body!.Children.Select(e => $"{e.LocalName}:{(e.LocalName == "ul" ? string.Concat(e.Children.Select(i => i.Words())) : e.Words())}")));
    }
}
