using System.Globalization;
using FundingDirectory.Core.Domain;
using Xunit;

namespace FundingDirectory.Tests.Core.Domain;

public sealed class SubscriptionTests
{
    [Theory]
    [InlineData(AlertRhythm.Daily, "2026-11-22T09:00:00Z", "2026-11-23T05:00:00Z")]
    [InlineData(AlertRhythm.Daily, "2026-11-22T23:30:00Z", "2026-11-24T05:00:00Z")]
    [InlineData(AlertRhythm.Daily, "2027-06-30T09:00:00Z", "2027-07-01T04:00:00Z")]
    [InlineData(AlertRhythm.Weekly, "2026-11-22T09:00:00Z", "2026-11-23T05:00:00Z")]
    [InlineData(AlertRhythm.Weekly, "2026-11-23T09:00:00Z", "2026-11-30T05:00:00Z")]
    public void Mails_come_in_the_morning_of_the_next_day_or_monday_in_germany(AlertRhythm rhythm, string now, string next) =>
        Assert.Equal(DateTimeOffset.Parse(next, CultureInfo.InvariantCulture), Subscription.Next(rhythm, DateTimeOffset.Parse(now, CultureInfo.InvariantCulture)));
}
