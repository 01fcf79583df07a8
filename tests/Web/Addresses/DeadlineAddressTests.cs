using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Matching;
using FundingDirectory.Web.Addresses;
using Xunit;

namespace FundingDirectory.Tests.Web.Addresses;

public sealed class DeadlineAddressTests
{
    [Fact]
    public void What_is_written_is_read_again()
    {
        var filter = new DeadlineFilter("13", Topic.SmartCity, FundingLevel.Federal);

        Assert.Equal("/fristen?land=13&thema=smartCity&ebene=federal&seite=2", DeadlineAddress.Write(filter, 2));
        var again = DeadlineAddress.Read(Query.Of("?land=13&thema=smartCity&ebene=federal&seite=2"));
        Assert.Equal((filter, 2), (again.Filter, again.Page));
        Assert.Empty(again.Errors);
        Assert.Equal("/fristen.ics?land=13", DeadlineAddress.Write(new("13"), path: DeadlineAddress.CalendarPath));
    }

    [Fact]
    public void What_is_not_known_is_named_and_left_out()
    {
        var request = DeadlineAddress.Read(Query.Of("?land=99&thema=mond&ebene=%00&seite=-1"));

        Assert.Equal((new DeadlineFilter(), 1), (request.Filter, request.Page));
        Assert.Equal(["ebene", "land", "seite", "thema"], request.Errors.Select(e => e.Field).Order());
    }

    [Fact]
    public void An_empty_choice_is_no_filter() => Assert.Equal(new DeadlineFilter(), DeadlineAddress.Read(Query.Of("?land=&thema=&ebene=")).Filter);
}
