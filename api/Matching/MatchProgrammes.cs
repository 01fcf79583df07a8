using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Matching;
using FundingDirectory.Core.Search;
using Microsoft.AspNetCore.Http.HttpResults;

namespace FundingDirectory.Api.Matching;

/// <summary>POST /matches</summary>
public static class MatchProgrammes
{
    private const int MostDescription = 5_000, MostItems = 100;

    /// <summary>Which programmes, centres, guides and examples fit a project, why, and what is unknown. Nothing is stored. Every field of the profile is optional;
    /// what of it cannot hold is left out, said in <c>remarks</c>, and the rest is answered.</summary>
    public static async Task<Results<Ok<MatchResult>, ProblemHttpResult>> Handle(IndexFollower follower, HttpRequest request, CancellationToken cancel)
    {
        var (profile, unreadable) = await JsonBody.Read<ProjectProfile>(request, cancel);
        if (profile is null) return unreadable!;
        var input = new Input();
        if (profile.Description?.Length > MostDescription) input.Wrong("description", $"Höchstens {MostDescription} Zeichen sind möglich.");
        if (profile.ExistingFunding.Count > MostItems) input.Wrong("existingFunding", $"Höchstens {MostItems} Einträge sind möglich.");
        if (profile.Start is not null && new Project(profile, null, default).Start is null) input.Wrong("start", "Erwartet wird ein Monat wie «2027-03».");
        RegionalKey("ars", profile.Ars, input);
        RegionalKey("ags", profile.Ags, input);
        if (input.Problem is { } problem) return problem;

        var directory = follower.Current;
        return TypedResults.Ok(new MatchResult(MatchProfile.Answer(directory, profile), directory.Revision));
    }

    private static void RegionalKey(string field, string? key, Input input)
    {
        if (!string.IsNullOrEmpty(key) && (key.Length > 12 || !key.All(char.IsAsciiDigit))) input.Wrong(field, "Erwartet wird ein Schlüssel aus Ziffern: ARS mit 12, AGS mit 8.");
    }
}
