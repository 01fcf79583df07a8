using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Matching;
using FundingDirectory.Core.Search;
using FundingDirectory.Web;
using FundingDirectory.Web.Addresses;
using FundingDirectory.Web.Pages;
using Microsoft.AspNetCore.Http.HttpResults;

namespace FundingDirectory.Api.Pages;

/// <summary>/projekt</summary>
public static class ShowProject
{
    private const int MostCandidates = 12;

    public static RazorComponentResult<ProjectPage> Handle(IndexFollower follower, SiteInfo site, HttpRequest request)
    {
        var directory = follower.Current;
        var asked = ProjectAddress.Read(request.Query);
        var candidates = Candidates(directory.Register, asked);
        var place = candidates is [var only] ? only : null;
        var named = asked.Place ?? asked.Profile.Ars ?? asked.Profile.Ags;
        var profile = place is null ? asked.Profile : asked.Profile with { Ars = place.Ars, Ags = null };
        return Show.Page<ProjectPage>(site,
            ("Request", asked with { Profile = profile, Place = place is null ? asked.Place : null }), ("Municipality", place),
            ("Candidates", place is null ? candidates : []), ("PlaceUnknown", named is not null && candidates.Count == 0),
            ("Answer", asked.Step == ProjectAddress.Result ? MatchProfile.Answer(directory, profile) : null), ("Revision", directory.Revision));
    }

    /// <summary>The profile of an address and its answer, for those who take the result along.</summary>
    internal static (ProjectProfile Profile, MatchAnswer Answer) Asked(PublishedDirectory directory, HttpRequest request)
    {
        var asked = ProjectAddress.Read(request.Query);
        var profile = Candidates(directory.Register, asked) is [var only] ? asked.Profile with { Ars = only.Ars, Ags = null } : asked.Profile;
        return (profile, MatchProfile.Answer(directory, profile));
    }

    /// <summary>The places the request may mean: one by its key, else those of the typed name. A name that is a place's whole name means that place.</summary>
    private static IReadOnlyList<Municipality> Candidates(MunicipalityRegister register, ProjectRequest asked)
    {
        if ((asked.Profile.Ars ?? asked.Profile.Ags) is { } key) return register.Get(key) is { } place ? [place] : [];
        if (string.IsNullOrWhiteSpace(asked.Place)) return [];
        var found = register.Find(asked.Place);
        var exact = found.Where(m => string.Equals(m.Name, asked.Place.Trim(), StringComparison.OrdinalIgnoreCase) || string.Equals(m.OfficialName, asked.Place.Trim(), StringComparison.OrdinalIgnoreCase)).ToList();
        return exact.Count > 0 ? exact : [.. found.Take(MostCandidates)];
    }
}
