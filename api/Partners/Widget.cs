using System.Security.Cryptography;
using FundingDirectory.Web.Components;
using Microsoft.AspNetCore.Http.HttpResults;

namespace FundingDirectory.Api.Partners;

/// <summary>/widget.js: the element for other sites at an address that stays, so that partners need not change their pages.</summary>
public static class Widget
{
    /// <summary>The module; other origins may load it, and a page that isolates itself too.</summary>
    public static Results<PhysicalFileHttpResult, StatusCodeHttpResult> Handle(IWebHostEnvironment host, HttpContext http)
    {
        var file = host.WebRootFileProvider.GetFileInfo($"_content/FundingDirectory.Web/scripts/{Script.Widget}");
        if (file.PhysicalPath is not { } path) return TypedResults.StatusCode(StatusCodes.Status404NotFound);
        http.Response.Headers["Cross-Origin-Resource-Policy"] = "cross-origin";
        var mark = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path)))[..16];
        if (Conditional.IsFresh(http, mark, file.LastModified)) return TypedResults.StatusCode(StatusCodes.Status304NotModified);
        http.Response.Headers.CacheControl = "public, max-age=3600, stale-while-revalidate=86400";
        return TypedResults.PhysicalFile(path, "text/javascript; charset=utf-8");
    }
}
