using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Search;
using Xunit;

namespace FundingDirectory.Tests.Core.Search;

public sealed class SuggesterTests
{
    private static readonly SearchIndex Index = SampleEntries.Index(
        SampleEntries.Programme("a", "Digitale Dörfer", "Breitband und Breitbandausbau"),
        SampleEntries.Programme("b", "Förderung der digitalen Verwaltung", "Breitband"),
        SampleEntries.Programme("c", "Öffentliches WLAN", "Verwaltung", with: p => p with { FundingBody = new Organisation { Name = "Ministerium für Verkehr (BMV)" } }));

    [Fact]
    public void The_last_word_is_completed_by_common_words_first() =>
        Assert.Equal(["Breitband", "Breitbandausbau"], Index.Suggest("brei", 10).Where(s => s.Kind == CompletionKind.Term).Select(s => s.Text));

    [Fact]
    public void What_was_typed_before_stays() => Assert.Contains(new Completion("digitale Verwaltung", CompletionKind.Term), Index.Suggest("digitale verw", 10));

    [Fact]
    public void Only_words_that_occur_together_are_suggested()
    {
        Assert.DoesNotContain(Index.Suggest("Dörfer verw", 10), s => s.Kind == CompletionKind.Term);
        Assert.DoesNotContain(Index.Suggest("Quastenflosser verw", 10), s => s.Kind == CompletionKind.Term);
    }

    [Fact]
    public void A_rare_combination_is_found_among_common_words_too()
    {
        // More entries than are looked at one by one; one of them in two thousand has the rarer word.
        var index = SampleEntries.Index([.. Enumerable.Range(0, 9_000).Select(i => SampleEntries.Programme($"p{i}", $"Verwaltung {(i % 3 == 0 ? "Vernetzung" : "Verkehr")}", i == 7_001 ? "Leuchtturm" : i == 5_003 ? "Verona" : "Breitband"))]);
        string[] Terms(string typed) => [.. index.Suggest(typed, 20).Where(s => s.Kind == CompletionKind.Term).Select(s => s.Text)];
        Assert.Equal(["Leuchtturm Verwaltung", "Leuchtturm Verkehr"], Terms("Leuchtturm ver"));
        Assert.Equal(["Breitband Verwaltung", "Breitband Verkehr", "Breitband Vernetzung"], Terms("Breitband ver"));
        Assert.Equal(["Verwaltung Verona"], Terms("Verwaltung vero"));
    }

    [Fact]
    public void Titles_need_every_word_that_was_typed()
    {
        Assert.Equal(["a"], Index.Suggest("digitale dör", 10).Select(s => s.EntryId).OfType<string>());
        Assert.Empty(Index.Suggest("quastenflosser dör", 10));
    }

    [Fact]
    public void Titles_are_found_by_the_beginning_of_any_word()
    {
        Assert.Contains(new Completion("Öffentliches WLAN", CompletionKind.FundingProgramme, "c"), Index.Suggest("oeff", 10));
        Assert.Equal(["b"], Index.Suggest("förderung verw", 10).Select(s => s.EntryId).OfType<string>());
    }

    [Theory]
    [InlineData("bmv")]
    [InlineData("Verk")]
    [InlineData("Ministerium für Ver")]
    public void Funders_are_found_by_name_and_abbreviation(string typed) =>
        Assert.Contains(new Completion("Ministerium für Verkehr (BMV)", CompletionKind.Funder), Index.Suggest(typed, 10));

    [Fact]
    public void Every_kind_has_its_place() =>
        Assert.Equal([CompletionKind.Term, CompletionKind.FundingProgramme, CompletionKind.Funder], Index.Suggest("ver", 3).Select(c => c.Kind));

    [Fact]
    public void The_number_is_limited()
    {
        Assert.Equal(2, Index.Suggest("d", 2).Count);
        Assert.Empty(Index.Suggest("d", 0));
        Assert.Empty(Index.Suggest("", 5));
        Assert.Empty(Index.Suggest("?!", 5));
    }
}
