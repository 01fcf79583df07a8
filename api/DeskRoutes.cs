using FundingDirectory.Api.Desk.Access;
using FundingDirectory.Api.Desk.Accounts;
using FundingDirectory.Core.Domain;
using Microsoft.AspNetCore.Cors;

namespace FundingDirectory.Api;

/// <summary>The addresses of the editors' desk, each with the role it needs. This is the only place that says so.</summary>
internal static class DeskRoutes
{
    public const string Root = "/redaktion";

    public static void Map(WebApplication app)
    {
        // No other site may read these pages, with or without a session.
        var desk = app.MapGroup(Root).ExcludeFromDescription().WithMetadata(new DisableCorsAttribute());

        desk.MapGet("", () => TypedResults.Redirect($"{Root}/konto")).Needs(EditorRole.Read);
        desk.MapGet("/anmelden", SignIn.Page).OpenToAll();
        desk.MapPost("/anmelden/optionen", SignIn.Options).OpenToAll().Limited(RateLimits.SignIn);
        desk.MapPost("/anmelden", SignIn.Answer).OpenToAll().Limited(RateLimits.SignIn);
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
        desk.MapPost("/konten/zugang", ManageAccounts.SetAccess).Needs(EditorRole.Administer);
    }
}
