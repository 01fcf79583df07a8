using AngleSharp.Html.Dom;
using FundingDirectory.Core.Domain;
using FundingDirectory.Tests.Web.Addresses;
using FundingDirectory.Web.Addresses;
using FundingDirectory.Web.Pages;
using Xunit;

namespace FundingDirectory.Tests.Web.Pages;

public sealed class UseCasesPageTests
{
    private static readonly List<Entry> Examples =
    [
        .. new[]
        {
            Example("dorf", "13", 1_200, Topic.Data), Example("stadt", "13", 30_000, Topic.Data, Topic.Skills), Example("grossstadt", "14", 600_000, Topic.Data), Example("verbund", "14", null, Topic.Skills),
        }.Select(e => Samples.Entry(e)),
    ];

    private static UseCase Example(string slug, string state, int? people, params Topic[] topics) => Samples.UseCase with { Slug = slug, Areas = [state + "0000000000"], Inhabitants = people, Topics = topics };

    private static Task<IHtmlDocument> Render(string query) => Rendered.Page<UseCasesPage>(("UseCases", Examples), ("Request", UseCaseAddress.Read(Query.Of(query))));

    private static IEnumerable<string?> Shown(IHtmlDocument page) => page.QuerySelectorAll("article").Select(a => a.Id);

    private static IEnumerable<string> Answers(IHtmlDocument page, string name) => page.QuerySelectorAll($"select[name={name}] option:not([value=''])").Select(o => o.Words());

    [Theory]
    [InlineData("", "dorf stadt grossstadt verbund")]
    [InlineData("?land=13", "dorf stadt")]
    [InlineData("?groesse=landgemeinde", "dorf")]
    [InlineData("?groesse=unbekannt", "verbund")]
    [InlineData("?thema=skills", "stadt verbund")]
    [InlineData("?land=13&thema=skills", "stadt")]
    public async Task Filters_narrow_the_examples(string query, string shown) => Assert.Equal(shown.Split(' '), Shown(await Render(query)));

    [Fact]
    public async Task Each_answer_says_how_many_it_would_leave_with_the_other_filters_as_they_are()
    {
        var page = await Render("?land=13");

        Assert.Equal(["Mecklenburg-Vorpommern (2)", "Sachsen (2)"], Answers(page, "land"));
        Assert.Equal(["Landgemeinde (unter 5.000) (1)", "kleine Mittelstadt (20.000 bis unter 50.000) (1)"], Answers(page, "groesse"));
        Assert.Equal("2 von 4 Beispielen.", page.QuerySelector("#anzahl")!.FirstChild!.Words());
    }

    [Fact]
    public async Task What_fits_nothing_says_what_to_give_up()
    {
        var page = await Render("?land=14&groesse=landgemeinde");

        Assert.Empty(Shown(page));
        Assert.Equal([("In allen Ländern suchen: 1 Beispiel", "/praxisbeispiele?groesse=landgemeinde"), ("In jeder Größe suchen: 2 Beispiele", "/praxisbeispiele?land=14")],
            page.QuerySelectorAll(".fd-empty li").Select(l => (l.Words(), l.QuerySelector("a")!.GetAttribute("href")!)));
        Assert.Contains("Landgemeinde (unter 5.000) (0)", Answers(page, "groesse"));
    }
}
