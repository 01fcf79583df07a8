namespace FundingDirectory.Web.Components;

/// <summary>One step of the path to a page. Href null = the page itself.</summary>
public sealed record Crumb(string Label, string? Href = null)
{
    public static Crumb Start { get; } = new("Startseite", "/");
    public static Crumb Programmes { get; } = new("Fördermittel", "/foerdermittel");
}
