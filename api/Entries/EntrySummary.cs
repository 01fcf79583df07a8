using FundingDirectory.Core.Domain;
using FundingDirectory.Web;

namespace FundingDirectory.Api.Entries;

/// <summary>What a result card shows of an entry. Facts that only programmes have are null or empty for other kinds.</summary>
public record EntrySummary
{
    public EntryKind Kind { get; }
    public string Id { get; }
    public string Slug { get; }
    public string Title { get; }
    /// <summary>One sentence; null when the source has none.</summary>
    public string? Summary { get; }
    /// <summary>Page of this site.</summary>
    public string Url { get; }
    public EntryStatus Status { get; }
    public FundingLevel? Level { get; }
    /// <summary>Name of the authority that gives the money, or of the operator or publisher.</summary>
    public string? Provider { get; }
    /// <summary>Area by ARS prefixes; empty = nationwide.</summary>
    public IReadOnlyList<string> Areas { get; }
    public IReadOnlyList<Topic> Topics { get; }
    public FundingType? FundingType { get; }
    public IReadOnlyList<ApplicantType> EligibleApplicants { get; }
    public IReadOnlyList<FundingRate> FundingRates { get; }
    /// <summary>Largest amount in euro; null = unknown.</summary>
    public long? AmountMax { get; }
    /// <summary>Whether one can apply today; null for other kinds.</summary>
    public Openness? Openness { get; }
    public DateOnly? LastVerified { get; }

    internal EntrySummary(Entry entry, DateOnly today)
    {
        var content = entry.Content;
        var programme = content as FundingProgramme;
        (Kind, Id, Slug, Title, Summary) = (entry.Kind, entry.Id, content.Slug, content.Title, content.Summary);
        (Url, Status, LastVerified) = (EntryAddress.Of(entry), entry.Status, content.LastVerified);
        (Level, FundingType, AmountMax) = (programme?.Level, programme?.FundingType, programme?.AmountMax);
        Provider = content switch
        {
            FundingProgramme p => p.FundingBody?.Name,
            CompetenceCentre c => c.Operator,
            Article a => a.Publisher,
            UseCase u => u.Municipality,
            _ => null,
        };
        Areas = content switch { FundingProgramme p => p.FundingAreas, CompetenceCentre c => c.Areas, UseCase u => u.Areas, _ => [] };
        Topics = content switch { FundingProgramme p => p.Topics, CompetenceCentre c => c.Topics, Article a => a.Topics, UseCase u => u.Topics, _ => [] };
        (EligibleApplicants, FundingRates) = (programme?.EligibleApplicants ?? [], programme?.FundingRates ?? []);
        Openness = programme is null ? null : Core.Domain.Openness.Of(programme, today);
    }
}
