using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Search;
using Xunit;

namespace FundingDirectory.Tests.Core.Search;

public sealed class SearchDocumentTests
{
    private static readonly SearchIndex Index = SampleEntries.Index(
        SampleEntries.Programme("p", "Titel", with: p => p with
        {
            FundingBody = new Organisation { Name = "Ministerium für Häfen" },
            ProjectManagementAgency = new Organisation { Name = "Projektträger Leuchtturm" },
            FundingAreas = ["13003"],
            EligibleApplicants = [ApplicantType.SpecialPurposeAssociation],
            FundingTypes = [FundingType.Guarantee],
            Topics = [Topic.Security],
            Keywords = ["Wattenmeer"],
            Provenance = [new Provenance { Field = "title", Source = "x", Quote = "Zitatwort" }],
            Guideline = new Guideline { Title = "Deichrichtlinie" },
        }),
        SampleEntries.Of("c", new CompetenceCentre { Slug = "c", Title = "Haus", Operator = "Hochschule Nord", Offers = ["Sprechstunde"], TargetGroups = ["Handwerk"], Locations = ["Wismar"] }),
        SampleEntries.Of("u", new UseCase { Slug = "u", Title = "Pegel", Municipality = "Hagenow", FundedBy = "Strandfonds", Areas = ["130760060060"] }),
        SampleEntries.Of("a", new Article { Slug = "a", Title = "Leitfaden", Publisher = "Fachverlag", Genre = "Merkblatt", Phases = [Phase.Pilot] }),
        SampleEntries.Of("g", new Article { Slug = "g", Title = "Einführung", Text = "## Dünen\n\nDer **Strandhafer** hält den [Sand](/wissen/sandbank)." }));

    [Theory]
    [InlineData("Häfen", "p")]
    [InlineData("Leuchtturm", "p")]
    [InlineData("Zweckverband", "p")]
    [InlineData("Garantie", "p")]
    [InlineData("Wattenmeer", "p")]
    [InlineData("Deichrichtlinie", "p")]
    [InlineData("Hochschule", "c")]
    [InlineData("Sprechstunde", "c")]
    [InlineData("Handwerk", "c")]
    [InlineData("Wismar", "c")]
    [InlineData("Hagenow", "u")]
    [InlineData("Strandfonds", "u")]
    [InlineData("Fachverlag", "a")]
    [InlineData("Merkblatt", "a")]
    [InlineData("Dünen", "g")]
    [InlineData("Strandhafer", "g")]
    public void Every_searchable_field_finds_its_entry(string typed, string id) => Assert.Equal([id], Index.Ids(typed));

    [Fact]
    public void The_state_of_an_area_is_found_by_name_and_abbreviation()
    {
        Assert.Equal(["p", "u"], Index.SortedIds("Mecklenburg-Vorpommern"));
        Assert.Equal(["p", "u"], Index.SortedIds("MV"));
    }

    [Fact]
    public void The_kind_is_found_by_its_name() => Assert.Equal(["c"], Index.Ids("Kompetenzzentrum Wismar"));

    [Fact]
    public void Quotes_of_the_evidence_are_not_searched() => Assert.Empty(Index.Ids("Zitatwort"));

    [Fact]
    public void The_addresses_in_a_guide_are_not_searched() => Assert.Empty(Index.Ids("Sandbank"));

    [Fact]
    public void A_passage_of_a_guide_is_shown_without_its_marks() =>
        Assert.Contains("Der <mark>Strandhafer</mark> hält den Sand", Index.Search(new SearchQuery { Text = "Strandhafer" }).Items[0].Highlights["text"], StringComparison.Ordinal);

    [Fact]
    public void Only_programmes_have_an_openness()
    {
        Assert.NotNull(Index.Search(new SearchQuery { Text = "Wattenmeer" }).Items[0].Openness);
        Assert.Null(Index.Search(new SearchQuery { Text = "Wismar" }).Items[0].Openness);
    }
}
