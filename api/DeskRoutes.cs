using FundingDirectory.Api.Desk.Access;
using FundingDirectory.Api.Desk.Accounts;
using FundingDirectory.Api.Desk.Audit;
using FundingDirectory.Api.Desk.Editing;
using FundingDirectory.Api.Desk.Lists;
using FundingDirectory.Api.Desk.Queue;
using FundingDirectory.Core.Domain;
using Microsoft.AspNetCore.Cors;
using Microsoft.AspNetCore.Http.Metadata;

namespace FundingDirectory.Api;

/// <summary>The addresses of the editors' desk, each with the role it needs. This is the only place that says so.</summary>
internal static class DeskRoutes
{
    public const string Root = "/redaktion";

    public static void Map(WebApplication app)
    {
        // No other site may read these pages, with or without a session.
        var desk = app.MapGroup(Root).ExcludeFromDescription().WithMetadata(new DisableCorsAttribute());

        desk.MapGet("", ShowWork.Handle).Needs(EditorRole.Read);
        desk.MapPost("/arbeit", TakeWork.Handle).Needs(EditorRole.Edit);
        desk.MapGet("/vorschlaege/{id}", DecideProposal.Page).Needs(EditorRole.Read);
        desk.MapPost("/vorschlaege/{id}", DecideProposal.Decide).Needs(EditorRole.Edit);

        desk.MapGet("/eintraege", FindEntries.Page).Needs(EditorRole.Read);
        desk.MapPost("/eintraege", FindEntries.Begin).Needs(EditorRole.Edit);
        desk.MapGet("/eintraege/{id}", ShowEntry.Handle).Needs(EditorRole.Read);
        desk.MapGet("/eintraege/{id}/verlauf", ShowEntry.History).Needs(EditorRole.Read);
        desk.MapGet("/eintraege/{id}/vorschau", ShowEntry.Preview).Needs(EditorRole.Read);
        desk.MapGet("/eintraege/{id}/bearbeiten", EditEntry.Page).Needs(EditorRole.Edit);
        desk.MapPost("/eintraege/{id}/bearbeiten", EditEntry.Save).Needs(EditorRole.Edit).WithMetadata(new LargeForm());
        desk.MapPost("/eintraege/{id}/zwischenstand", KeepForm.Keep).Needs(EditorRole.Edit).WithMetadata(new LargeForm());
        desk.MapPost("/eintraege/{id}/zwischenstand/verwerfen", KeepForm.Forget).Needs(EditorRole.Edit);
        desk.MapPost("/eintraege/{id}/freigeben", DecideEntry.Approve).Needs(EditorRole.Approve);
        desk.MapPost("/eintraege/{id}/planen", DecideEntry.Plan).Needs(EditorRole.Approve);
        desk.MapPost("/eintraege/{id}/planung-aufheben", DecideEntry.Unplan).Needs(EditorRole.Edit);
        desk.MapPost("/eintraege/{id}/zurueckgeben", DecideEntry.SendBack).Needs(EditorRole.Edit);
        desk.MapPost("/eintraege/{id}/verwerfen", DecideEntry.Drop).Needs(EditorRole.Edit);
        desk.MapPost("/eintraege/{id}/archivieren", DecideEntry.Archive).Needs(EditorRole.Edit);
        desk.MapPost("/eintraege/{id}/wiederherstellen", DecideEntry.Restore).Needs(EditorRole.Edit);
        desk.MapPost("/eintraege/{id}/geprueft", DecideEntry.Confirm).Needs(EditorRole.Edit);
        desk.MapPost("/eintraege/{id}/meldung-erledigt", DecideEntry.CloseMessage).Needs(EditorRole.Edit);

        desk.MapGet("/listen", ShowLists.Page).Needs(EditorRole.Read);
        desk.MapGet("/listen/synonyme", EditSynonyms.Page).Needs(EditorRole.Read);
        desk.MapPost("/listen/synonyme", EditSynonyms.Save).Needs(EditorRole.Approve).WithMetadata(new LargeForm());
        desk.MapGet("/listen/bezeichnungen", EditTerms.Page).Needs(EditorRole.Read);
        desk.MapPost("/listen/bezeichnungen", EditTerms.Save).Needs(EditorRole.Approve);
        desk.MapGet("/listen/quellen", EditSources.Page).Needs(EditorRole.Read);
        desk.MapPost("/listen/quellen", EditSources.Save).Needs(EditorRole.Approve);
        desk.MapPost("/listen/{list}/wiederherstellen", ShowLists.Restore).Needs(EditorRole.Approve);

        desk.MapGet("/anmelden", SignIn.Page).OpenToAll();
        desk.MapPost("/anmelden/optionen", SignIn.Options).OpenToAll().Limited(RateLimits.SignIn);
        desk.MapPost("/anmelden", SignIn.Answer).OpenToAll().Limited(RateLimits.SignIn);
        desk.MapGet("/anmelden/dienst", UseService.Begin).OpenToAll().Limited(RateLimits.SignIn);
        desk.MapGet("/anmelden/rueckkehr", UseService.Answer).OpenToAll().Limited(RateLimits.SignIn);
        desk.MapPost("/abmelden", SignIn.Out).Needs(EditorRole.Read);
        desk.MapGet("/einladung/{link}", UseInvitation.Page).OpenToAll().Limited(RateLimits.SignIn);
        desk.MapPost("/einladung/{link}/optionen", UseInvitation.Options).OpenToAll().Limited(RateLimits.SignIn);
        desk.MapPost("/einladung/{link}", UseInvitation.Answer).OpenToAll().Limited(RateLimits.SignIn);

        desk.MapGet("/konto", ManageOwnAccount.Page).Needs(EditorRole.Read);
        desk.MapPost("/konto/passkey/optionen", ManageOwnAccount.Options).Needs(EditorRole.Read);
        desk.MapPost("/konto/passkey", ManageOwnAccount.Add).Needs(EditorRole.Read);
        desk.MapPost("/konto/passkey-entfernen", ManageOwnAccount.Remove).Needs(EditorRole.Read);
        desk.MapPost("/konto/ueberall-abmelden", ManageOwnAccount.SignOutEverywhere).Needs(EditorRole.Read);

        desk.MapGet("/konten", ManageAccounts.Page).Needs(EditorRole.Administer);
        desk.MapPost("/konten", ManageAccounts.Add).Needs(EditorRole.Administer);
        desk.MapPost("/konten/link", ManageAccounts.Link).Needs(EditorRole.Administer);
        desk.MapPost("/konten/rolle", ManageAccounts.SetRole).Needs(EditorRole.Administer);
        desk.MapPost("/konten/protokoll", ExportLog.Handle).Needs(EditorRole.Administer);
        desk.MapPost("/konten/zuordnung", ManageAccounts.Assign).Needs(EditorRole.Administer);
        desk.MapPost("/konten/zugang", ManageAccounts.SetAccess).Needs(EditorRole.Administer);
    }

    /// <summary>A form with room for texts that are too long, so that they are answered at their field instead of being cut off.</summary>
    private sealed class LargeForm : IRequestSizeLimitMetadata
    {
        public long? MaxRequestBodySize => 8 * 1024 * 1024;
    }
}
