using FundingDirectory.Web.Addresses;
using Xunit;

namespace FundingDirectory.Tests.Web.Addresses;

public sealed class UseCaseAddressTests
{
    [Theory]
    [InlineData("")]
    [InlineData("?land=13")]
    [InlineData("?groesse=kleine-mittelstadt")]
    [InlineData("?land=13&groesse=unbekannt&thema=data")]
    public void An_address_reads_back_what_it_says(string query) => Assert.Equal(UseCaseAddress.Path + query, UseCaseAddress.Write(UseCaseAddress.Read(Query.Of(query)).Filter));

    [Theory]
    [InlineData("?land=77", "«77» ist bei «Land» nicht bekannt und wurde weggelassen.")]
    [InlineData("?groesse=riesig", "«riesig» ist bei «Größe» nicht bekannt und wurde weggelassen.")]
    [InlineData("?thema=mond", "«mond» ist bei «Thema» nicht bekannt und wurde weggelassen.")]
    public void An_odd_value_is_named_and_left_out(string query, string message)
    {
        var request = UseCaseAddress.Read(Query.Of(query));

        Assert.Equal(message, Assert.Single(request.Errors).Message);
        Assert.Equal(UseCaseAddress.Path, UseCaseAddress.Write(request.Filter));
    }
}
