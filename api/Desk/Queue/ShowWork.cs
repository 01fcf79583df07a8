using FundingDirectory.Api.Desk.Access;
using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Store;
using FundingDirectory.Web.Desk;
using Microsoft.AspNetCore.Http.HttpResults;

namespace FundingDirectory.Api.Desk.Queue;

/// <summary>/redaktion: the list of work with filters and counts.</summary>
public sealed record ShowWork(WorkList Work, ProposalStore Proposals, DraftStore Drafts)
{
    public const int PageSize = 50;

    public static async Task<RazorComponentResult<QueuePage>> Handle(HttpContext http, [AsParameters] ShowWork queue, CancellationToken cancel)
    {
        var request = QueueAddress.Read(http.Request.Query);
        var fitting = (await queue.Work.Read(cancel)).Where(i => request.Fits(i, http.Editor().Name)).ToList();
        var shown = request.Kind is { } kind ? fitting.FindAll(i => i.Kind == kind) : fitting;
        var last = Math.Max(1, (shown.Count + PageSize - 1) / PageSize);
        var page = Math.Min(request.Page, last);
        var items = new List<WorkItem>();
        foreach (var item in shown.Skip((page - 1) * PageSize).Take(PageSize)) items.Add(item.Title.Length > 0 ? item : item with { Title = await queue.ProposedTitle(item, cancel) });
        return DeskPage.Show<QueuePage>(http, ("Request", request with { Page = page }), ("Items", items), ("Total", shown.Count), ("Last", last), ("Counts", fitting.CountBy(i => i.Kind).ToDictionary()),
            ("Done", DoneIn(http.Request.Query)), ("Undo", http.Request.Query["rueckgaengig"].OfType<string>().Take(PageSize).ToList()));
    }

    /// <summary>What the last press of a button did.</summary>
    private static string? DoneIn(IQueryCollection query) =>
        !int.TryParse(query["anzahl"].FirstOrDefault(), out var count) ? null : query["fertig"].FirstOrDefault() switch
        {
            "genommen" => $"{German.Count(count, "Aufgabe liegt", "Aufgaben liegen")} jetzt bei Ihnen.",
            "abgegeben" => $"{German.Count(count, "Aufgabe ist", "Aufgaben sind")} wieder frei.",
            "erledigt" => $"{German.Count(count, "Aufgabe ist", "Aufgaben sind")} erledigt.",
            "wieder" => $"{German.Count(count, "Aufgabe liegt", "Aufgaben liegen")} wieder auf der Liste.",
            _ => null,
        };

    // An entry that is not in the directory yet, or no more, has its title in what was proposed.
    private async Task<string> ProposedTitle(WorkItem item, CancellationToken cancel) =>
        (item.Kind is WorkKind.Review or WorkKind.Draft or WorkKind.Planned ? (await Drafts.OfEntry(item.EntryId, cancel))?.Content.Title : (await Proposals.Get(item.Subject, cancel))?.Content.Title) is { Length: > 0 } title ? title : "ohne Titel";
}
