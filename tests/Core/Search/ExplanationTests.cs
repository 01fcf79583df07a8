using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Search;
using FundingDirectory.Tests.Support;
using Xunit;

namespace FundingDirectory.Tests.Core.Search;

public sealed class ExplanationTests
{
    private static readonly SearchIndex Index = SampleEntries.Index(
        SampleEntries.Programme("a", "Förderung für Kommunen", "Digitale Verwaltung und Förderung", "Die Kommune erhält Zuschüsse für Künstliche Intelligenz (KI)."),
        SampleEntries.Programme("b", "Digitalisierungsförderung der Gemeinden", text: "Förderung von Breitband in der Stadt, im Landkreis und in der Gemeinde.", with: p => p with { Keywords = ["KI", "Digitalisierung"] }),
        SampleEntries.Programme("c", "Smart City", "Modellprojekt einer digitalen Stadt", "Kommunale Daten."));

    [Theory]
    [InlineData("Förderung")]
    [InlineData("KI Kommune")]
    [InlineData("kommunale Digitalisierungsförd")]
    [InlineData("Smart City Daten")]
    [InlineData("\"Künstliche Intelligenz\" Förderung")]
    [InlineData("Föderung Breitband Datne")]
    [InlineData("Förderung Smart Intelligenz Breitband")]
    public void The_contributions_add_up_to_the_score(string text)
    {
        var answer = Index.Search(new SearchQuery { Text = text });
        Assert.NotEmpty(answer.Items);
        foreach (var hit in answer.Items)
        {
            var explanation = Index.Explain(text, hit.Entry.Id)!;
            Assert.True(explanation.IsHit);
            Assert.True(hit.Score > 0);
            Assert.Equal(hit.Score, explanation.Score);
            var sum = 0.0;
            foreach (var part in explanation.Parts) sum += part.Contribution;
            Assert.Equal(hit.Score, sum);
            Assert.All(explanation.Parts, p => Assert.True(p.Contribution > 0 && p.Frequency > 0 && p.Weight > 0));
        }
    }

    /// <summary>The search adds up the scores of long lists several documents at a time, the explanation those of one document.</summary>
    [Fact]
    public void Search_and_explanation_agree_on_the_score_whether_words_are_common_or_rare_and_entries_came_later_or_went()
    {
        var generated = new GeneratedEntries(new GeneratedWords(3_000), 30);
        Entry[] entries = [.. generated.Take(700)];
        var index = SearchIndex.Build(entries[..640], GeneratedEntries.Today)
            .With([.. entries[640..], .. Enumerable.Range(0, 20).Select(i => generated.Of(i * 31, version: 2))], [.. entries[300..340].Select(e => e.Id)]);
        var compared = 0;
        foreach (var query in new GeneratedQueries(entries, seed: 11, syntax: true).Take(150))
            foreach (var hit in index.Search(query with { Limit = 30 }).Items)
            {
                Assert.True(hit.Score == index.Explain(query.Text!, hit.Entry.Id)!.Score, $"{query.Text}: {hit.Entry.Id}");
                compared++;
            }
        Assert.InRange(compared, 1_000, 150 * 30);
    }

    [Fact]
    public void Hits_come_in_the_order_of_their_scores()
    {
        var scores = Index.Search(new SearchQuery { Text = "Förderung Kommune" }).Items.Select(h => h.Score).ToArray();
        Assert.Equal(scores.OrderDescending(), scores);
    }

    [Fact]
    public void A_title_counts_more_than_a_text()
    {
        var parts = Index.Explain("Förderung", "a")!.Parts;
        Assert.True(parts.First(p => p.Field == SearchField.Title).Contribution > parts.First(p => p.Field == SearchField.Summary).Contribution);
    }

    [Fact]
    public void An_entry_that_is_no_hit_is_said_to_be_none()
    {
        Assert.False(Index.Explain("Breitband", "a")!.IsHit);
        Assert.Null(Index.Explain("Breitband", "unbekannt"));
    }
}
