using FundingDirectory.Core.Domain;

namespace FundingDirectory.Web.Desk;

/// <summary>What every page of the editors' desk needs. Editor null = nobody is signed in; FormToken goes back with every form.</summary>
public sealed record DeskInfo(Editor? Editor, string FormToken)
{
    /// <summary>Name of the hidden field that carries the token.</summary>
    public const string TokenField = "formular";

    /// <summary>Whether the editor may do what a role allows.</summary>
    public bool May(EditorRole role) => Editor?.May(role) == true;
}
