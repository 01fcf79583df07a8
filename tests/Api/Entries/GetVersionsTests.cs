using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Search;
using FundingDirectory.Core.Store;
using FundingDirectory.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace FundingDirectory.Tests.Api.Entries;

public sealed class GetVersionsTests(DirectoryApp app) : IClassFixture<DirectoryApp>
{
    [Fact]
    public async Task The_history_says_which_field_changed_and_why_but_names_no_person()
    {
        var store = app.Services.GetRequiredService<EntryStore>();
        var content = Make.Programme("mit-geschichte");
        var id = EntryId.From("test", content.Slug);
        await store.Save(new EntryChange(id, content, EntryStatus.Published, 0, "import:test", "neu"), Make.Now, CancellationToken.None);
        await store.Save(new EntryChange(id, content with { AmountMax = 5_000 }, EntryStatus.Published, 1, "anna", "Höchstbetrag ergänzt"), Make.Now, CancellationToken.None);
        await Eventually.Holds(() => app.Services.GetRequiredService<IndexFollower>().Current.Find(id)?.Version == 2);
        var versions = (await app.Get($"/api/v1/funding-programmes/{id}/versions"))["items"]!.AsArray();
        Assert.Equal((("Redaktion", null), ("Import", "test")), ((versions[0]!["savedBy"]!.GetValue<string>(), versions[0]!["source"]?.GetValue<string>()), (versions[1]!["savedBy"]!.GetValue<string>(), versions[1]!["source"]?.GetValue<string>())));
        Assert.Equal(("Höchstbetrag ergänzt", "amountMax", "5000"),
            (versions[0]!["reason"]!.GetValue<string>(), versions[0]!["changes"]![0]!["field"]!.GetValue<string>(), versions[0]!["changes"]![0]!["after"]!.ToJsonString()));
        Assert.Equal(2, versions.Count);
    }

    [Fact]
    public async Task An_unknown_entry_has_no_history() => await app.Problem("/api/v1/articles/nichts/versions", 404);

    [Fact]
    public async Task A_moved_deadline_is_told_by_the_history_and_on_the_page()
    {
        var store = app.Services.GetRequiredService<EntryStore>();
        var content = Make.Programme("mit-fristverlauf") with { DeadlineModel = DeadlineModel.Single, Rounds = [new Round { Closes = new DateOnly(2027, 3, 1) }] };
        var id = EntryId.From("test", content.Slug);
        await store.Save(new EntryChange(id, content, EntryStatus.Published, 0, "import:test", "neu"), Make.Now, CancellationToken.None);
        await store.Save(new EntryChange(id, content with { Rounds = [new Round { Closes = new DateOnly(2027, 4, 15) }] }, EntryStatus.Published, 1, "import:eu-funding-portal", null), Make.Now, CancellationToken.None);
        await Eventually.Holds(() => app.Services.GetRequiredService<IndexFollower>().Current.Find(id)?.Version == 2);
        var versions = (await app.Get($"/api/v1/funding-programmes/{id}/versions"))["items"]!.AsArray();
        var moved = versions[0]!["deadlines"]!;
        Assert.Equal(("2027-03-01", "2027-04-15"), (moved["before"]![0]!["closes"]!.GetValue<string>(), moved["after"]![0]!["closes"]!.GetValue<string>()));
        Assert.Equal("Import", moved["by"]!.GetValue<string>());
        Assert.Null(versions[1]!["deadlines"]);
        var page = await app.Client.GetStringAsync(new Uri("/foerdermittel/mit-fristverlauf", UriKind.Relative));
        Assert.Contains("1. März 2027", page, StringComparison.Ordinal);
        Assert.Contains("Fristverlauf", page, StringComparison.Ordinal);
    }
}
