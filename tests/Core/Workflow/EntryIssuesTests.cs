using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Workflow;
using FundingDirectory.Tests.Support;
using Xunit;

namespace FundingDirectory.Tests.Core.Workflow;

public sealed class EntryIssuesTests
{
    private static readonly FundingProgramme Whole = Make.Programme() with
    {
        FundingAreas = ["13"],
        AmountMax = 10,
        Contacts = [new Contact { Name = "A" }],
        Links = [new Link { Url = "https://example.org" }],
        LastVerified = Make.Today,
    };

    private static IEnumerable<WorkKind> Issues(EntryContent content, EntryStatus status = EntryStatus.Published, int version = 2) =>
        EntryIssues.Of(Make.Entry(content, status, version: version), Make.Today).Select(i => i.Kind);

    private static Round Ends(int days) => new() { Closes = Make.Today.AddDays(days) };

    [Fact]
    public void A_whole_fresh_entry_makes_no_work() => Assert.Empty(Issues(Whole));

    [Fact]
    public void The_first_version_of_a_harvest_is_new_and_what_ships_with_the_program_is_not()
    {
        Assert.Equal([WorkKind.New], Issues(Whole, version: 1));
        Assert.Empty(EntryIssues.Of(Make.Entry(Whole) with { SavedBy = "import:catalogue" }, Make.Today));
    }

    [Fact]
    public void A_passed_deadline_without_a_next_one_is_work()
    {
        Assert.Equal([WorkKind.DeadlinePassed], Issues(Whole with { DeadlineModel = DeadlineModel.Single, Rounds = [Ends(-1)] }));
        Assert.Empty(Issues(Whole with { DeadlineModel = DeadlineModel.CutOffs, Rounds = [Ends(-1), Ends(1)] }));
        Assert.Empty(Issues(Whole with { DeadlineModel = DeadlineModel.Closed, Rounds = [Ends(-1)] }));
    }

    [Theory]
    [InlineData(90, false), InlineData(91, true)]
    public void Facts_are_stale_after_ninety_days(int days, bool stale) => Assert.Equal(stale, Issues(Whole with { LastVerified = Make.Today.AddDays(-days) }).Contains(WorkKind.Stale));

    [Fact]
    public void Missing_facts_are_named()
    {
        var item = Assert.Single(EntryIssues.Of(Make.Entry(Whole with { AmountMax = null, Contacts = [] }, version: 2), Make.Today));
        Assert.Equal((WorkKind.MissingFacts, "fehlt: Förderhöhe und Ansprechperson"), (item.Kind, item.Detail));
    }

    [Theory]
    [InlineData(EntryStatus.Withdrawn), InlineData(EntryStatus.Archived)]
    public void What_is_not_published_makes_no_work(EntryStatus status) => Assert.Empty(Issues(Make.Programme(), status, 1));
}
