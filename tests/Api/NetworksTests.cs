using System.Net;
using FundingDirectory.Api;
using Xunit;

namespace FundingDirectory.Tests.Api;

public sealed class NetworksTests
{
    [Theory]
    [InlineData("10.0.0.0/8", "10.1.2.3", true), InlineData("10.0.0.0/8", "11.1.2.3", false), InlineData("10.0.0.0/8", "::ffff:10.1.2.3", true)]
    [InlineData("127.0.0.1, ::1", "::1", true), InlineData("fd00::/8;192.0.2.7", "192.0.2.7", true), InlineData("192.0.2.7", "192.0.2.8", false), InlineData("", "127.0.0.1", false)]
    public void Addresses_and_networks_are_read_as_an_operator_writes_them(string setting, string address, bool contained) => Assert.Equal(contained, Networks.Parse(setting)!.Contain(IPAddress.Parse(address)));

    [Theory]
    [InlineData("10.0.0.0/8, überall"), InlineData("10.0.0.0/40")]
    public void What_is_neither_is_not_read(string setting) => Assert.Null(Networks.Parse(setting));
}
