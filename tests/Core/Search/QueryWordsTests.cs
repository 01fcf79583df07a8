using FundingDirectory.Core.Search;
using Xunit;

namespace FundingDirectory.Tests.Core.Search;

public sealed class QueryWordsTests
{
    [Fact]
    public void The_list_that_ships_knows_fillers_and_weak_words()
    {
        Assert.True(QueryWords.Embedded.IsFiller("welche") && QueryWords.Embedded.IsFiller("durfen"));
        Assert.True(QueryWords.Embedded.IsWeak("forderungen") && QueryWords.Embedded.IsWeak("foerderung"));
        Assert.False(QueryWords.Embedded.IsFiller("datenschutz") || QueryWords.Embedded.IsWeak("datenschutz"));
    }

    [Fact]
    public void A_line_that_is_not_understood_is_refused_with_its_number()
    {
        var error = Assert.Throws<FormatException>(() => QueryWords.Parse("# Bemerkung\n\nweglassen: wer\nirgendwas"));
        Assert.StartsWith("Zeile 4", error.Message, StringComparison.Ordinal);
    }
}
