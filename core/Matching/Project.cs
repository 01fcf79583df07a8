using System.Globalization;
using FundingDirectory.Core.Domain;

namespace FundingDirectory.Core.Matching;

/// <summary>A profile together with what the register knows about its place, the day the question is asked, and the entries of the money it already has.</summary>
public sealed record Project
{
    public Project(ProjectProfile profile, Municipality? municipality, DateOnly today, IReadOnlyList<Entry>? existing = null)
    {
        (Profile, Municipality, Today, Existing) = (profile, municipality, today, existing ?? []);
        Applicant = profile.Applicant ?? KindOf(municipality);
        var spoken = TopicWords.In(profile.Description);
        Topics = profile.Topics.Count > 0 ? profile.Topics : spoken;
        Start = DateOnly.TryParseExact(profile.Start, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var start) ? start : null;
        (TopicSet, SpokenTopics, CostSet) = (CodeSet.Of(Topics), CodeSet.Of(spoken), CodeSet.Of(profile.Costs));
        IsAboutAi = TopicWords.SpeakOfAi(profile.Description);
        Guidance = Matching.Guidance.Of(this);
    }

    public ProjectProfile Profile { get; }
    public Municipality? Municipality { get; }
    public DateOnly Today { get; }
    /// <summary>Programmes whose money is already in the project.</summary>
    public IReadOnlyList<Entry> Existing { get; }
    /// <summary>Who would apply: as said, else what the register says the place is; null = unknown.</summary>
    public ApplicantType? Applicant { get; }
    /// <summary>What the project is about: as said, else read from the description; empty = unknown.</summary>
    public IReadOnlyList<Topic> Topics { get; }
    /// <summary>First day of the planned month of start; null = not said.</summary>
    public DateOnly? Start { get; }
    /// <summary>Whether the description speaks of artificial intelligence.</summary>
    public bool IsAboutAi { get; }
    /// <summary>Questions of law and organisation that the project brings with it.</summary>
    internal IReadOnlyList<(GuidanceTheme Theme, string Why, double Points)> Guidance { get; }
    internal CodeSet TopicSet { get; }
    /// <summary>Topics that the description itself speaks of, in the words of digital work.</summary>
    internal CodeSet SpokenTopics { get; }
    internal CodeSet CostSet { get; }

    /// <summary>As whom a place of the register applies; null for a state, which is no applicant here.</summary>
    public static ApplicantType? KindOf(Municipality? place) => place?.Kind switch
    {
        MunicipalityKind.Municipality or MunicipalityKind.Town => ApplicantType.Municipality,
        MunicipalityKind.City => ApplicantType.City,
        MunicipalityKind.County => ApplicantType.County,
        MunicipalityKind.Association => ApplicantType.MunicipalAssociation,
        _ => null,
    };
}
