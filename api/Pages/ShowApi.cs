using FundingDirectory.Web;
using FundingDirectory.Web.Pages;
using Microsoft.AspNetCore.Http.HttpResults;

namespace FundingDirectory.Api.Pages;

/// <summary>/api and the pages below it: the reference of the interface, made from its own description.</summary>
public static class ShowApi
{
    /// <summary>Every operation.</summary>
    public static async Task<RazorComponentResult<ApiPage>> Operations(OpenApiDescription description, SiteInfo site) => Show.Page<ApiPage>(site, ("Reference", await description.ForPages(OpenApiDescription.Main)));

    /// <summary>Every field and closed list.</summary>
    public static async Task<RazorComponentResult<ApiFieldsPage>> Fields(OpenApiDescription description, SiteInfo site) => Show.Page<ApiFieldsPage>(site, ("Reference", await description.ForPages(OpenApiDescription.Main)));

    /// <summary>How to do things with it, with examples to copy.</summary>
    public static RazorComponentResult<ApiGuidesPage> Guides(SiteInfo site, HttpRequest request) => Show.Page<ApiGuidesPage>(site, ("Guides", Description.Guides.All(Show.Root(site, request))));

    /// <summary>Swagger UI; only the running directory can answer what is tried there.</summary>
    public static RazorComponentResult<ApiTryPage> TryOut(SiteInfo site) => Show.Page<ApiTryPage>(site);
}
