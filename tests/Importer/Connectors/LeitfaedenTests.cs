using System.Text;
using FundingDirectory.Core.Domain;
using FundingDirectory.Importer.Connectors;
using Xunit;

namespace FundingDirectory.Tests.Importer.Connectors;

public sealed class LeitfaedenTests
{
    private static readonly Leitfaeden Connector = new();
    private static readonly Lazy<Parsed> Own = new(() => Connector.Parse(SharedSources.Own("leitfaeden")));

    private static string Refusal(string text, Encoding? encoding = null) =>
        Assert.Throws<SourceFormatException>(() => Connector.Parse([SharedSources.Bytes("leitfaeden.json", (encoding ?? Encoding.UTF8).GetBytes(text))])).Message;

    [Fact]
    public void A_guide_keeps_its_facts_and_how_well_they_are_evidenced()
    {
        var guide = (Article)Own.Value.Records[0].Content;
        Assert.Equal(("Musterleitfaden KI im Rathaus", "Musterverband", "2026-03", "Leitfaden", EvidenceGrade.Seen), (guide.Title, guide.Publisher, guide.Published, guide.Genre, guide.Evidence));
        Assert.Equal(["Schulung", "Datenschutz"], guide.Keywords);
        Assert.Equal(["title", "publisher", "published", "genre", "links"], guide.Provenance.Select(p => p.Field));
        Assert.Equal([EvidenceGrade.Seen, EvidenceGrade.Unverified, EvidenceGrade.Secondary], Own.Value.Records.Select(r => ((Article)r.Content).Evidence));
    }

    [Fact]
    public void A_date_that_is_none_and_a_second_entry_of_the_same_title_are_problems()
    {
        Assert.Null(((Article)Own.Value.Records[1].Content).Published);
        Assert.Equal(["titel", "datum"], Own.Value.Problems.Select(p => p.Field));
        Assert.Equal(3, Own.Value.Records.Count);
    }

    [Theory]
    [InlineData("<html>Kein Roboter?</html>", "Webseite"), InlineData("{\"eintraege\":[{\"titel\":\"Mus", "abgeschnitten"), InlineData("{\"zentren\":[]}", "«zentren»"), InlineData("{}", "«eintraege» fehlt")]
    public void Anything_else_is_refused_with_a_reason(string text, string words) => Assert.Contains(words, Refusal(text), StringComparison.Ordinal);

    [Fact]
    public void A_wrong_character_set_is_refused() => Assert.Contains("UTF-8", Refusal("""{"eintraege":[{"titel":"Größe"}]}""", Encoding.Latin1), StringComparison.Ordinal);

    [Fact]
    public void An_empty_list_has_no_records() => Assert.Empty(Connector.Parse([SharedSources.Bytes("l.json", """{"eintraege":[]}"""u8.ToArray())]).Records);

    [Fact]
    public void An_unknown_field_is_named() =>
        Assert.Equal("seiten", Assert.Single(Connector.Parse([SharedSources.Bytes("l.json", """{"eintraege":[{"titel":"A","seiten":12}]}"""u8.ToArray())]).Problems).Field);
}
