using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Search;
using Xunit;

namespace FundingDirectory.Tests.Core.Search;

public sealed class QueryLanguageTests
{
    private static readonly SearchIndex Index = SampleEntries.Index(
        SampleEntries.Programme("kredit", "Darlehen für Schulen", "Digitale Bildung", with: p => p with { FundingBody = new Organisation { Name = "Förderbank Nord" }, FundingAreas = ["13"], Topics = [Topic.Skills] }),
        SampleEntries.Programme("zug", "Umweltdaten", "Sensoren im Wald", "Der Zug hält hier nicht.", p => p with { ProjectManagementAgency = new Organisation { Name = "Zukunft – Umwelt – Gesellschaft (ZUG)" }, FundingAreas = ["01"], Topics = [Topic.Security] }),
        SampleEntries.Programme("bahn", "Der letzte Zug", "Fahrplan und Auskunft", with: p => p with { FundingAreas = ["02"], Keywords = ["Sensoren"] }),
        SampleEntries.Programme("koeln", "Programm aus Koeln", "Foerderung ohne Umlaute", with: p => p with { FundingAreas = ["05"] }));

    [Theory]
    [InlineData("foerdergeber:zug", "zug")]
    [InlineData("Fördergeber:zug", "zug")]
    [InlineData("titel:zug", "bahn")]
    [InlineData("titel:\"letzte zug\"", "bahn")]
    [InlineData("thema:Sensoren", "bahn")]
    [InlineData("thema:Sicherheit", "zug")]
    [InlineData("land:MV", "kredit")]
    [InlineData("land:Schleswig-Holstein", "zug")]
    [InlineData("zug -titel:zug", "zug")]
    [InlineData("Sensoren land:HH", "bahn")]
    [InlineData("Sensoren -Wald", "bahn")]
    [InlineData("Sensoren -\"im Wald\"", "bahn")]
    [InlineData("titel:quastenflosser", "")]
    [InlineData("foerdergeber:Wald", "")]
    [InlineData("\"gibt es nicht\" Sensoren", "")]
    public void Prefixes_exclusions_and_phrases_narrow_the_search(string query, string ids) => Assert.Equal(ids, string.Join(' ', Index.SortedIds(query)));

    [Theory]
    [InlineData("Darlehen ODER Fahrplan", "bahn kredit")]
    [InlineData("Darlehen oder Fahrplan", "bahn kredit")]
    [InlineData("Darlehen or Fahrplan", "bahn kredit")]
    [InlineData("Darlehen ODER \"letzte Zug\"", "bahn kredit")]
    public void Either_of_two_words_is_enough(string query, string ids) => Assert.Equal(ids, string.Join(' ', Index.SortedIds(query)[..ids.Split(' ').Length]));

    [Fact]
    public void And_asks_for_nothing_of_its_own() => Assert.Equal(Index.Ids("Sensoren Wald"), Index.Ids("Sensoren und Wald"));

    [Theory]
    [InlineData("https://example.org Fahrplan")]
    [InlineData("unbekannt:Fahrplan")]
    [InlineData("titel: Fahrplan")]
    [InlineData("ODER Fahrplan")]
    [InlineData("Fahrplan ODER")]
    [InlineData("Fahrplan:")]
    [InlineData("*Fahrplan")]
    [InlineData("Fahrplan -")]
    [InlineData("(Fahrplan)")]
    [InlineData("+Fahrplan")]
    [InlineData("\"Fahrplan")]
    public void What_only_looks_like_syntax_is_words(string query) => Assert.Equal("bahn", Index.Ids(query)[0]);

    [Theory]
    [InlineData("Köln")]
    [InlineData("koeln")]
    [InlineData("Förderung ohne Umlaute")]
    public void Umlauts_are_met_where_a_text_writes_them_as_two_letters(string query) => Assert.Equal("koeln", Index.Ids(query)[0]);

    [Theory]
    [InlineData("Fahrp*")]
    [InlineData("fa*")]
    public void A_star_asks_for_every_word_that_begins_so(string query) => Assert.Equal(["bahn"], Index.Ids(query));

    [Fact]
    public void Questions_find_what_their_telling_words_find()
    {
        Assert.Equal(Index.Ids("Fahrplan")[0], Index.Ids("Wo finden wir bitte einen Fahrplan?")[0]);
        Assert.NotEmpty(Index.Ids("wo gibt es Förderung"));
        Assert.NotEmpty(Index.Ids("Förderung"));
    }

    [Fact]
    public void Words_typed_apart_find_what_is_written_as_one() => Assert.Equal(["zug"], Index.Ids("Umwelt Daten"));

    [Fact]
    public void The_gendered_ending_asks_for_nothing_of_its_own() =>
        Assert.Equal(["a"], SampleEntries.Index(SampleEntries.Programme("a", "Bürger fragen"), SampleEntries.Programme("b", "Anderes")).Ids("Bürger:innen"));
}
