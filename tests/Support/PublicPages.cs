using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Search;
using FundingDirectory.Core.Store;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace FundingDirectory.Tests.Support;

/// <summary>What tests of the pages ask of a running directory.</summary>
internal static class PublicPages
{
    /// <summary>The page an address answers with the expected status.</summary>
    public static async Task<IHtmlDocument> Page(this DirectoryApp app, string address, HttpStatusCode status = HttpStatusCode.OK)
    {
        var response = await app.Client.GetAsync(new Uri(address, UriKind.Relative));
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(status == response.StatusCode, $"{address}: {(int)response.StatusCode}");
        Assert.Equal("text/html", response.Content.Headers.ContentType?.MediaType);
        Assert.DoesNotContain("   at FundingDirectory", text, StringComparison.Ordinal);
        return new HtmlParser().ParseDocument(text);
    }

    /// <summary>Saves an entry and waits until readers see it.</summary>
    public static async Task<string> Publish(this DirectoryApp app, EntryContent content, EntryStatus status = EntryStatus.Published)
    {
        var id = EntryId.From("test", content.Slug);
        await new EntryStore(app.Database).Save(new EntryChange(id, content, status, 0, "test", null), Make.Now, TestContext.Current.CancellationToken);
        await Eventually.Holds(() => app.Services.GetRequiredService<IndexFollower>().Current.Find(id) is not null);
        return id;
    }
}
