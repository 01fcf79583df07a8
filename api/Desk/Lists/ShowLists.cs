using FundingDirectory.Api.Desk.Access;
using FundingDirectory.Core.Domain;
using FundingDirectory.Web.Desk.Lists;
using FundingDirectory.Web.Pages;
using Microsoft.AspNetCore.Http.HttpResults;

namespace FundingDirectory.Api.Desk.Lists;

/// <summary>/redaktion/listen, and the way back to an old version of any of them.</summary>
public static class ShowLists
{
    public static async Task<RazorComponentResult<ListsPage>> Page(HttpContext http, ListDesk desk, CancellationToken cancel)
    {
        var lists = new List<(DeskListKind, DeskListVersion?)>();
        foreach (var kind in Enum.GetValues<DeskListKind>()) lists.Add((kind, (await desk.Versions(kind, cancel)).FirstOrDefault()));
        return DeskPage.Show<ListsPage>(http, ("Lists", lists));
    }

    /// <summary>Restores an old version of the list at an address.</summary>
    public static async Task<Results<RedirectHttpResult, RazorComponentResult<ErrorPage>>> Restore(HttpContext http, ListDesk desk, string list, CancellationToken cancel)
    {
        if (Enum.GetValues<DeskListKind>().Where(k => ListWords.Address(k).EndsWith($"/{list}", StringComparison.Ordinal)).Cast<DeskListKind?>().FirstOrDefault() is not { } kind)
            return DeskPage.Refused(http, StatusCodes.Status404NotFound, "Diese Liste gibt es nicht.");
        var form = await DeskForm.Read(http, cancel);
        return await desk.Restore(kind, ListForm.Number(form, "stand"), ListForm.Number(form, "fassung"), http.Editor().Name, cancel)
            ? TypedResults.Redirect($"{ListWords.Address(kind)}?fertig=wiederhergestellt") : DeskPage.Refused(http, StatusCodes.Status409Conflict, "Diese Fassung gibt es nicht, oder jemand anderes hat inzwischen gespeichert. Laden Sie die Seite neu.");
    }
}
