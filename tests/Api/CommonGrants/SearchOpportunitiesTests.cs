using System.Net;
using System.Text.Json.Nodes;
using Xunit;

namespace FundingDirectory.Tests.Api.CommonGrants;

public sealed class SearchOpportunitiesTests(OpportunityStage stage) : IClassFixture<OpportunityStage>
{
    [Fact]
    public async Task Without_a_wish_it_is_the_list()
    {
        var (all, list) = (await stage.Search(new { }), await stage.App.Get("/common-grants/opportunities"));
        Assert.Equal(Ids(list), Ids(all));
        Assert.Equal(("lastModifiedAt", "desc"), ((string)all["sortInfo"]!["sortBy"]!, (string)all["sortInfo"]!["sortOrder"]!));
    }

    [Fact]
    public async Task Words_find_what_the_search_finds()
    {
        var found = await stage.Search(new { search = "Smart City" });
        var ours = await stage.App.Get("/api/v1/search?q=Smart+City&kind=fundingProgramme&limit=1");
        Assert.Equal((int)ours["total"]!, (int)found["paginationInfo"]!["totalItems"]!);
    }

    [Fact]
    public async Task Filters_hold_together()
    {
        var found = await stage.Search(new
        {
            filters = new
            {
                status = new { @operator = "in", value = new[] { "open" } },
                closeDateRange = new { @operator = "between", value = new { min = "2090-01-01", max = "2090-12-31" } },
                maxAwardAmountRange = new { @operator = "between", value = new { min = Euro("1000000"), max = Euro("3000000") } },
                customFilters = new { fundingAreas = new { @operator = "in", value = new[] { "13", "14" } } },
            },
        });
        Assert.Equal([stage.Full], Ids(found));
        Assert.Null(found["filterInfo"]!["errors"]);
        Assert.Equal("in", (string)found["filterInfo"]!["filters"]!["status"]!["operator"]!);
    }

    [Theory]
    [InlineData("notIn", "outside", 0)]
    [InlineData("in", "outside", 0)]
    [InlineData("in", "between", 1)]
    public async Task The_opposite_operators_turn_a_filter_round(string list, string range, int expected)
    {
        var found = await stage.Search(new { search = "\"Programm mit allem\"", filters = new { status = new { @operator = list, value = new[] { "open" } }, minAwardAmountRange = new { @operator = range, value = new { min = Euro("1"), max = Euro("9999") } } } });
        Assert.Equal(expected, Ids(found).Count(id => id == stage.Full));
    }

    [Fact]
    public async Task Amounts_in_another_currency_are_excluded()
    {
        var found = await stage.Search(new { filters = new { maxAwardAmountRange = new { @operator = "between", value = new { min = new { amount = "0", currency = "USD" }, max = new { amount = "99999999999", currency = "USD" } } } } });
        Assert.Empty(Ids(found));
    }

    [Fact]
    public async Task Filters_and_orders_that_are_not_known_are_reported_and_do_not_fail()
    {
        var found = await stage.Search(new
        {
            search = "\"Programm mit allem\"",
            filters = new { erfunden = new { @operator = "eq", value = 1 }, customFilters = new { unbekannt = new { @operator = "eq", value = "x" }, agency = new { @operator = "eq", value = "x" }, level = new { @operator = "gt", value = "federal" } } },
            sorting = new { sortBy = "custom", customSortBy = "zufall" },
        });
        Assert.Equal([stage.Full], Ids(found));
        Assert.Equal(["agency", "erfunden", "level", "unbekannt"], found["filterInfo"]!["errors"]!.AsArray().Select(e => ((string)e!).Split('»')[0].TrimStart('«')).Order());
        Assert.Equal(("lastModifiedAt", 1), ((string)found["sortInfo"]!["sortBy"]!, found["sortInfo"]!["errors"]!.AsArray().Count));
    }

    [Theory]
    [InlineData("title", "asc")]
    [InlineData("funding.maxAwardAmount", "desc")]
    [InlineData("keyDates.closeDate", "asc")]
    public async Task It_is_ordered_as_asked_and_what_has_no_value_comes_last(string by, string order)
    {
        var found = await stage.Search(new { sorting = new { sortBy = by, sortOrder = order } });
        Assert.Equal((by, order), ((string)found["sortInfo"]!["sortBy"]!, (string)found["sortInfo"]!["sortOrder"]!));
        var values = found["items"]!.AsArray().Select(o => by switch
        {
            "funding.maxAwardAmount" => (IComparable?)(o!["funding"]?["maxAwardAmount"] is { } money ? long.Parse((string)money["amount"]!, System.Globalization.CultureInfo.InvariantCulture) : null),
            "keyDates.closeDate" => (string?)o!["keyDates"]?["closeDate"]?["date"],
            _ => ((string)o!["title"]!).ToUpperInvariant()[..1] is [>= 'A' and <= 'Z'] first ? first : null,
        }).ToList();
        var known = values.OfType<IComparable>().ToList();
        Assert.Equal(order == "asc" ? known.Order() : known.OrderDescending(), known);
        if (by != "title") Assert.All(values.Skip(known.Count), v => Assert.Null(v));
    }

    [Theory]
    [InlineData("""{ "pagination": { "pageSize": 0 } }""")]
    [InlineData("""{ "pagination": { "page": "zwei" } }""")]
    [InlineData("""{ "filters": { "status": { "operator": "mond", "value": [] } } }""")]
    [InlineData("""[]""")]
    public async Task What_cannot_be_read_is_refused_in_the_protocols_shape(string body)
    {
        var error = await stage.Search(JsonNode.Parse(body)!, HttpStatusCode.BadRequest);
        Assert.Equal(400, (int)error["status"]!);
        Assert.NotEmpty(error["errors"]!.AsArray());
    }

    private static object Euro(string amount) => new { amount, currency = "EUR" };

    private static List<string> Ids(JsonObject answer) => [.. answer["items"]!.AsArray().Select(i => (string)i!["id"]!)];
}
