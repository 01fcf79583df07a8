using FundingDirectory.Core.Domain;
using FundingDirectory.Web.Components;
using Xunit;

namespace FundingDirectory.Tests.Web.Components;

public sealed class OpennessTextTests
{
    private static readonly Openness Base = new() { State = OpennessState.Unknown, AsOf = Samples.Today };

    private static string Words(OpennessState state, DateOnly? opens = null, DateOnly? closes = null, RoundKind? round = null) =>
        OpennessText.Of(Base with { State = state, Opens = opens, Closes = closes, Round = round });

    [Fact]
    public void Each_state_is_said_with_its_date()
    {
        Assert.Equal("offen bis 30. Juni 2026 (Projektskizze)", Words(OpennessState.Open, closes: new(2026, 6, 30), round: RoundKind.Outline));
        Assert.Equal("noch 4 Tage, bis 5. März 2026", Words(OpennessState.ClosingSoon, closes: new(2026, 3, 5), round: RoundKind.Application));
        Assert.Equal("noch 1 Tag, bis 2. März 2026", Words(OpennessState.ClosingSoon, closes: new(2026, 3, 2)));
        Assert.Equal("endet heute, bis 1. März 2026", Words(OpennessState.ClosingSoon, closes: new(2026, 3, 1)));
        Assert.Equal("öffnet am 1. April 2026", Words(OpennessState.Upcoming, opens: new(2026, 4, 1)));
        Assert.Equal("geschlossen seit 1. Februar 2026", Words(OpennessState.Closed, closes: new(2026, 2, 1)));
        Assert.Equal("laufend möglich", Words(OpennessState.Rolling));
    }

    [Fact]
    public void Nothing_known_is_not_open_and_not_closed()
    {
        Assert.Equal("Frist nicht angegeben", OpennessText.Of(null));
        Assert.Equal("Frist nicht angegeben", Words(OpennessState.Unknown));
    }

    [Fact]
    public void A_programme_said_to_be_closed_before_its_last_date_names_no_date() => Assert.Equal("geschlossen", Words(OpennessState.Closed, closes: new(2026, 12, 31)));
}
