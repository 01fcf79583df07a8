using FundingDirectory.Importer.Connectors;
using Xunit;

namespace FundingDirectory.Tests.Importer.Connectors;

public sealed class MunicipalBodiesTests
{
    private static readonly MunicipalBodies Bodies = new(FundingDirectory.Importer.Connectors.Connectors.Register.Value);

    [Theory]
    [InlineData("Stadt Hagenow", "13076060", "Hagenow", "Mecklenburg-Vorpommern", "130760060060")]
    [InlineData("Hagenow, Stadt", "13076060", "Hagenow", "Mecklenburg-Vorpommern", "130760060060")]
    [InlineData("Stadt Halle", "15002000", "Halle (Saale)", "Sachsen-Anhalt", "150020000000")]
    [InlineData("Magistrat der Stadt Kassel", "06611000", "Kassel", "Hessen", "066110000000")]
    [InlineData("Wissenschaftsstadt Darmstadt - Amt für Muster", "06411000", "Darmstadt", "Hessen", "064110000000")]
    [InlineData("Universitäts- und Hansestadt Greifswald", "13075039", "Greifswald", "Mecklenburg-Vorpommern", "130750039039")]
    [InlineData("Freie und Hansestadt Hamburg", "02000000", "Hamburg", "Hamburg", "020000000000")]
    [InlineData("Große Kreisstadt Backnang", "08119008", "Backnang", "Baden-Württemberg", "081195001008")]
    [InlineData("Gemeinde Kirchheim bei München", "09184131", "Kirchheim b.München", "Bayern", "091840131131")]
    [InlineData("Stadt Hagenow", "", "Hagenow", "Mecklenburg-Vorpommern", "130760060060")]
    [InlineData("Landkreis Ludwigslust-Parchim", "13076108", "Parchim", "Mecklenburg-Vorpommern", "13076")]
    [InlineData("Landkreis München", "09162000", "München", "Bayern", "09184")]
    [InlineData("Landratsamt Ostalbkreis", "08136088", "Aalen", "Baden-Württemberg", "08136")]
    [InlineData("Rhein-Sieg-Kreis", "05382060", "Siegburg", "Nordrhein-Westfalen", "05382")]
    [InlineData("Region Hannover", "03241001", "Hannover", "Niedersachsen", "03241")]
    [InlineData("Landkreis Rostock", "13072043", "Güstrow", "Mecklenburg-Vorpommern", "13072")]
    [InlineData("Amt Hagenow-Land", "13076060", "Hagenow", "Mecklenburg-Vorpommern", "130765658")]
    [InlineData("Amt Südtondern", "01054088", "Niebüll", "Schleswig-Holstein", "010545489")]
    public void A_municipal_body_gets_its_area(string name, string ags, string place, string state, string area) =>
        Assert.Equal(area, Bodies.Find(name, new Seat(ags, place, place, state), out _)?.Area);

    [Theory]
    [InlineData("Stadtwerke Hagenow GmbH"), InlineData("Stadtwerke Hagenow"), InlineData("Universität Hagenow"), InlineData("Stadt Hagenow Marketing GmbH"), InlineData("Hagenow Solar AG")]
    [InlineData("Evangelische Kirchengemeinde Hagenow"), InlineData("Amt für Landwirtschaft Hagenow"), InlineData("Förderkreis Hagenow"), InlineData("Gemeinde Christi Hagenow e.V."), InlineData("Hagenow"), InlineData("")]
    public void Others_at_the_same_place_are_none(string name) =>
        Assert.Null(Bodies.Find(name, new Seat("13076060", "Hagenow", "Hagenow", "Mecklenburg-Vorpommern"), out _));

    [Theory]
    [InlineData("Stadt Ulm"), InlineData("Landkreis Hof"), InlineData("Gemeinde Bad Doberan")]
    public void A_municipal_name_at_another_place_is_strange_and_not_taken(string name)
    {
        Assert.Null(Bodies.Find(name, new Seat("13076060", "Hagenow", "Hagenow", "Mecklenburg-Vorpommern"), out var strange));
        Assert.True(strange);
    }

    [Fact]
    public void An_association_for_a_purpose_is_taken_without_an_area_and_never_without_a_place()
    {
        var body = Bodies.Find("Abwasserzweckverband Muster", new Seat("", "", "Hagenow", ""), out _);
        Assert.Equal(("Abwasserzweckverband Muster", null), (body?.Name, body?.Area));
        Assert.Null(Bodies.Find("Zweckverband Muster", new Seat("", "", "", ""), out _));
        Assert.Null(Bodies.Find("Stadt Hagenow", new Seat("", "", "", ""), out _));
    }
}
