using Microsoft.AspNetCore.Components;

namespace FundingDirectory.Web.Reference;

/// <summary>The styles that only the pages about the interface need.</summary>
public static class ReferenceStyles
{
    /// <summary>For the head of a page.</summary>
    public static RenderFragment Link { get; } = builder =>
    {
        builder.OpenElement(0, "link");
        builder.AddAttribute(1, "rel", "stylesheet");
        builder.AddAttribute(2, "href", "/_content/FundingDirectory.Web/styles/reference.css");
        builder.CloseElement();
    };
}
