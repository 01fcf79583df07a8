using System.Globalization;
using FundingDirectory.Api.Desk.Access;
using FundingDirectory.Core.Store;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Http.HttpResults;

namespace FundingDirectory.Api.Desk.Queue;

/// <summary>/redaktion/arbeit: takes work, gives it back, or notes that it was looked at; one piece by its own button, or all that are ticked.</summary>
public static class TakeWork
{
    private const int Most = 200;

    public static async Task<RedirectHttpResult> Handle(HttpContext http, WorkList work, DeskItemStore items, TimeProvider time, CancellationToken cancel)
    {
        var form = await DeskForm.Read(http, cancel);
        var (editor, back) = (http.Editor().Name, DeskGate.Within(form["zurueck"].FirstOrDefault()));
        // A row's own button names its work and what to do.
        var (what, single) = form["eine"].FirstOrDefault()?.Split(' ', 2) is [var w, var id] ? (w, id) : (form.Line("tun"), null);
        var wished = (single is null ? form["id"].OfType<string>() : [single]).Distinct().Take(Most).ToHashSet(StringComparer.Ordinal);
        if (what == "wieder") return Back(back, what, await items.Undo(wished, cancel), []);
        // Only what is on the list: nobody fills the store with invented work.
        var known = (await work.Read(cancel)).Where(i => wished.Contains(i.Id)).ToList();
        switch (what)
        {
            case "genommen": return Back(back, what, await items.Claim([.. known.Select(i => i.Id)], editor, time.GetUtcNow(), cancel), []);
            case "abgegeben": return Back(back, what, await items.Release([.. known.Select(i => i.Id)], editor, cancel), []);
            case "erledigt":
                var looked = known.FindAll(i => i.IsDoneByLooking);
                await items.Done(looked.Select(i => (i.Id, $"{i.Version}")), editor, time.GetUtcNow(), cancel);
                return Back(back, what, looked.Count, looked.ConvertAll(i => i.Id));
            default: return TypedResults.Redirect(back);
        }
    }

    /// <summary>Back to the list, with what was done and how to take it back.</summary>
    private static RedirectHttpResult Back(string address, string done, int count, IReadOnlyList<string> undo)
    {
        var query = new QueryBuilder { { "fertig", done }, { "anzahl", count.ToString(CultureInfo.InvariantCulture) } };
        foreach (var id in undo.Take(ShowWork.PageSize)) query.Add("rueckgaengig", id);
        return TypedResults.Redirect($"{address}{(address.Contains('?', StringComparison.Ordinal) ? $"&{query.ToString()[1..]}" : query)}");
    }
}
