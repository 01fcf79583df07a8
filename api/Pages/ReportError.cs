using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Search;
using FundingDirectory.Core.Store;
using FundingDirectory.Web;
using FundingDirectory.Web.Addresses;
using FundingDirectory.Web.Desk.Fields;
using FundingDirectory.Web.Pages;
using Microsoft.AspNetCore.Http.HttpResults;

namespace FundingDirectory.Api.Pages;

/// <summary>/fehler-melden: what a reader found wrong about an entry, without account and without cookie.</summary>
public sealed record ReportError(IndexFollower Follower, ReaderMessageStore Messages, SiteInfo Site, TimeProvider Time)
{
    // A field that people do not see; who fills it in is a program.
    private const string Trap = "website";

    public static Results<RazorComponentResult<ReportPage>, StatusCodeHttpResult> Page([AsParameters] ReportError report, string? eintrag) =>
        report.Follower.Current.Find(eintrag ?? "") is { } entry ? report.Show(entry, new FormValues(), [], false, StatusCodes.Status200OK) : TypedResults.StatusCode(StatusCodes.Status404NotFound);

    /// <summary>Puts the message on the editors' desk.</summary>
    public static async Task<Results<RazorComponentResult<ReportPage>, StatusCodeHttpResult>> Send(HttpContext http, [AsParameters] ReportError report, CancellationToken cancel)
    {
        if (Origin.IsForeign(http)) return TypedResults.StatusCode(StatusCodes.Status403Forbidden);
        if (!await FormBody.IsReadable(http.Request, cancel)) return TypedResults.StatusCode(StatusCodes.Status400BadRequest);
        var typed = new FormValues();
        foreach (var (name, values) in http.Request.Form) typed[name] = [.. values.OfType<string>()];
        if (report.Follower.Current.Find(typed.One("eintrag")) is not { } entry) return TypedResults.StatusCode(StatusCodes.Status404NotFound);

        var form = new FormReader(typed);
        var (text, contact) = (form.Text("meldung", "Was stimmt nicht?", ReaderMessage.LongestText, lines: true), form.Text("kontakt", "Antwort an", ReaderMessage.LongestContact));
        if (text is null && form.Errors.Count == 0) form.Wrong("meldung", "Bitte schreiben Sie, was nicht stimmt.");
        if (form.Errors.Count > 0) return report.Show(entry, typed, form.Errors, false, StatusCodes.Status400BadRequest);
        if (typed.One(Trap).Length == 0) await report.Messages.Add(new ReaderMessage(Guid.NewGuid().ToString(), entry.Id, report.Time.GetUtcNow(), text!, contact), cancel);
        return report.Show(entry, new FormValues(), [], true, StatusCodes.Status200OK);
    }

    private RazorComponentResult<ReportPage> Show(Entry entry, FormValues values, IReadOnlyList<FieldError> errors, bool sent, int status)
    {
        var page = Pages.Show.Page<ReportPage>(Site, ("Entry", entry), ("Values", values), ("Errors", errors), ("Sent", sent));
        page.StatusCode = status;
        return page;
    }
}
