namespace FundingDirectory.Web.Components;

/// <summary>One step of the path to a page. Href null = the page itself. Language: of the label, where it is not that of the page.</summary>
public sealed record Crumb(string Label, string? Href = null, string? Language = null)
{
    public static Crumb Start { get; } = new("Startseite", "/");
    public static Crumb Programmes { get; } = new("Fördermittel", "/foerdermittel");
}
