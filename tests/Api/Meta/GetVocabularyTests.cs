using FundingDirectory.Tests.Support;
using Xunit;

namespace FundingDirectory.Tests.Api.Meta;

public sealed class GetVocabularyTests(DirectoryApp app) : IClassFixture<DirectoryApp>
{
    [Fact]
    public async Task Codes_come_with_german_labels_and_official_codes()
    {
        var lists = await app.Get("/api/v1/vocabulary");
        Assert.Contains(lists["fundingType"]!.AsArray(), t => t!["value"]!.GetValue<string>() == "grant" && t["label"]!.GetValue<string>() == "Zuschuss" && t["xoev"]!.GetValue<string>() == "001");
        Assert.Equal(16, lists["state"]!.AsArray().Count);
    }
}
