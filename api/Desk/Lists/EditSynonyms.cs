using FundingDirectory.Api.Desk.Access;
using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Search;
using FundingDirectory.Web.Desk.Lists;
using Microsoft.AspNetCore.Http.HttpResults;

namespace FundingDirectory.Api.Desk.Lists;

/// <summary>/redaktion/listen/synonyme: the list as it is written; a mistake is named with its line.</summary>
public static class EditSynonyms
{
    private const string Field = "synonyme";

    public static async Task<RazorComponentResult<SynonymsPage>> Page(HttpContext http, ListDesk desk, CancellationToken cancel)
    {
        var versions = await desk.Versions(DeskListKind.Synonyms, cancel);
        return DeskPage.Show<SynonymsPage>(http, ("Versions", versions), ("Text", versions.Count == 0 ? Synonyms.Shipped : versions[0].Content), ("Done", ListDesk.Said(http)));
    }

    public static async Task<Results<RedirectHttpResult, RazorComponentResult<SynonymsPage>>> Save(HttpContext http, ListDesk desk, CancellationToken cancel)
    {
        var (form, sent) = await ListForm.Read(http, cancel);
        var text = form.Reader.Text(Field, "Synonyme", SynonymsPage.Longest, lines: true);
        if (text is null && form.Reader.Errors.All(e => e.Field != Field)) form.Reader.Wrong(Field, "Die Liste ist leer. Soll es keine Synonyme geben, lassen Sie eine Bemerkung stehen.");
        if (text is not null && Synonyms.Mistake(text) is { } mistake) form.Reader.Wrong(Field, mistake);
        var save = await desk.Save(DeskListKind.Synonyms, form, () => text!, http.Editor().Name, cancel);
        if (save.IsSaved) return TypedResults.Redirect($"{ListWords.Address(DeskListKind.Synonyms)}?fertig=gespeichert");
        return DeskPage.Show<SynonymsPage>(http, ("Versions", save.Versions), ("Text", sent[Field].FirstOrDefault() ?? ""), ("Errors", save.Errors), ("Met", save.Met), ("Reason", form.Reason))
            .WithStatus(save.Met is null ? StatusCodes.Status400BadRequest : StatusCodes.Status409Conflict);
    }
}
