using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Xunit;

namespace FundingDirectory.Tests.Api.CommonGrants;

/// <summary>The rules of the protocol that a comparison of documents cannot see, on live answers.</summary>
public sealed class ListOpportunitiesTests(OpportunityStage stage) : IClassFixture<OpportunityStage>
{
    [Fact]
    public async Task Every_item_has_what_the_protocol_requires_and_nothing_is_null()
    {
        var items = await All();
        Assert.True(items.Count > 100);
        Assert.All(items, o => Assert.All(["id", "title", "status", "description", "createdAt", "lastModifiedAt"], name => Assert.True(o.ContainsKey(name), $"{o["title"]} has no {name}")));
        Assert.All(items, o => Assert.Empty(Nulls("", o)));
        Assert.Equal(items.Count, items.Select(o => (string)o["id"]!).Distinct().Count());
    }

    [Fact]
    public async Task What_changed_last_comes_first_and_moments_are_in_UTC()
    {
        var moments = (await All()).Select(o => (string)o["lastModifiedAt"]!).ToList();
        Assert.All(moments, m => Assert.EndsWith("Z", m, StringComparison.Ordinal));
        var times = moments.Select(m => DateTimeOffset.Parse(m, CultureInfo.InvariantCulture)).ToList();
        Assert.Equal(times.OrderDescending(), times);
    }

    [Fact]
    public async Task Nothing_is_younger_than_its_last_change() =>
        Assert.Empty((await All()).Where(o => DateTimeOffset.Parse((string)o["createdAt"]!, CultureInfo.InvariantCulture) > DateTimeOffset.Parse((string)o["lastModifiedAt"]!, CultureInfo.InvariantCulture)).Select(o => o["title"]));

    [Fact]
    public async Task Custom_values_occur_only_with_custom_and_amounts_are_decimal_texts_in_euro()
    {
        foreach (var o in await All())
        {
            foreach (var coded in (o["acceptedApplicantTypes"] as JsonArray ?? []).Append(o["status"])) Assert.Equal((string)coded!["value"]! == "custom", coded.AsObject().ContainsKey("customValue"));
            foreach (var money in (o["funding"] as JsonObject ?? []).Select(f => f.Value).OfType<JsonObject>())
            {
                Assert.Matches("^-?[0-9]+\\.?[0-9]*$", (string)money["amount"]!);
                Assert.Equal("EUR", (string)money["currency"]!);
            }
            foreach (var (name, field) in o["customFields"]!.AsObject()) Assert.Equal(name, (string)field!["name"]!);
        }
    }

    [Fact]
    public async Task Pages_do_not_overlap_and_say_where_they_stand()
    {
        var (first, second) = (await Page(1, 10), await Page(2, 10));
        Assert.Equal((1, 10), ((int)first["paginationInfo"]!["page"]!, (int)first["paginationInfo"]!["pageSize"]!));
        Assert.Empty(Ids(first).Intersect(Ids(second)));
        var total = (int)first["paginationInfo"]!["totalItems"]!;
        Assert.Equal((total + 9) / 10, (int)first["paginationInfo"]!["totalPages"]!);
        Assert.Empty(Ids(await Page((total + 9) / 10 + 1, 10)));
    }

    [Theory]
    [InlineData("page=0")]
    [InlineData("pageSize=101")]
    [InlineData("page=eins")]
    public async Task A_page_that_cannot_be_is_refused_in_the_protocols_shape(string query)
    {
        var answer = await stage.App.Client.GetAsync(new Uri($"/common-grants/opportunities?{query}", UriKind.Relative));
        Assert.Equal((HttpStatusCode.BadRequest, "application/json"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        var error = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        Assert.Equal(400, (int)error["status"]!);
        Assert.NotEmpty((string)error["message"]!);
        Assert.NotEmpty(error["errors"]!.AsArray());
    }

    private async Task<List<JsonObject>> All()
    {
        var all = new List<JsonObject>();
        for (var page = 1; ; page++)
        {
            var items = (await Page(page, 100))["items"]!.AsArray();
            if (items.Count == 0) return all;
            all.AddRange(items.Select(i => i!.AsObject()));
        }
    }

    private Task<JsonObject> Page(int page, int size) => stage.App.Get($"/common-grants/opportunities?page={page}&pageSize={size}");

    private static List<string> Ids(JsonObject page) => [.. page["items"]!.AsArray().Select(i => (string)i!["id"]!)];

    private static IEnumerable<string> Nulls(string at, JsonNode? node) => node switch
    {
        null => [at],
        JsonObject group => group.SelectMany(p => Nulls($"{at}.{p.Key}", p.Value)),
        JsonArray list => list.SelectMany(v => Nulls(at, v)),
        _ => [],
    };
}
