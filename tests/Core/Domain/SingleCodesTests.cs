using System.Text.Json;
using FundingDirectory.Core.Domain;
using Xunit;

namespace FundingDirectory.Tests.Core.Domain;

public sealed class SingleCodesTests
{
    [Theory]
    [InlineData("\"smartCity\"")]
    [InlineData("\"data\"")]
    public void A_code_of_the_list_is_read_and_written_alike(string code) => Assert.Equal(code, JsonSerializer.Serialize(JsonSerializer.Deserialize<Topic>(code, EntryJson.Strict), EntryJson.Strict));

    [Theory]
    [InlineData("\"smartCity,data\"")]
    [InlineData("\"smartCity, smartCity\"")]
    [InlineData("\"SMARTCITY\"")]
    [InlineData("\" data\"")]
    [InlineData("\"\"")]
    [InlineData("3")]
    public void Anything_else_is_refused(string code) => Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Topic>(code, EntryJson.Strict));

    [Fact]
    public void Null_stays_null_where_it_may_be() => Assert.Null(JsonSerializer.Deserialize<Topic?>("null", EntryJson.Strict));
}
