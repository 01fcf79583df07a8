using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Search;
using Xunit;

namespace FundingDirectory.Tests.Core.Search;

public sealed class FacetsTests
{
    // One more holds in every state, and the last is no value at all.
    [Fact]
    public void The_values_of_all_facets_fit_into_one_number() => Assert.InRange(Facets.Offsets[^1], 1, BitCounts.Bits - 2);

    private static readonly string[] Places = ["13", "14", "130", "13003", "130030000000", "09", "09162"];
    private static readonly string[] Statuses = ["unknown", "open", "closingSoon", "rolling", "upcoming", "closed", "withdrawn"];

    [Theory]
    [InlineData(1, 150)]
    [InlineData(2, 150)]
    [InlineData(3, (2 * BitCounts.Most) + 100)]
    public void Totals_and_facet_counts_equal_a_count_by_hand(int seed, int count)
    {
        var random = new Random(seed);
        var entries = Enumerable.Range(0, count).Select(i => RandomEntry(random, i)).ToArray();
        var index = SampleEntries.Index(entries);
        for (var i = 0; i < 100; i++)
        {
            var query = RandomQuery(random);
            var answer = index.Search(query);
            Assert.Equal(entries.Count(e => FacetOracle.Passes(e, query, except: null)), answer.Total);
            foreach (var (name, values) in answer.Facets)
                foreach (var value in FacetOracle.Values(name))
                {
                    var expected = entries.Count(e => FacetOracle.Passes(e, query, except: name) && FacetOracle.Has(e, name, value));
                    var actual = values.FirstOrDefault(v => v.Value == value)?.Count ?? 0;
                    Assert.True(expected == actual, $"{name} {value}: expected {expected}, was {actual}.");
                }
        }
    }

    [Fact]
    public void Facets_carry_german_labels_and_chosen_values_stay_visible()
    {
        var index = SampleEntries.Index(SampleEntries.Programme("a", "Titel", with: p => p with { FundingAreas = ["13"], FundingTypes = [FundingType.Grant] }));
        var facets = index.Search(new SearchQuery { Levels = [FundingLevel.Eu] }).Facets;
        Assert.Equal(["kind", "level", "land", "topic", "fundingType", "applicant", "status"], facets.Keys);
        Assert.Contains(new FacetValue("eu", "EU", 0), facets["level"]);
        Assert.Contains(new FacetValue("unknown", "nicht angegeben", 1), facets["level"]);
        Assert.Empty(facets["land"]);
        Assert.Equal([new FacetValue("13", "Mecklenburg-Vorpommern", 1)], index.Search(new SearchQuery()).Facets["land"]);
    }

    [Fact]
    public void An_unknown_area_may_hold_at_a_place_but_is_not_nationwide()
    {
        var index = SampleEntries.Index(SampleEntries.Programme("u", "Titel", with: p => p with { AreaUnknown = true }), SampleEntries.Programme("n", "Titel"));
        Assert.Equal(["n"], index.Ids(new SearchQuery { States = ["13"] }));
        Assert.Equal(2, index.Search(new SearchQuery { Ars = "130030000000" }).Total);
    }

    [Fact]
    public void Unknown_codes_find_nothing()
    {
        var index = SampleEntries.Index(SampleEntries.Programme("a", "Titel"));
        Assert.Equal(0, index.Search(new SearchQuery { Statuses = ["offen"] }).Total);
        Assert.Equal(0, index.Search(new SearchQuery { States = ["99"] }).Total);
        Assert.Equal(0, index.Search(new SearchQuery { Topics = [(Topic)77] }).Total);
    }

    private static Entry RandomEntry(Random random, int i)
    {
        var (id, title) = ($"e{i:000}", random.Next(2) == 0 ? "Wasser" : "Wasser und Strom");
        EntryContent content = random.Next(5) switch
        {
            0 => new CompetenceCentre { Slug = id, Title = title, Areas = Some(random, Places, 2), Topics = Some(random, Enum.GetValues<Topic>(), 3) },
            1 => new UseCase { Slug = id, Title = title, Municipality = "Ort", Areas = Some(random, Places, 2), Topics = Some(random, Enum.GetValues<Topic>(), 2) },
            2 => new Article { Slug = id, Title = title, Topics = Some(random, Enum.GetValues<Topic>(), 2) },
            _ => new FundingProgramme
            {
                Slug = id,
                Title = title,
                Level = Enum.GetValues<FundingLevel>()[random.Next(6)],
                FundingAreas = Some(random, Places, 2),
                AreaUnknown = random.Next(4) == 0,
                Topics = Some(random, Enum.GetValues<Topic>(), 3),
                FundingTypes = Some(random, Enum.GetValues<FundingType>(), 2),
                EligibleApplicants = Some(random, Enum.GetValues<ApplicantType>(), 4),
                DeadlineModel = random.Next(3) switch { 0 => DeadlineModel.Rolling, 1 => DeadlineModel.Closed, _ => DeadlineModel.Unknown },
                Rounds = random.Next(2) == 0 ? [] : [new Round { Closes = SampleEntries.Today.AddDays(random.Next(-30, 90)), Opens = random.Next(2) == 0 ? null : SampleEntries.Today.AddDays(random.Next(-60, 30)) }],
            },
        };
        return SampleEntries.Of(id, content, random.Next(6) == 0 ? EntryStatus.Withdrawn : EntryStatus.Published, i);
    }

    private static SearchQuery RandomQuery(Random random) => new()
    {
        Text = random.Next(3) switch { 0 => "\"Strom\"", 1 => "Wasser", _ => null },
        Kinds = Filter(random, Enum.GetValues<EntryKind>()),
        Levels = Filter(random, Enum.GetValues<FundingLevel>()),
        States = Filter(random, ["13", "14", "09", "01"]),
        Topics = Filter(random, Enum.GetValues<Topic>()),
        FundingTypes = Filter(random, Enum.GetValues<FundingType>()),
        Applicants = Filter(random, Enum.GetValues<ApplicantType>()),
        Statuses = Filter(random, Statuses),
        Ars = random.Next(4) == 0 ? Places[random.Next(Places.Length)] : null,
        Sort = Enum.GetValues<SearchSort>()[random.Next(4)],
    };

    private static T[] Filter<T>(Random random, T[] values) => random.Next(5) == 0 ? Some(random, values, 3) : [];

    private static T[] Some<T>(Random random, T[] values, int most) => [.. Enumerable.Range(0, random.Next(most + 1)).Select(_ => values[random.Next(values.Length)]).Distinct()];
}
