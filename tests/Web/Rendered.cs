using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using FundingDirectory.Web;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace FundingDirectory.Tests.Web;

/// <summary>Renders components to HTML the way the api does and reads them back.</summary>
internal static class Rendered
{
    public static readonly SiteInfo Site = new() { OperatorName = "Musterkreis", OperatorAddress = "Am Markt 1\n19230 Musterstadt", OperatorContact = "digital@musterkreis.example", PublicUrl = "https://verzeichnis.example" };

    public static async Task<string> Html<T>(params (string Name, object? Value)[] parameters) where T : IComponent
    {
        await using var services = new ServiceCollection().BuildServiceProvider();
        await using var renderer = new HtmlRenderer(services, NullLoggerFactory.Instance);
        return await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync<T>(ParameterView.FromDictionary(parameters.ToDictionary(p => p.Name, p => p.Value)))).ToHtmlString());
    }

    /// <summary>A whole page with the usual operator.</summary>
    public static async Task<IHtmlDocument> Page<T>(params (string Name, object? Value)[] parameters) where T : IComponent =>
        Parse(await Html<T>([("Site", Site), .. parameters]));

    public static IHtmlDocument Parse(string html) => new HtmlParser().ParseDocument(html);

    /// <summary>The text of an element with single spaces.</summary>
    public static string Words(this AngleSharp.Dom.INode? node) => string.Join(' ', (node?.TextContent ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Replace('\u00a0', ' ');
}
