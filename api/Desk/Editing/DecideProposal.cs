using FundingDirectory.Api.Desk.Access;
using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Store;
using FundingDirectory.Core.Workflow;
using FundingDirectory.Web.Desk;
using FundingDirectory.Web.Desk.Fields;
using FundingDirectory.Web.Pages;
using Microsoft.AspNetCore.Http.HttpResults;

namespace FundingDirectory.Api.Desk.Editing;

/// <summary>/redaktion/vorschlaege/{id}: what a harvest, a link check or the search for twins asked. What is taken over becomes a draft for a second person;
/// that everything stays needs none, because nothing public changes.</summary>
public sealed record DecideProposal(EntryDesk Entries, ProposalStore Proposals, TimeProvider Time)
{
    private const string TakeOver = "uebernehmen";

    public static async Task<Results<RazorComponentResult<ProposalPage>, RazorComponentResult<ErrorPage>>> Page(HttpContext http, [AsParameters] DecideProposal decide, string id, CancellationToken cancel) =>
        await decide.Proposals.Get(id, cancel) is { } proposal ? await decide.Show(http, proposal, null, cancel) : Unknown(http);

    /// <summary>The decision field by field, or for the whole.</summary>
    public static async Task<Results<RedirectHttpResult, RazorComponentResult<ProposalPage>, RazorComponentResult<ErrorPage>>> Decide(HttpContext http, [AsParameters] DecideProposal decide, string id, CancellationToken cancel)
    {
        if (await decide.Proposals.Get(id, cancel) is not { } proposal) return Unknown(http);
        if (proposal.State != "open") return await decide.Refuse(http, proposal, "Darüber ist inzwischen entschieden.", cancel);
        var form = await DeskForm.Read(http, cancel);
        var open = await decide.Entries.Find(proposal.EntryId, cancel);
        // The page showed a proposal that a later run may have renewed.
        if (form.Line("stand") != Mark(proposal, open)) return await decide.Refuse(http, proposal, "Quelle oder Eintrag haben sich inzwischen geändert. Bitte entscheiden Sie noch einmal.", cancel);

        switch (form.Line("tun"))
        {
            case "behalten": return await decide.Keep(http, proposal, open is null ? DeskRoutes.Root : $"{DeskAddress.Entry(proposal.EntryId)}?fertig=behalten", cancel);
            case "felder" when open is { Published: { } entry }:
                var fields = FieldsOf(proposal, entry).ToList();
                var taken = fields.FindAll(f => form[$"wahl-{f}"].FirstOrDefault() == TakeOver);
                if (fields.Exists(f => form[$"wahl-{f}"].FirstOrDefault() is not (TakeOver or "behalten"))) return await decide.Refuse(http, proposal, "Bitte entscheiden Sie bei jedem Feld: übernehmen oder behalten.", cancel);
                if (taken.Count == 0) return await decide.Keep(http, proposal, $"{DeskAddress.Entry(entry.Id)}?fertig=behalten", cancel);
                var names = German.List(taken.Select(f => EntryFields.Label(entry.Kind, f)).Distinct());
                return await decide.Propose(http, proposal, open, FieldChoice.Take(entry.Content, proposal.Content, taken), entry.Status, $"Angaben der Quelle übernommen: {names}", DraftState.Review, cancel);
            case "doppelt" when open is { Published: { } twin } && proposal.Origin == Proposal.Duplicate:
                return await decide.Propose(http, proposal, open, twin.Content, EntryStatus.Archived, "doppelt vorhanden", DraftState.Review, cancel);
            case "eintrag" when open is null && proposal.BasedOn == 0:
                return await decide.Propose(http, proposal, new OpenEntry(proposal.EntryId, null, null), proposal.Content, EntryStatus.Published, "neu nach einem Hinweis", DraftState.Draft, cancel);
            default: return await decide.Refuse(http, proposal, "Das geht bei diesem Vorschlag nicht.", cancel);
        }
    }

    /// <summary>The fields in question: those of the conflict, else all that differ.</summary>
    private static IEnumerable<string> FieldsOf(Proposal proposal, Entry entry) =>
        proposal.Origin == Proposal.Duplicate ? [] : FieldDiff.Of(entry.Content, proposal.Content).Select(c => c.Field).Where(f => proposal.Fields.Count == 0 ? f is not ("provenance" or "sources" or "lastVerified" or "slug") : proposal.Fields.Contains(f));

    /// <summary>Changes with everything the page shows.</summary>
    private static string Mark(Proposal proposal, OpenEntry? open) => $"{proposal.BasedOn}.{open?.Version}.{open?.Edit}.{Fingerprint.Of(System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(proposal.Content, EntryJson.Options)):x}";

    private async Task<Results<RedirectHttpResult, RazorComponentResult<ProposalPage>, RazorComponentResult<ErrorPage>>> Keep(HttpContext http, Proposal proposal, string onward, CancellationToken cancel) =>
        await Proposals.Reject(proposal.Id, http.Editor().Name, Time.GetUtcNow(), cancel) ? TypedResults.Redirect(onward) : await Refuse(http, proposal, "Darüber ist inzwischen entschieden.", cancel);

    private async Task<Results<RedirectHttpResult, RazorComponentResult<ProposalPage>, RazorComponentResult<ErrorPage>>> Propose(HttpContext http, Proposal proposal, OpenEntry open, EntryContent content, EntryStatus status, string reason, DraftState state, CancellationToken cancel)
    {
        if (await Entries.Propose(open, content, status, reason, http.Editor().Name, proposal.Id, cancel, state) is null) return await Refuse(http, proposal, DecideEntry.HasDraft, cancel);
        return TypedResults.Redirect(state == DraftState.Draft ? DeskAddress.Entry(open.Id, "bearbeiten") : $"{DeskAddress.Entry(open.Id)}?fertig=zur-freigabe");
    }

    private async Task<RazorComponentResult<ProposalPage>> Refuse(HttpContext http, Proposal proposal, string refusal, CancellationToken cancel) =>
        (await Show(http, await Proposals.Get(proposal.Id, cancel) ?? proposal, refusal, cancel)).WithStatus(StatusCodes.Status409Conflict);

    private async Task<RazorComponentResult<ProposalPage>> Show(HttpContext http, Proposal proposal, string? refusal, CancellationToken cancel)
    {
        var open = await Entries.Find(proposal.EntryId, cancel);
        var twin = proposal.Twin is { } id ? await Entries.Find(id, cancel) : null;
        return DeskPage.Show<ProposalPage>(http, ("Proposal", proposal), ("Entry", open?.Published), ("HasDraft", open?.Draft is not null), ("Twin", twin?.Published), ("Mark", Mark(proposal, open)),
            ("Fields", open?.Published is { } entry ? FieldsOf(proposal, entry).ToList() : new List<string>()), ("SourceNames", ShowEntry.SourceNames), ("Refusal", refusal));
    }

    private static RazorComponentResult<ErrorPage> Unknown(HttpContext http) => DeskPage.Refused(http, StatusCodes.Status404NotFound, "Diesen Vorschlag gibt es nicht.");
}
