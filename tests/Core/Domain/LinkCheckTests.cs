using FundingDirectory.Core.Domain;
using FundingDirectory.Tests.Support;
using Xunit;

namespace FundingDirectory.Tests.Core.Domain;

public sealed class LinkCheckTests
{
    /// <summary>The states a link goes through: at each hour since the first look, what it gave.</summary>
    private static LinkState[] States(params (int Hour, LinkFinding Finding)[] looks)
    {
        LinkCheck? check = null;
        return [.. looks.Select(l => (check = LinkCheck.After(check, "https://example.org", l.Finding, null, null, Make.Now.AddHours(l.Hour))).State)];
    }

    [Fact]
    public void A_page_that_is_gone_is_suspect_at_once_and_broken_a_day_later() =>
        Assert.Equal([LinkState.Suspect, LinkState.Suspect, LinkState.Broken], States((0, LinkFinding.Gone), (23, LinkFinding.Gone), (24, LinkFinding.Gone)));

    [Fact]
    public void A_fault_is_broken_only_when_it_lasts_a_day() =>
        Assert.Equal([LinkState.Disturbed, LinkState.Disturbed, LinkState.Broken], States((0, LinkFinding.Failed), (1, LinkFinding.Failed), (30, LinkFinding.Failed)));

    [Fact]
    public void An_answer_in_between_starts_anew() =>
        Assert.Equal([LinkState.Suspect, LinkState.Reachable, LinkState.Suspect], States((0, LinkFinding.Gone), (30, LinkFinding.Answered), (60, LinkFinding.Gone)));

    [Fact]
    public void A_broken_link_stays_so_until_it_answers() =>
        Assert.Equal([LinkState.Suspect, LinkState.Broken, LinkState.Broken, LinkState.Reachable], States((0, LinkFinding.Gone), (25, LinkFinding.Failed), (26, LinkFinding.Failed), (50, LinkFinding.Answered)));

    [Fact]
    public void A_barred_link_is_never_broken() =>
        Assert.Equal([LinkState.Unverifiable, LinkState.Unverifiable, LinkState.Unverifiable], States((0, LinkFinding.Barred), (40, LinkFinding.Barred), (80, LinkFinding.Barred)));
}
