using System.Globalization;
using FundingDirectory.Api.Desk.Access;
using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Store;
using FundingDirectory.Web.Desk;
using FundingDirectory.Web.Pages;
using Microsoft.AspNetCore.Http.HttpResults;

namespace FundingDirectory.Api.Desk.Editing;

/// <summary>The buttons on the page of an entry. Each says from which state it was pressed; over another one nothing happens.</summary>
public sealed record DecideEntry(EntryDesk Entries, ReaderMessageStore Messages, TimeProvider Time)
{
    private const string Changed = "Der Entwurf wurde inzwischen geändert. Sehen Sie ihn noch einmal an.";

    /// <summary>Publishes a draft that somebody else wrote.</summary>
    public static Task<Results<RedirectHttpResult, RazorComponentResult<EntryPage>, RazorComponentResult<ErrorPage>>> Approve(HttpContext http, [AsParameters] DecideEntry decide, ShowEntry show, string id, CancellationToken cancel) =>
        decide.OnDraft(http, show, id, "freigegeben", async (open, _) => (await decide.Entries.Approve(open, http.Editor().Name, cancel)).Refusal, cancel);

    /// <summary>Approves a draft that somebody else wrote for a later moment.</summary>
    public static Task<Results<RedirectHttpResult, RazorComponentResult<EntryPage>, RazorComponentResult<ErrorPage>>> Plan(HttpContext http, [AsParameters] DecideEntry decide, ShowEntry show, string id, CancellationToken cancel) =>
        decide.OnDraft(http, show, id, "geplant", async (open, form) =>
            PlanEntry.Read(form, decide.Time.GetUtcNow()) is var (at, error) && error is not null ? error : await decide.Entries.Plan(open, at, http.Editor().Name, cancel), cancel);

    /// <summary>Takes a planned draft back to those that wait for approval.</summary>
    public static Task<Results<RedirectHttpResult, RazorComponentResult<EntryPage>, RazorComponentResult<ErrorPage>>> Unplan(HttpContext http, [AsParameters] DecideEntry decide, ShowEntry show, string id, CancellationToken cancel) =>
        decide.OnDraft(http, show, id, "planung-aufgehoben", async (open, _) =>
            open.Draft!.State != DraftState.Planned ? "Dieser Entwurf ist nicht geplant." : await decide.Entries.Unplan(open.Draft, null, cancel) is null ? Changed : null, cancel);

    /// <summary>Sends a draft back with the reason.</summary>
    public static Task<Results<RedirectHttpResult, RazorComponentResult<EntryPage>, RazorComponentResult<ErrorPage>>> SendBack(HttpContext http, [AsParameters] DecideEntry decide, ShowEntry show, string id, CancellationToken cancel) =>
        decide.OnDraft(http, show, id, "zurueck", async (open, form) =>
            Reason(form) is not { } remark ? $"Bitte begründen Sie, warum Sie den Entwurf zurückgeben, in höchstens {EntryDesk.LongestReason} Zeichen."
            : open.Draft!.State != DraftState.Review ? "Hier liegt nichts zur Freigabe." : await decide.Entries.SendBack(open.Draft, remark, cancel) is null ? Changed : null, cancel);

    /// <summary>Drops a draft; it stays in the store.</summary>
    public static Task<Results<RedirectHttpResult, RazorComponentResult<EntryPage>, RazorComponentResult<ErrorPage>>> Drop(HttpContext http, [AsParameters] DecideEntry decide, ShowEntry show, string id, CancellationToken cancel) =>
        decide.OnDraft(http, show, id, "verworfen", async (open, _) => await decide.Entries.Drop(open.Draft!, http.Editor().Name, cancel) ? null : Changed, cancel);

    /// <summary>Proposes that an entry leaves the public.</summary>
    public static Task<Results<RedirectHttpResult, RazorComponentResult<EntryPage>, RazorComponentResult<ErrorPage>>> Archive(HttpContext http, [AsParameters] DecideEntry decide, ShowEntry show, string id, CancellationToken cancel) =>
        decide.OnEntry(http, show, id, "zur-freigabe", async (open, form) =>
            Reason(form) is not { } reason ? $"Bitte begründen Sie, warum der Eintrag ins Archiv soll, in höchstens {EntryDesk.LongestReason} Zeichen."
            : await decide.Entries.Propose(open, open.Content, EntryStatus.Archived, reason, http.Editor().Name, null, cancel) is null ? HasDraft : null, cancel);

    /// <summary>Proposes an old version as the next one.</summary>
    public static Task<Results<RedirectHttpResult, RazorComponentResult<EntryPage>, RazorComponentResult<ErrorPage>>> Restore(HttpContext http, [AsParameters] DecideEntry decide, ShowEntry show, string id, CancellationToken cancel) =>
        decide.OnEntry(http, show, id, "zur-freigabe", async (open, form) =>
        {
            var version = Number(form, "fassung");
            if (await decide.Entries.VersionOf(id, version, cancel) is not { } content) return "Diese Fassung gibt es nicht.";
            // The address of an entry never changes, whatever an old version says.
            content = content with { Slug = open.Content.Slug };
            return await decide.Entries.Propose(open, content, EntryStatus.Published, $"Fassung {version} wiederhergestellt", http.Editor().Name, null, cancel) is null ? HasDraft : null;
        }, cancel);

    /// <summary>Notes that everything still holds.</summary>
    public static Task<Results<RedirectHttpResult, RazorComponentResult<EntryPage>, RazorComponentResult<ErrorPage>>> Confirm(HttpContext http, [AsParameters] DecideEntry decide, ShowEntry show, string id, CancellationToken cancel) =>
        decide.OnEntry(http, show, id, "geprueft", async (open, form) =>
            Number(form, "fassung") != open.Version || await decide.Entries.Confirm(open.Published!, http.Editor().Name, cancel) is null ? "Der Eintrag wurde inzwischen geändert. Sehen Sie ihn noch einmal an." : null, cancel);

    /// <summary>Closes a reader's message.</summary>
    public static async Task<Results<RedirectHttpResult, RazorComponentResult<ErrorPage>>> CloseMessage(HttpContext http, [AsParameters] DecideEntry decide, string id, CancellationToken cancel) =>
        await decide.Messages.Close((await DeskForm.Read(http, cancel)).Line("meldung"), http.Editor().Name, decide.Time.GetUtcNow(), cancel)
            ? TypedResults.Redirect($"{DeskAddress.Entry(id)}?fertig=meldung") : DeskPage.Refused(http, StatusCodes.Status404NotFound, "Diese Meldung gibt es nicht, oder sie ist schon erledigt.");

    internal const string HasDraft = "Zu diesem Eintrag gibt es schon einen Entwurf. Bitte erst diesen freigeben oder verwerfen.";

    internal static string? Reason(IFormCollection form) => form.Line("begruendung") is { Length: > 0 and <= EntryDesk.LongestReason } reason ? reason : null;

    private static int Number(IFormCollection form, string name) => int.TryParse(form[name].FirstOrDefault(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;

    private Task<Results<RedirectHttpResult, RazorComponentResult<EntryPage>, RazorComponentResult<ErrorPage>>> OnDraft(HttpContext http, ShowEntry show, string id, string done, Func<OpenEntry, IFormCollection, Task<string?>> act, CancellationToken cancel) =>
        Do(http, show, id, done, async (open, form) => open.Draft is null || Number(form, "stand") != open.Edit ? Changed : await act(open, form), cancel);

    private Task<Results<RedirectHttpResult, RazorComponentResult<EntryPage>, RazorComponentResult<ErrorPage>>> OnEntry(HttpContext http, ShowEntry show, string id, string done, Func<OpenEntry, IFormCollection, Task<string?>> act, CancellationToken cancel) =>
        Do(http, show, id, done, async (open, form) => open.Published is null ? "Dieser Eintrag ist noch nicht veröffentlicht." : await act(open, form), cancel);

    /// <summary>Carries a decision out; its refusal is shown on the page as it stands now.</summary>
    private async Task<Results<RedirectHttpResult, RazorComponentResult<EntryPage>, RazorComponentResult<ErrorPage>>> Do(HttpContext http, ShowEntry show, string id, string done, Func<OpenEntry, IFormCollection, Task<string?>> act, CancellationToken cancel)
    {
        if (await Entries.Find(id, cancel) is not { } open) return EditEntry.Unknown(http);
        var form = await DeskForm.Read(http, cancel);
        if (await act(open, form) is not { } refusal) return TypedResults.Redirect(done == "verworfen" && open.Published is null ? DeskRoutes.Root : $"{DeskAddress.Entry(id)}?fertig={done}");
        return await Entries.Find(id, cancel) is { } now ? (await show.Page(http, now, cancel, ("Refusal", refusal), ("PlannedDay", form[PlanEntry.Day].FirstOrDefault()), ("PlannedTime", form[PlanEntry.Time].FirstOrDefault()))).WithStatus(StatusCodes.Status409Conflict) : EditEntry.Unknown(http);
    }
}
