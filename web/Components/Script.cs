namespace FundingDirectory.Web.Components;

/// <summary>The modules in wwwroot/scripts.</summary>
public static class Script
{
    /// <summary>Results of the search change in place.</summary>
    public const string Results = "results.js";

    /// <summary>Fields complete what is typed.</summary>
    public const string Completion = "completion.js";

    /// <summary>The element that partners embed.</summary>
    public const string Widget = "embed/widget.js";
}
