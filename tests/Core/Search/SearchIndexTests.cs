using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Search;
using Xunit;

namespace FundingDirectory.Tests.Core.Search;

public sealed class SearchIndexTests
{
    private static readonly SearchIndex Index = SampleEntries.Index(
        SampleEntries.Programme("a", "Förderung für Gemeinden", "Hilft kleinen Orten"),
        SampleEntries.Programme("b", "Digitalisierungsförderung", "Für Verwaltungen im ländlichen Raum"),
        SampleEntries.Programme("c", "Künstliche Intelligenz im Rathaus", "Ein Chatbot für Auskünfte"),
        SampleEntries.Programme("d", "KI-Labor", "Digitalisierung mit Verstand"),
        SampleEntries.Of("e", new Article { Slug = "e", Title = "Smart cities and their reports", Language = "en", Description = "Funded cities." }),
        SampleEntries.Programme("f", "E-Akte einführen", "Elektronische Aktenführung"));

    [Theory]
    [InlineData("Förderung")]
    [InlineData("foerderung")]
    [InlineData("FÖRDERUNGEN")]
    [InlineData("forderung")]
    public void Any_spelling_of_a_word_finds_it(string typed) => Assert.Equal(["a", "b"], Index.SortedIds(typed));

    [Fact]
    public void A_compound_is_found_by_its_parts() => Assert.Equal("b", Index.Ids("Förderung Digitalisierung")[0]);

    [Fact]
    public void The_word_itself_counts_more_than_the_part_of_a_compound() => Assert.Equal(["a", "b"], Index.Ids("Förderung"));

    [Fact]
    public void A_typed_compound_finds_its_parts()
    {
        var index = SampleEntries.Index(
            SampleEntries.Programme("a", "Förderung der Digitalisierung"), SampleEntries.Programme("b", "Förderung des Sports"));
        Assert.Equal(["a"], index.Ids("Digitalisierungsförderung"));
    }

    [Theory]
    [InlineData("KI")]
    [InlineData("ki")]
    [InlineData("Künstliche Intelligenz")]
    [InlineData("kuenstliche intelligenz")]
    public void Abbreviation_and_full_name_find_each_other(string typed) => Assert.Equal(["c", "d"], Index.SortedIds(typed));

    [Fact]
    public void The_answer_names_the_synonyms_that_found_something()
    {
        Assert.Contains("Künstliche Intelligenz", Index.Search(new SearchQuery { Text = "KI" }).Synonyms);
        Assert.DoesNotContain("Artificial Intelligence", Index.Search(new SearchQuery { Text = "KI" }).Synonyms);
        Assert.Empty(Index.Search(new SearchQuery { Text = "Rathaus" }).Synonyms);
    }

    [Theory]
    [InlineData("E-Akte")]
    [InlineData("eAkte")]
    [InlineData("Akte")]
    [InlineData("elektronische akte")]
    public void Hyphens_do_not_matter(string typed) => Assert.Equal(["f"], Index.Ids(typed));

    [Theory]
    [InlineData("city")]
    [InlineData("report")]
    [InlineData("funding")]
    public void English_texts_are_stemmed_as_english(string typed) => Assert.Equal(["e"], Index.Ids(typed));

    [Fact]
    public void All_words_must_occur_unless_no_entry_has_all_of_them()
    {
        Assert.Equal(["c"], Index.Ids("Rathaus Chatbot"));
        Assert.Equal(["a", "c"], Index.SortedIds("Rathaus Orte"));
    }

    [Fact]
    public void The_last_word_may_be_unfinished()
    {
        Assert.Equal(["c"], Index.Ids("Chatbot Rath"));
        Assert.Empty(Index.Ids("\"Rath\""));
    }

    [Fact]
    public void A_phrase_keeps_the_order_of_its_words()
    {
        Assert.Equal(["c"], Index.Ids("\"Intelligenz im Rathaus\""));
        Assert.Empty(Index.Ids("\"Rathaus Intelligenz\""));
        Assert.Empty(Index.Ids("\"Intelligenz Rathaus\""));
    }

    [Fact]
    public void An_excluded_word_removes_entries()
    {
        Assert.Equal(["d"], Index.Ids("KI -Rathaus"));
        Assert.Equal(["a", "b", "c", "e", "f"], Index.SortedIds("-Labor"));
    }

    [Fact]
    public void A_mistyped_word_is_corrected_as_the_corpus_writes_it()
    {
        var answer = Index.Search(new SearchQuery { Text = "Föderung Gemeinden" });
        Assert.Equal("Förderung Gemeinden", answer.Corrections[0]);
        Assert.Equal("a", answer.Items[0].Entry.Id);
        Assert.Equal("Chatbot", Assert.Single(Index.Search(new SearchQuery { Text = "Chatbto" }).Corrections));
        Assert.Empty(Index.Search(new SearchQuery { Text = "Chatbot" }).Corrections);
    }

    [Fact]
    public void Only_the_nearest_words_are_offered_as_correction()
    {
        var index = SampleEntries.Index(SampleEntries.Programme("a", "Förderung"), SampleEntries.Programme("b", "Änderung"));
        var answer = index.Search(new SearchQuery { Text = "Föderung" });
        Assert.Equal(["Förderung"], answer.Corrections);
        Assert.Equal(["a"], answer.Items.Select(h => h.Entry.Id));
        Assert.Empty(SampleEntries.Index(SampleEntries.Programme("a", "Bald")).Search(new SearchQuery { Text = "Wald" }).Corrections);
    }

    [Fact]
    public void The_hits_are_those_of_the_first_correction()
    {
        var mistyped = Index.Search(new SearchQuery { Text = "Künstlihce Inteligenz -Rathaus" });
        var corrected = Index.Search(new SearchQuery { Text = mistyped.Corrections[0] });
        Assert.Equal("Künstliche Intelligenz -Rathaus", mistyped.Corrections[0]);
        Assert.Equal(["d"], mistyped.Items.Select(h => h.Entry.Id));
        Assert.Equal(corrected.Items.Select(h => h.Score), mistyped.Items.Select(h => h.Score));
    }

    [Fact]
    public void Nothing_similar_gives_no_hits_and_no_correction()
    {
        var answer = Index.Search(new SearchQuery { Text = "Quastenflosser" });
        Assert.Equal(0, answer.Total);
        Assert.Empty(answer.Corrections);
    }

    [Fact]
    public void An_empty_index_answers_too()
    {
        var empty = SampleEntries.Index();
        Assert.Equal(0, empty.Search(new SearchQuery { Text = "KI" }).Total);
        Assert.Equal(0, empty.Search(new SearchQuery()).Total);
        Assert.Empty(empty.Suggest("k", 5));
    }

    [Fact]
    public void Archived_entries_are_not_searched_and_withdrawn_ones_are()
    {
        var index = SampleEntries.Index(
            SampleEntries.Programme("a", "Altes Programm", status: EntryStatus.Archived), SampleEntries.Programme("w", "Altes Programm", status: EntryStatus.Withdrawn));
        Assert.Equal(["w"], index.Ids("Programm"));
    }

    [Fact]
    public void Pages_cut_the_same_order()
    {
        var entries = Enumerable.Range(0, 50).Select(i => SampleEntries.Programme($"p{i:00}", i % 3 == 0 ? "Breitband Ausbau" : "Breitband", text: string.Join(' ', Enumerable.Repeat("Wort", i)))).ToArray();
        var index = SampleEntries.Index(entries);
        var all = index.Ids("Breitband");
        var pages = Enumerable.Range(0, 5).SelectMany(p => index.Ids(new SearchQuery { Text = "Breitband", Offset = p * 10, Limit = 10 }));
        Assert.Equal(50, all.Length);
        Assert.Equal(all, pages);
        Assert.Empty(index.Ids(new SearchQuery { Text = "Breitband", Offset = int.MaxValue }));
    }

    [Fact]
    public void A_change_gives_a_new_index_and_leaves_the_old_one_as_it_was()
    {
        var before = SampleEntries.Index(SampleEntries.Programme("a", "Breitband"), SampleEntries.Programme("b", "Breitband"), SampleEntries.Programme("c", "Breitband"));
        var after = before.With(
            [SampleEntries.Programme("a", "Sirenen"), SampleEntries.Programme("b", "Breitband", status: EntryStatus.Archived), SampleEntries.Programme("d", "Breitband")], ["c", "unknown"]);
        Assert.Equal(["d"], after.Ids("Breitband"));
        Assert.Equal(["a"], after.Ids("Sirenen"));
        Assert.Equal((2, before.Today), (after.Count, after.Today));
        Assert.Equal(["a", "b", "c"], before.SortedIds("Breitband"));
        Assert.Empty(before.Ids("\"Sirenen\""));
    }
}
