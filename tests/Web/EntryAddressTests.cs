using FundingDirectory.Web;
using Xunit;

namespace FundingDirectory.Tests.Web;

public sealed class EntryAddressTests
{
    [Theory]
    [InlineData("https://a.example/ä b", "https://a.example/%C3%A4%20b")]
    [InlineData("mailto:a@b.example", "mailto:a@b.example")]
    [InlineData("JavaScript:alert(1)", null)]
    [InlineData("data:text/html,x", null)]
    [InlineData("//a.example", null)]
    [InlineData("/etc/passwd", null)]
    [InlineData("kein Link", null)]
    [InlineData(null, null)]
    public void Only_web_and_mail_addresses_are_followed(string? url, string? safe) => Assert.Equal(safe, EntryAddress.Safe(url));

    [Fact]
    public void Each_kind_has_its_place()
    {
        Assert.Equal("/foerdermittel/digitale-dienste", EntryAddress.Of(Samples.Entry(Samples.Full)));
        Assert.Equal("/wissen/leitfaden", EntryAddress.Of(Samples.Entry(Samples.Article)));
        Assert.Equal("/kompetenzzentren#nord", EntryAddress.Of(Samples.Entry(Samples.Centre("nord"))));
        Assert.Equal("/praxisbeispiele#chatbot", EntryAddress.Of(Samples.Entry(Samples.UseCase)));
    }
}
