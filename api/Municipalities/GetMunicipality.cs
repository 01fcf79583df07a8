using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Search;
using Microsoft.AspNetCore.Http.HttpResults;

namespace FundingDirectory.Api.Municipalities;

/// <summary>GET /municipalities/{key}</summary>
public static class GetMunicipality
{
    /// <summary>One municipality, county or association with county, state and NUTS code.</summary>
    /// <param name="key">ARS (12 digits; 9 for an association, 5 for a county) or AGS (8 digits).</param>
    public static Results<Ok<Municipality>, ProblemHttpResult> Handle(IndexFollower follower, [Words(Most = 12, Pattern = "^[0-9]{1,12}$")] string key)
    {
        if (key.Length > 12 || !key.All(char.IsAsciiDigit)) return Problems.Invalid(nameof(key), "Erwartet wird ein Regionalschlüssel (ARS, 5, 9 oder 12 Ziffern) oder Gemeindeschlüssel (AGS, 8 Ziffern).");
        return follower.Current.Register.Get(key) is { } place ? TypedResults.Ok(place) : Problems.NotFound($"Das Register kennt den Schlüssel {key} nicht.");
    }
}
