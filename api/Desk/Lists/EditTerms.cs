using FundingDirectory.Api.Desk.Access;
using FundingDirectory.Core.Domain;
using FundingDirectory.Web.Desk.Lists;
using Microsoft.AspNetCore.Http.HttpResults;

namespace FundingDirectory.Api.Desk.Lists;

/// <summary>/redaktion/listen/bezeichnungen: German labels of codes, and which of them readers may choose.</summary>
public static class EditTerms
{
    private const string List = "liste";

    public static async Task<RazorComponentResult<TermsPage>> Page(HttpContext http, ListDesk desk, CancellationToken cancel)
    {
        var (versions, list) = (await desk.Versions(DeskListKind.Terms, cancel), Known(http.Request.Query[List].FirstOrDefault()));
        return DeskPage.Show<TermsPage>(http, ("Versions", versions), ("List", list), ("Changes", Of(versions).GetValueOrDefault(list) ?? new Dictionary<string, TermChange>()), ("Done", ListDesk.Said(http)));
    }

    public static async Task<Results<RedirectHttpResult, RazorComponentResult<TermsPage>>> Save(HttpContext http, ListDesk desk, CancellationToken cancel)
    {
        var (form, sent) = await ListForm.Read(http, cancel);
        var list = Known(sent[List].FirstOrDefault());
        var typed = new Dictionary<string, TermChange>();
        foreach (var term in Vocabulary.ShippedLists[list])
        {
            var label = form.Reader.Text($"name-{term.Value}", term.Label, TermsPage.LongestLabel);
            if (label == term.Label) label = null;
            var hidden = sent[$"aus-{term.Value}"].FirstOrDefault() == "ja" && ListWords.MayHide(list, term);
            if (label is not null || hidden) typed[term.Value] = new(label, hidden);
        }
        Check(form, list, typed);
        var versions = await desk.Versions(DeskListKind.Terms, cancel);
        var save = await desk.Save(DeskListKind.Terms, form, () => DeskLists.Write(With(Of(versions), list, typed)), http.Editor().Name, cancel);
        if (save.IsSaved) return TypedResults.Redirect($"{ListWords.Address(DeskListKind.Terms)}?{List}={list}&fertig=gespeichert");
        return DeskPage.Show<TermsPage>(http, ("Versions", save.Versions), ("List", list), ("Changes", typed), ("Errors", save.Errors), ("Met", save.Met), ("Reason", form.Reason))
            .WithStatus(save.Met is null ? StatusCodes.Status400BadRequest : StatusCodes.Status409Conflict);
    }

    private static void Check(ListForm form, string list, Dictionary<string, TermChange> typed)
    {
        var terms = Vocabulary.ShippedLists[list];
        foreach (var same in terms.GroupBy(t => typed.GetValueOrDefault(t.Value)?.Label ?? t.Label, StringComparer.OrdinalIgnoreCase).Where(g => g.Count() > 1))
            form.Reader.Wrong($"name-{same.Last().Value}", $"«{same.Key}» heißt schon eine andere Angabe dieser Liste.");
        if (terms.All(t => t.Value == "unknown" || typed.GetValueOrDefault(t.Value)?.Hidden == true)) form.Reader.Wrong($"name-{terms[0].Value}", "Mindestens eine Angabe der Liste muss angeboten werden.");
    }

    private static string Known(string? name) => ListWords.Codes.FirstOrDefault(c => c.Name == name).Name ?? ListWords.Codes[0].Name;

    private static IReadOnlyDictionary<string, IReadOnlyDictionary<string, TermChange>> Of(IReadOnlyList<DeskListVersion> versions) => DeskLists.Terms(versions.Count == 0 ? null : versions[0].Content);

    private static Dictionary<string, IReadOnlyDictionary<string, TermChange>> With(IReadOnlyDictionary<string, IReadOnlyDictionary<string, TermChange>> all, string list, Dictionary<string, TermChange> typed)
    {
        var next = all.ToDictionary();
        next.Remove(list);
        if (typed.Count > 0) next[list] = typed;
        return next;
    }
}
