using FundingDirectory.Core.Domain;
using FundingDirectory.Web;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;

namespace FundingDirectory.Api.Pages;

/// <summary>Renders a page component with its parameters; the operator's details go to every page.</summary>
internal static class Show
{
    /// <summary>Names of the sources by their id, for evidence on pages.</summary>
    public static IReadOnlyDictionary<string, string> SourceNames { get; } = Sources.All.ToDictionary(s => s.Id, s => s.Name);

    /// <summary>The page as HTML.</summary>
    public static RazorComponentResult<T> Page<T>(SiteInfo site, params (string Name, object? Value)[] parameters) where T : IComponent =>
        new(parameters.Append(("Site", site)).ToDictionary(p => p.Item1, p => p.Item2)) { PreventStreamingRendering = true };

    /// <summary>Where readers reach the site, without a slash at the end: as the operator says, otherwise as this reader asked.</summary>
    public static string Root(SiteInfo site, HttpRequest request) => site.PublicUrl ?? $"{request.Scheme}://{request.Host}";
}
