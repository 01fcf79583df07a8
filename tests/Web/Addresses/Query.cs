using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace FundingDirectory.Tests.Web.Addresses;

internal static class Query
{
    /// <summary>The parameters of an address.</summary>
    public static IQueryCollection Of(string address) => new QueryCollection(QueryHelpers.ParseQuery(address.Contains('?') ? address[address.IndexOf('?')..] : ""));
}
