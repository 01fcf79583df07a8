using FundingDirectory.Web;
using FundingDirectory.Web.Pages;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.OpenApi;

namespace FundingDirectory.Api.Pages;

/// <summary>/api</summary>
public static class ShowApi
{
    public static async Task<RazorComponentResult<ApiPage>> Handle(IServiceProvider services, SiteInfo site) =>
        Show.Page<ApiPage>(site, ("Operations", Operations(await OpenApiDescription.Document(services))));

    private static List<ApiOperation> Operations(OpenApiDocument document) =>
        [.. document.Paths.SelectMany(path => (path.Value.Operations ?? []).Select(o => new ApiOperation(
            o.Value.Tags?.FirstOrDefault()?.Name ?? "", o.Key.Method, path.Key, o.Value.Summary,
            [.. (o.Value.Parameters ?? []).Select(p => new ApiParameter(p.Name ?? "", p.Description))])))];
}
