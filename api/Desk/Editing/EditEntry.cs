using FundingDirectory.Api.Desk.Access;
using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Store;
using FundingDirectory.Core.Workflow;
using FundingDirectory.Web.Addresses;
using FundingDirectory.Web.Desk;
using FundingDirectory.Web.Desk.Fields;
using FundingDirectory.Web.Pages;
using Microsoft.AspNetCore.Http.HttpResults;

namespace FundingDirectory.Api.Desk.Editing;

/// <summary>/redaktion/eintraege/{id}/bearbeiten: the form of an entry. The form says from which state it was made; a save over another state is put together
/// with it and shown, never stored unseen.</summary>
public sealed record EditEntry(EntryDesk Entries, FormStore Forms, TimeProvider Time)
{
    public const string Version = "fassung", Edit = "stand", Reason = "begruendung", Take = "nimm-", Checked = "geprueft", Submit = "tun", ForReview = "freigabe";

    public static async Task<Results<RazorComponentResult<EditPage>, RazorComponentResult<ErrorPage>>> Page(HttpContext http, [AsParameters] EditEntry edit, string id, CancellationToken cancel)
    {
        if (await edit.Entries.Find(id, cancel) is not { } open) return Unknown(http);
        var (editor, now) = (http.Editor(), edit.Time.GetUtcNow());
        var (kept, others) = (await edit.Forms.Get(id, editor.Id, cancel), PresenceWords.Of(await edit.Forms.Others(id, editor.Id, now, cancel)));
        await edit.Forms.Open(id, editor.Id, now, KeepForm.WithoutScripts, cancel);
        if (kept is not null && http.Request.Query["zwischenstand"] == "ja") return Again(http, open, kept, others);
        var meeting = await edit.Entries.Current(open, cancel);
        var beside = meeting.Conflicts.ToDictionary(f => f, _ => open.Published!.Content);
        return Show(http, open, EntryForm.Write(meeting.Content), [], beside, meeting.Theirs, $"die veröffentlichte Fassung {open.Version}", more: [("KeptAt", kept?.KeptAt), ("Others", others)]);
    }

    /// <summary>Saves, or hands over for review.</summary>
    public static async Task<Results<RedirectHttpResult, RazorComponentResult<EditPage>, RazorComponentResult<ErrorPage>>> Save(HttpContext http, [AsParameters] EditEntry edit, string id, CancellationToken cancel)
    {
        if (await edit.Entries.Find(id, cancel) is not { } open) return Unknown(http);
        var form = await DeskForm.Read(http, cancel);
        var typed = new FormValues();
        foreach (var (name, values) in form) typed[name] = [.. values.OfType<string>()];
        var isCurrent = typed.One(Version) == $"{open.Version}" && typed.One(Edit) == $"{open.Edit}";
        return isCurrent ? await edit.Write(http, open, typed, cancel) : await edit.Meet(http, open, typed, cancel);
    }

    private async Task<Results<RedirectHttpResult, RazorComponentResult<EditPage>, RazorComponentResult<ErrorPage>>> Write(HttpContext http, OpenEntry open, FormValues typed, CancellationToken cancel)
    {
        var (meeting, today) = (await Entries.Current(open, cancel), BerlinTime.Today(Time));
        var answer = EntryForm.Read(typed, meeting.Content, today);
        var content = answer.Content;
        // «Übernehmen» beside a field: from the published version where that is the other side, else from the draft that was there first.
        var taken = typed.Names.Where(n => n.StartsWith(Take, StringComparison.Ordinal)).Select(n => n[Take.Length..]).Where(f => EntryFields.Find(open.Kind, f) is not null).ToList();
        content = FieldChoice.Take(content, open.Published?.Content ?? meeting.Content, [.. taken.Where(meeting.Conflicts.Contains)]);
        content = FieldChoice.Take(content, meeting.Content, [.. taken.Where(f => !meeting.Conflicts.Contains(f))]);
        if (typed.One(Checked) == "ja") content = content with { LastVerified = today };

        var errors = new List<FieldError>(answer.Errors);
        var reason = new FormReader(typed);
        var why = reason.Text(Reason, "Warum", EntryDesk.LongestReason);
        errors.AddRange(reason.Errors);
        var forReview = typed.One(Submit) == ForReview;
        if (forReview && why is null && errors.All(e => e.Field != Reason)) errors.Add(new(Reason, "Bitte sagen Sie in einem Satz, was Sie geändert haben und warum. So steht es in der Historie."));
        if (forReview && errors.Count == 0) errors.AddRange(EntryForm.Unproven(open.Published?.Content, content));
        var besides = meeting.Conflicts.ToDictionary(f => f, _ => open.Published!.Content);
        if (errors.Count > 0) return Show(http, open, typed, errors, besides, [], $"die veröffentlichte Fassung {open.Version}").WithStatus(StatusCodes.Status400BadRequest);

        if (await Entries.Save(open, content, forReview ? DraftState.Review : DraftState.Draft, why, http.Editor().Name, cancel) is null)
            return await Entries.Find(open.Id, cancel) is { } now ? await Meet(http, now, typed, cancel) : Unknown(http);
        await Forms.Close(open.Id, http.Editor().Id, cancel);
        return TypedResults.Redirect($"{DeskAddress.Entry(open.Id)}?fertig={(forReview ? "zur-freigabe" : "gespeichert")}");
    }

    /// <summary>Somebody else saved since the form was opened: both are put together and shown for a second look.</summary>
    private async Task<Results<RedirectHttpResult, RazorComponentResult<EditPage>, RazorComponentResult<ErrorPage>>> Meet(HttpContext http, OpenEntry open, FormValues typed, CancellationToken cancel)
    {
        var theirs = (await Entries.Current(open, cancel)).Content;
        var start = int.TryParse(typed.One(Version), out var version) ? await Entries.VersionOf(open.Id, version, cancel) : null;
        var mine = EntryForm.Read(typed, start ?? theirs, BerlinTime.Today(Time));
        var who = open.Draft is { } draft ? $"die Fassung von {draft.LastAuthor}" : $"die veröffentlichte Fassung {open.Version}";
        if (mine.Errors.Count > 0)
        {
            // What cannot be read yet cannot be put together; the form stays as typed and as old as it is.
            var notice = mine.Errors.Prepend(new FieldError("", $"Inzwischen gibt es {who}. Ihre Eingaben stehen noch hier. Bitte berichtigen Sie zuerst, was unten steht; danach sehen Sie beides nebeneinander."));
            return DeskPage.Show<EditPage>(http, ("Open", Facts(open) with { Version = version, Edit = int.TryParse(typed.One(Edit), out var edit) ? edit : 0 }), ("Values", typed), ("Errors", notice.ToList()), ("Unsaved", true)).WithStatus(StatusCodes.Status409Conflict);
        }
        var meeting = Meeting.Of(start, theirs, mine.Content);
        var values = EntryForm.Write(meeting.Content);
        foreach (var name in typed.Names.Where(n => n.StartsWith("beleg-", StringComparison.Ordinal) || n is Reason or Checked)) values[name] = typed[name];
        return Show(http, open, values, [], meeting.Conflicts.ToDictionary(f => f, _ => theirs), meeting.Theirs, who, met: true).WithStatus(StatusCodes.Status409Conflict);
    }

    private static RazorComponentResult<EditPage> Show(HttpContext http, OpenEntry open, FormValues values, IReadOnlyList<FieldError> errors, IReadOnlyDictionary<string, EntryContent> beside, IReadOnlyList<string> theirs, string who, bool met = false, params (string, object?)[] more) =>
        DeskPage.Show<EditPage>(http, [("Open", Facts(open)), ("Values", values), ("Errors", errors), ("Beside", beside), ("Theirs", theirs), ("Other", who), ("Met", met || beside.Count + theirs.Count > 0),
            ("Unsaved", met || errors.Count > 0), .. more]);

    /// <summary>The form as it was left, as old as it was then: saving it meets what came since.</summary>
    private static RazorComponentResult<EditPage> Again(HttpContext http, OpenEntry open, KeptForm kept, string? others)
    {
        var values = new FormValues();
        foreach (var (name, typed) in kept.Inputs) values[name] = typed;
        return DeskPage.Show<EditPage>(http, ("Open", Facts(open) with { Version = kept.Version, Edit = kept.Edit }), ("Values", values), ("Unsaved", true), ("Others", others));
    }

    private static OpenFacts Facts(OpenEntry open) => new(open.Id, open.Kind, open.Content.Title, open.Version, open.Edit, open.Draft);

    internal static RazorComponentResult<ErrorPage> Unknown(HttpContext http) => DeskPage.Refused(http, StatusCodes.Status404NotFound, "Diesen Eintrag gibt es nicht.");
}
