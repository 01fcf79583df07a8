using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Search;
using FundingDirectory.Web.Addresses;
using Xunit;

namespace FundingDirectory.Tests.Web.Addresses;

public sealed class SearchAddressTests
{
    private static SearchRequest Read(string address) => SearchAddress.Read(Query.Of(address));

    [Fact]
    public void A_search_comes_back_from_its_address()
    {
        var query = new SearchQuery
        {
            Text = "Chatbot & Bürger «+%»",
            Kinds = [EntryKind.FundingProgramme],
            Levels = [FundingLevel.Eu, FundingLevel.State],
            States = ["13", "01"],
            Topics = [Topic.CitizenService],
            FundingTypes = [FundingType.TaxRelief],
            Applicants = [ApplicantType.MunicipalAssociation],
            Statuses = ["closed", "withdrawn"],
            Sort = SearchSort.Deadline,
            Offset = 40,
            Limit = SearchAddress.PageSize,
        };

        var back = Read(SearchAddress.Write(query, 3));

        Assert.Empty(back.Errors);
        Assert.Equal(3, back.Page);
        Assert.Equivalent(query, back.Query, strict: true);
    }

    [Fact]
    public void A_bare_address_leaves_out_what_is_closed_and_says_nothing_in_the_address()
    {
        var request = Read("/foerdermittel");

        Assert.Equal(["open", "rolling", "upcoming", "unknown"], request.Query.Statuses);
        Assert.Equal("/foerdermittel", SearchAddress.Write(request.Query, request.Page));
    }

    [Fact]
    public void Alle_means_every_status()
    {
        var request = Read("/foerdermittel?status=alle");

        Assert.Empty(request.Query.Statuses);
        Assert.Equal("/foerdermittel?status=alle", SearchAddress.Write(request.Query));
    }

    [Fact]
    public void Ticking_every_status_is_the_same_as_alle() =>
        Assert.Empty(Read("?" + string.Join('&', SearchAddress.Statuses.Select(s => $"status={s}"))).Query.Statuses);

    [Fact]
    public void Closing_soon_is_part_of_open() => Assert.True(SearchAddress.HasDefaultStatus(Read("?status=open&status=closingSoon&status=rolling&status=upcoming&status=unknown").Query));

    [Theory]
    [InlineData("?ebene=mars", "ebene")]
    [InlineData("?land=99", "land")]
    [InlineData("?land=%00%01", "land")]
    [InlineData("?thema=Data", "thema")]
    [InlineData("?art=1", "art")]
    [InlineData("?antragsteller=<script>", "antragsteller")]
    [InlineData("?status=offen", "status")]
    [InlineData("?sortierung=0", "sortierung")]
    [InlineData("?seite=0", "seite")]
    [InlineData("?seite=-1", "seite")]
    [InlineData("?seite=1e9", "seite")]
    [InlineData("?seite=99999999999999999999", "seite")]
    public void An_unusable_value_is_named_and_left_out(string address, string field)
    {
        var request = Read(address);

        Assert.Equal(field, Assert.Single(request.Errors).Field);
        Assert.Equal(SearchAddress.Path, SearchAddress.Write(request.Query, request.Page));
    }

    [Fact]
    public void A_text_without_end_is_cut_and_a_torn_character_dropped()
    {
        var request = Read("?q=" + new string('a', 199) + "%F0%9F%98%80" + new string('b', 100_000));

        Assert.Equal(new string('a', 199), request.Query.Text);
        Assert.Equal("q", Assert.Single(request.Errors).Field);
    }

    [Fact]
    public void Letters_are_composed_and_control_characters_become_spaces() => Assert.Equal("für KI", Read("?q=fu%CC%88r%07KI").Query.Text);

    [Fact]
    public void A_thousand_repetitions_are_not_all_read() =>
        Assert.InRange(Read("?" + string.Join('&', Enumerable.Range(0, 1000).Select(i => $"thema=x{i}"))).Errors.Count, 1, 40);
}
