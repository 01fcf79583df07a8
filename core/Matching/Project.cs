using FundingDirectory.Core.Domain;

namespace FundingDirectory.Core.Matching;

/// <summary>A profile together with what the register knows about its place, and the day the question is asked.</summary>
public sealed record Project(ProjectProfile Profile, Municipality? Municipality, DateOnly Today)
{
    /// <summary>Who would apply: as said, else what the register says the place is; null = unknown.</summary>
    public ApplicantType? Applicant => Profile.Applicant ?? Municipality?.Kind switch
    {
        MunicipalityKind.Municipality or MunicipalityKind.Town => ApplicantType.Municipality,
        MunicipalityKind.City => ApplicantType.City,
        MunicipalityKind.County => ApplicantType.County,
        MunicipalityKind.Association => ApplicantType.MunicipalAssociation,
        _ => null,
    };

    /// <summary>What the project is about: as said, else read from the description; empty = unknown.</summary>
    public IReadOnlyList<Topic> Topics { get; } = Profile.Topics.Count > 0 ? Profile.Topics : TopicWords.In(Profile.Description);

    /// <summary>Name of the place for sentences.</summary>
    public string Place => Municipality?.Name ?? "Ihre Kommune";
}
