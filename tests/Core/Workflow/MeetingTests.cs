using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Workflow;
using FundingDirectory.Tests.Support;
using Xunit;

namespace FundingDirectory.Tests.Core.Workflow;

/// <summary>Two people who changed one entry at the same time.</summary>
public sealed class MeetingTests
{
    private static readonly FundingProgramme Start = Make.Programme();

    [Fact]
    public void Changes_of_different_fields_stand_together()
    {
        var meeting = Meeting.Of(Start, Start with { Summary = "Von Bert." }, Start with { Title = "Von Anna" });
        Assert.Equal(("Von Anna", "Von Bert."), (meeting.Content.Title, meeting.Content.Summary));
        Assert.Equal("summary", Assert.Single(meeting.Theirs));
        Assert.Empty(meeting.Conflicts);
    }

    [Fact]
    public void Where_both_changed_mine_stands_and_the_conflict_is_named()
    {
        var meeting = Meeting.Of(Start, Start with { Title = "Von Bert" }, Start with { Title = "Von Anna" });
        Assert.Equal(("Von Anna", "title"), (meeting.Content.Title, Assert.Single(meeting.Conflicts)));
    }

    [Fact]
    public void Without_a_common_start_every_difference_is_a_conflict()
    {
        var meeting = Meeting.Of(null, Start with { Title = "Von Bert" }, Start with { Summary = "Von Anna." });
        Assert.Equal(["summary", "title"], meeting.Conflicts.Order());
    }

    [Fact]
    public void A_field_is_taken_over_with_its_evidence_and_the_others_keep_theirs()
    {
        Provenance Row(string field, string quote) => new() { Field = field, Source = "q", Quote = quote };
        var ours = Start with { Provenance = [Row("title", "unser Titel"), Row("rounds", "unsere Frist")] };
        var theirs = Start with { Title = "Ihr Titel", Provenance = [Row("title", "ihr Titel"), Row("rounds", "ihre Frist")], Sources = [.. Start.Sources, new SourceReference { Source = "neu", SourceId = "1" }] };
        var taken = FieldChoice.Take(ours, theirs, ["title"]);
        Assert.Equal("Ihr Titel", taken.Title);
        Assert.Equal(["unsere Frist", "ihr Titel"], taken.Provenance.Select(r => r.Quote));
        Assert.Equal(["test", "neu"], taken.Sources.Select(s => s.Source));
    }
}
