using FundingDirectory.Api.Desk.Access;
using FundingDirectory.Core.Domain;
using FundingDirectory.Web.Desk.Lists;
using Microsoft.AspNetCore.Http.HttpResults;

namespace FundingDirectory.Api.Desk.Lists;

/// <summary>/redaktion/listen/quellen: sources on hold, their rhythm, whom to ask, and notes.</summary>
public static class EditSources
{
    public static async Task<RazorComponentResult<SourceNotesPage>> Page(HttpContext http, ListDesk desk, HarvestPlan plan, CancellationToken cancel)
    {
        var versions = await desk.Versions(DeskListKind.Sources, cancel);
        return DeskPage.Show<SourceNotesPage>(http, ("Versions", versions), ("Notes", DeskLists.Sources(versions.Count == 0 ? null : versions[0].Content)), ("IsPlanned", plan.Rhythms.Count > 0), ("Done", ListDesk.Said(http)));
    }

    public static async Task<Results<RedirectHttpResult, RazorComponentResult<SourceNotesPage>>> Save(HttpContext http, ListDesk desk, HarvestPlan plan, CancellationToken cancel)
    {
        var (form, sent) = await ListForm.Read(http, cancel);
        var typed = Sources.All.Select(s => (s.Id, Note: Read(form, sent, s.Id))).Where(n => !n.Note.IsEmpty).ToDictionary(n => n.Id, n => n.Note);
        var save = await desk.Save(DeskListKind.Sources, form, () => DeskLists.Write(typed), http.Editor().Name, cancel);
        if (save.IsSaved) return TypedResults.Redirect($"{ListWords.Address(DeskListKind.Sources)}?fertig=gespeichert");
        return DeskPage.Show<SourceNotesPage>(http, ("Versions", save.Versions), ("Notes", typed), ("IsPlanned", plan.Rhythms.Count > 0), ("Errors", save.Errors), ("Met", save.Met), ("Reason", form.Reason))
            .WithStatus(save.Met is null ? StatusCodes.Status400BadRequest : StatusCodes.Status409Conflict);
    }

    private static SourceNote Read(ListForm form, IFormCollection sent, string id)
    {
        var schedule = form.Reader.Text($"{id}-rhythmus", "Rhythmus", 10);
        if (schedule is not null && Rhythm.Parse(schedule) is null) form.Reader.Wrong($"{id}-rhythmus", $"Erwartet wird {Rhythm.Forms}.");
        return new SourceNote
        {
            Paused = sent[$"{id}-angehalten"].FirstOrDefault() == "ja", Schedule = schedule, Contact = form.Reader.Text($"{id}-kontakt", "Ansprechperson", SourceNotesPage.LongestNote),
            Note = form.Reader.Text($"{id}-notiz", "Notiz", SourceNotesPage.LongestNote, lines: true),
        };
    }
}
