using FundingDirectory.Core.Domain;
using FundingDirectory.Web.Addresses;
using Xunit;

namespace FundingDirectory.Tests.Web.Addresses;

public sealed class ComparisonAddressTests
{
    [Theory]
    [InlineData("?ids=a,b,c", "a b c")]
    [InlineData("?ids=a,%20b%20,,a", "a b")]
    [InlineData("?ids=a&ids=b,a", "a b")]
    [InlineData("?ids=", "")]
    [InlineData("?ids=,,%20,", "")]
    [InlineData("", "")]
    public void Programmes_are_read_once_each_in_their_order(string address, string expected) => Assert.Equal(expected, string.Join(' ', ComparisonAddress.Read(Query.Of(address))));

    [Fact]
    public void A_flood_of_programmes_is_not_read() => Assert.InRange(ComparisonAddress.Read(Query.Of("?ids=" + string.Join(',', Enumerable.Range(0, 5000)))).Count, ComparisonAddress.Most + 1, 50);

    [Fact]
    public void What_is_written_is_read_again_with_the_search_it_came_from()
    {
        var search = SearchAddress.Fresh("Smart City & mehr?") with { States = ["13"], Topics = [Topic.Data] };
        var address = ComparisonAddress.Write(["eins", "zwei,drei"], search);

        Assert.StartsWith("/vergleich?ids=eins,zwei%2Cdrei&", address, StringComparison.Ordinal);
        var again = SearchAddress.Read(Query.Of(address[ComparisonAddress.Path.Length..])).Query;
        Assert.Equal(("Smart City & mehr?", "13", Topic.Data), (again.Text, Assert.Single(again.States), Assert.Single(again.Topics)));
    }

    [Fact]
    public void Nothing_to_compare_is_the_bare_page()
    {
        Assert.Equal("/vergleich", ComparisonAddress.Write([]));
        Assert.Equal("/vergleich?ids=a", ComparisonAddress.Write(["a"], SearchAddress.Fresh()));
        Assert.Equal("/vergleich?q=KI", ComparisonAddress.Write([], SearchAddress.Fresh("KI")));
    }
}
