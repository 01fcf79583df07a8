using FundingDirectory.Api.Desk.Access;
using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Search;
using FundingDirectory.Core.Store;
using FundingDirectory.Web.Desk;
using FundingDirectory.Web.Pages;
using Microsoft.AspNetCore.Http.HttpResults;

namespace FundingDirectory.Api.Desk.Editing;

/// <summary>/redaktion/eintraege: finds any entry to work on, archived ones too, and begins new ones.</summary>
public sealed record FindEntries(IndexFollower Follower, EntryStore Store, DraftStore Drafts, TimeProvider Time)
{
    private const int MostShown = 50, LongestText = 200;

    public static async Task<RazorComponentResult<EntriesPage>> Page(HttpContext http, [AsParameters] FindEntries find, CancellationToken cancel)
    {
        var text = http.Request.Query["q"].FirstOrDefault()?.Trim() is { Length: > 0 } typed ? typed[..Math.Min(typed.Length, LongestText)] : null;
        var archive = http.Request.Query["archiv"].FirstOrDefault() == "ja";
        IReadOnlyList<Entry> entries = archive ? [.. (await find.Store.Archived(cancel)).Where(e => text is null || e.Content.Title.Contains(text, StringComparison.OrdinalIgnoreCase)).Take(MostShown)]
            : text is null ? [] : [.. find.Follower.Current.Index.Search(new SearchQuery { Text = text, Limit = MostShown }).Items.Select(h => h.Entry)];
        return DeskPage.Show<EntriesPage>(http, ("Text", text), ("Archive", archive), ("Entries", entries));
    }

    /// <summary>Begins a new entry of a kind and opens its form.</summary>
    public static async Task<Results<RedirectHttpResult, RazorComponentResult<ErrorPage>>> Begin(HttpContext http, [AsParameters] FindEntries find, CancellationToken cancel)
    {
        if ((await DeskForm.Read(http, cancel)).Code<EntryKind>("art") is not { } kind) return DeskPage.Refused(http, StatusCodes.Status400BadRequest, "Diese Art von Eintrag gibt es nicht.");
        var (now, id) = (find.Time.GetUtcNow(), Guid.NewGuid().ToString());
        await find.Drafts.Save(new Draft { Id = Guid.NewGuid().ToString(), EntryId = id, BasedOn = 0, Content = BlankEntry.Of(kind), Authors = [http.Editor().Name], CreatedAt = now, ChangedAt = now }, cancel);
        return TypedResults.Redirect(DeskAddress.Entry(id, "bearbeiten"));
    }
}
