using FundingDirectory.Core.Domain;

namespace FundingDirectory.Tests.Support;

/// <summary>Small records for tests; each test changes only what it is about.</summary>
internal static class Make
{
    public static readonly DateOnly Today = new(2026, 11, 22);
    public static readonly DateTimeOffset Now = new(2026, 11, 22, 9, 0, 0, TimeSpan.Zero);

    public static FundingProgramme Programme(string slug = "muster", string title = "Musterprogramm") => new()
    {
        Slug = slug, Title = title, Summary = "Ein Programm für Tests.", Level = FundingLevel.Federal, FundingBody = new Organisation { Name = "Musterministerium" },
        FundingTypes = [FundingType.Grant], EligibleApplicants = [ApplicantType.Municipality, ApplicantType.City], Topics = [Topic.CitizenService], AiFit = AiFit.Digital,
        FundingRates = [new FundingRate { PercentMax = 65, Condition = RateCondition.Regular }], DeadlineModel = DeadlineModel.Rolling,
        Sources = [new SourceReference { Source = "test", SourceId = slug, Url = "https://example.org/" + slug }],
        Provenance = [new Provenance { Field = "fundingRates", Source = "test", Url = "https://example.org/quote", Quote = "bis zu 65 Prozent" }],
    };

    public static Entry Entry(EntryContent content, EntryStatus status = EntryStatus.Published, long revision = 1, int version = 1) => new()
    {
        Id = EntryId.From("test", content.Slug), Content = content, Version = version, Revision = revision, Status = status, SavedAt = Now, SavedBy = "import:test",
    };

    public static Municipality Hagenow => new()
    {
        Ars = "130760060060", Ags = "13076060", Name = "Hagenow", OfficialName = "Hagenow, Stadt", Kind = MunicipalityKind.Town, CountyKey = "13076", County = "Ludwigslust-Parchim",
        StateKey = "13", State = "Mecklenburg-Vorpommern", Nuts3 = "DE80O", Inhabitants = 12_399, AreaHectares = 6_754,
    };
}
