using FundingDirectory.Core.Domain;

namespace FundingDirectory.Api.Desk.Access;

/// <summary>Who may use an address of the editors' desk. Role null: everybody, signed in or not.</summary>
public sealed record DeskAccess(EditorRole? Role);

/// <summary>Says in the table of routes who may use them.</summary>
internal static class DeskAccessRoutes
{
    /// <summary>Only editors with this role or a higher one.</summary>
    public static RouteHandlerBuilder Needs(this RouteHandlerBuilder route, EditorRole role) => route.WithMetadata(new DeskAccess(role));

    /// <summary>Everybody: the way in.</summary>
    public static RouteHandlerBuilder OpenToAll(this RouteHandlerBuilder route) => route.WithMetadata(new DeskAccess(null));
}

/// <summary>The editor of a request.</summary>
internal static class SignedIn
{
    /// <summary>The editor who is signed in; only where the table of routes demands a role.</summary>
    public static Editor Editor(this HttpContext http) => http.EditorIfAny() ?? throw new InvalidOperationException("Nobody is signed in; the table of routes must demand a role here.");

    /// <summary>The editor who is signed in; null = nobody.</summary>
    public static Editor? EditorIfAny(this HttpContext http) => http.Features.Get<Editor>();
}
