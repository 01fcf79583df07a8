namespace FundingDirectory.Api;

/// <summary>How the editors work (section «FundingDirectory:Editing»).</summary>
public sealed record EditingSettings
{
    /// <summary>Whether only a second person may publish what somebody wrote. False is for houses with one editor; the history then says so.</summary>
    public bool SecondPerson { get; init; } = true;
}
