using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Workflow;
using FundingDirectory.Tests.Support;
using Xunit;

namespace FundingDirectory.Tests.Core.Workflow;

public sealed class ContentRulesTests
{
    private static readonly DateOnly Day = new(2027, 3, 31);

    public static TheoryData<string, FundingProgramme> Contradictions
    {
        get
        {
            var p = Make.Programme();
            Round Ends(DateOnly day) => new() { Closes = day };
            return new TheoryData<string, FundingProgramme>
            {
                { "title", p with { Title = " " } },
                { "titleLanguage", p with { TitleLanguage = "Englisch, glaube ich" } },
                { "links-1-url", p with { Links = [new Link { Url = "https://example.org" }, new Link { Url = "javascript:alert(1)" }] } },
                { "populationMax", p with { PopulationMin = 2, PopulationMax = 1 } },
                { "amountMax", p with { AmountMin = 2, AmountMax = 1 } },
                { "guideline-validTo", p with { Guideline = new Guideline { ValidFrom = Day, ValidTo = Day.AddDays(-1) } } },
                { "fundingRates-0-percentMin", p with { FundingRates = [new FundingRate { PercentMax = 10, PercentMin = 20 }] } },
                { "rounds-0-closes", p with { DeadlineModel = DeadlineModel.Single, Rounds = [new Round { Opens = Day, Closes = Day.AddDays(-1) }] } },
                { "rounds-0-closes", p with { DeadlineModel = DeadlineModel.Single, Rounds = [new Round { Quote = "irgendwann" }] } },
                { "rounds-0-time", p with { DeadlineModel = DeadlineModel.Single, Rounds = [new Round { Opens = Day, Time = "12:00" }] } },
                { "rounds-1-closes", p with { DeadlineModel = DeadlineModel.CutOffs, Rounds = [Ends(Day), Ends(Day)] } },
                { "deadlineModel", p with { DeadlineModel = DeadlineModel.Unknown, Rounds = [Ends(Day)] } },
            };
        }
    }

    [Theory, MemberData(nameof(Contradictions))]
    public void A_contradiction_is_said_at_its_field(string field, FundingProgramme programme) => Assert.Equal(field, Assert.Single(ContentRules.Check(programme)).Field);

    [Fact]
    public void Every_entry_of_the_starter_catalogue_keeps_the_rules()
    {
        var folder = Path.Combine(Repository.Root, "importer", "Catalogue");
        Assert.Empty(CatalogueFile.ReadFolder(folder).SelectMany(f => ContentRules.Check(f.Content).Select(e => (f.Content.Slug, e.Field, e.Message))));
    }
}
