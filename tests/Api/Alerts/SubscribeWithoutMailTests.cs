using System.Net;
using FundingDirectory.Tests.Support;
using FundingDirectory.Tests.Web;
using Xunit;

namespace FundingDirectory.Tests.Api.Alerts;

/// <summary>A directory whose operator has set no key or no mail server.</summary>
public sealed class SubscribeWithoutMailTests(DirectoryApp app) : IClassFixture<DirectoryApp>
{
    [Fact]
    public async Task It_offers_no_alerts_and_says_so_where_somebody_looks_for_them()
    {
        Assert.Null((await app.Page("/foerdermittel?q=KI")).QuerySelector("a[href^='/benachrichtigungen']"));
        var page = await app.Page("/benachrichtigungen?zu=suche&q=KI");
        Assert.Null(page.QuerySelector("form[method=post]"));
        Assert.Contains("verschickt zurzeit keine E-Mails", page.Body.Words(), StringComparison.Ordinal);
        Assert.Contains("speichert dafür keine Adressen", (await app.Page("/datenschutz")).Body.Words(), StringComparison.Ordinal);
        var sent = await app.Client.PostAsync(new Uri("/benachrichtigungen?zu=suche&q=KI", UriKind.Relative), new FormUrlEncodedContent([KeyValuePair.Create("adresse", "a@b.example")]));
        Assert.Equal(HttpStatusCode.NotFound, sent.StatusCode);
    }
}
