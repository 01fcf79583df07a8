using System.Globalization;
using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Search;
using FundingDirectory.Web;

namespace FundingDirectory.Api.CommonGrants;

/// <summary>Tells funding programmes in the words of the CommonGrants protocol.</summary>
internal static class Opportunities
{
    private const string Currency = "EUR";

    private static volatile Whole? told;

    /// <summary>All programmes of one state of the directory, with addresses below one root.</summary>
    private sealed record Whole(PublishedDirectory Directory, string Root, IReadOnlyList<Opportunity> Opportunities);

    /// <summary>Every programme, the one that changed last first.</summary>
    public static IReadOnlyList<Opportunity> All(PublishedDirectory directory, string root)
    {
        // One is kept, not one for each root: without a set address the root is what the reader's request says, and nobody may fill the memory with inventions.
        if (told is { } known && known.Directory == directory && known.Root == root) return known.Opportunities;
        var made = new Whole(directory, root, [.. directory.Entries.Where(e => e.Kind == EntryKind.FundingProgramme).OrderByDescending(e => e.SavedAt).ThenByDescending(e => e.Revision).Select(e => Of(e, directory.Today, root))]);
        told = made;
        return made.Opportunities;
    }

    /// <summary>One programme as of a day.</summary>
    public static Opportunity Of(Entry entry, DateOnly today, string root)
    {
        var programme = (FundingProgramme)entry.Content;
        var openness = Openness.Of(programme, today);
        var seen = programme.Sources.Select(s => s.FirstSeen).Min();
        return new()
        {
            Id = Guid.Parse(entry.Id), Title = programme.Title, Status = Status(entry, openness), Description = programme.Description ?? programme.Summary ?? "",
            Funding = Funding(programme), KeyDates = Dates(programme, openness), AcceptedApplicantTypes = programme.EligibleApplicants.Count == 0 ? null : [.. programme.EligibleApplicants.Select(Applicant)],
            Source = programme.Sources.Select(s => Web(s.Url)).FirstOrDefault(u => u is not null) ?? root + EntryAddress.Of(entry), CustomFields = OpportunityFields.Of(entry, openness, root),
            // An entry that was there before the source was first harvested is as old as its oldest trace.
            CreatedAt = Moment(seen < entry.SavedAt ? seen.Value : entry.SavedAt), LastModifiedAt = Moment(entry.SavedAt),
        };
    }

    private static OpportunityStatus Status(Entry entry, Openness openness)
    {
        if (entry.Status == EntryStatus.Withdrawn) return new() { Value = OpportunityState.Custom, CustomValue = Vocabulary.Code(entry.Status), Description = Vocabulary.Label(entry.Status) };
        var state = openness.State switch
        {
            OpennessState.Open or OpennessState.ClosingSoon or OpennessState.Rolling => OpportunityState.Open,
            OpennessState.Upcoming => OpportunityState.Forecasted,
            OpennessState.Closed => OpportunityState.Closed,
            _ => OpportunityState.Custom,
        };
        return new() { Value = state, CustomValue = state == OpportunityState.Custom ? Vocabulary.Code(openness.State) : null, Description = Vocabulary.Label(openness.State) };
    }

    private static OpportunityFunding? Funding(FundingProgramme programme)
    {
        if (programme is { TotalBudget: null, AmountMin: null, AmountMax: null, FundingRates: [] }) return null;
        var words = programme.FundingRates.Select(r => $"Förderquote bis {German.Percent(r.PercentMax)} ({r.Note ?? Vocabulary.Label(r.Condition)}).");
        if (programme.AmountPer != AmountPer.Unknown && programme is not { AmountMin: null, AmountMax: null }) words = words.Append($"Die Beträge gelten {Vocabulary.Label(programme.AmountPer)}.");
        var details = string.Join(' ', words);
        return new() { Details = details.Length > 0 ? details : null, TotalAmountAvailable = Euro(programme.TotalBudget), MinAwardAmount = Euro(programme.AmountMin), MaxAwardAmount = Euro(programme.AmountMax) };
    }

    private static OpportunityDates? Dates(FundingProgramme programme, Openness openness)
    {
        OpportunityEvent? post = openness.Opens is { } opens ? new OpportunityEvent.SingleDate { Name = "Beginn der Antragsfrist", Date = opens } : null;
        OpportunityEvent? close = (openness.Closes, openness.State) switch
        {
            ({ } closes, _) => new OpportunityEvent.SingleDate { Name = "Ende der Antragsfrist", Date = closes, Time = Time(programme.Rounds.FirstOrDefault(r => r.Closes == closes)?.Time) },
            (null, OpennessState.Rolling) => new OpportunityEvent.Other { Name = "Ende der Antragsfrist", Details = $"Anträge sind möglich: {Vocabulary.Label(programme.DeadlineModel)}." },
            _ => null,
        };
        var rounds = programme.Rounds.Select((r, i) => (Name: string.Create(CultureInfo.InvariantCulture, $"round{i + 1}"), Event: Round(r))).Where(r => r.Event is not null).ToDictionary(r => r.Name, r => r.Event!);
        return post is null && close is null && rounds.Count == 0 ? null : new() { PostDate = post, CloseDate = close, OtherDates = rounds.Count > 0 ? rounds : null };
    }

    private static OpportunityEvent? Round(Round round)
    {
        var name = Vocabulary.Label(round.Kind);
        if (round.Annual is { } annual) return new OpportunityEvent.Other { Name = name, Details = $"Jährlich bis {German.YearlyDay(annual)}{(round.Closes is { } last ? $", zuletzt {German.Date(last)}" : "")}.", Description = round.Quote };
        return (round.Opens, round.Closes) switch
        {
            ({ } opens, { } closes) when opens <= closes => new OpportunityEvent.DateRange { Name = name, StartDate = opens, EndDate = closes, EndTime = Time(round.Time), Description = round.Quote },
            (_, { } closes) => new OpportunityEvent.SingleDate { Name = name, Date = closes, Time = Time(round.Time), Description = round.Quote },
            ({ } opens, null) => new OpportunityEvent.SingleDate { Name = $"{name}: Beginn", Date = opens, Description = round.Quote },
            _ => null,
        };
    }

    private static OpportunityApplicant Applicant(ApplicantType type)
    {
        var value = type switch
        {
            ApplicantType.Municipality or ApplicantType.City => OpportunityApplicantType.Municipal,
            ApplicantType.County => OpportunityApplicantType.County,
            ApplicantType.MunicipalAssociation or ApplicantType.SpecialPurposeAssociation => OpportunityApplicantType.SpecialDistrict,
            ApplicantType.Individual => OpportunityApplicantType.Individual,
            // The protocol's other words divide by American law.
            _ => OpportunityApplicantType.Custom,
        };
        return new() { Value = value, CustomValue = value == OpportunityApplicantType.Custom ? Vocabulary.Code(type) : null, Description = Vocabulary.Label(type) };
    }

    private static Money? Euro(long? amount) => amount is { } euro ? new() { Amount = euro.ToString(CultureInfo.InvariantCulture), Currency = Currency } : null;

    private static TimeOnly? Time(string? time) => TimeOnly.TryParseExact(time, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var found) ? found : null;

    private static DateTime Moment(DateTimeOffset at) => at.UtcDateTime;

    internal static string? Web(string? url) => EntryAddress.Safe(url) is { } safe && safe.StartsWith("http", StringComparison.Ordinal) ? safe : null;
}
