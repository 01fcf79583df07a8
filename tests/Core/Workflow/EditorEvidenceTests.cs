using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Workflow;
using FundingDirectory.Tests.Support;
using Xunit;

namespace FundingDirectory.Tests.Core.Workflow;

public sealed class EditorEvidenceTests
{
    private static readonly FundingProgramme Published = Make.Programme();

    private static EntryContent Quoted(EntryContent content, params string[] fields) => EditorEvidence.With(content, fields, "bis zu 80 Prozent", "https://example.org", Make.Today);

    private static FundingProgramme Rate(decimal percent) => Published with { FundingRates = [new FundingRate { PercentMax = percent }] };

    [Fact]
    public void A_decisive_fact_without_a_quote_is_missing_its_evidence() => Assert.Equal(["fundingRates"], EditorEvidence.Missing(Published, Rate(80)));

    [Fact]
    public void With_the_words_of_the_source_nothing_is_missing() => Assert.Empty(EditorEvidence.Missing(Published, Quoted(Rate(80), "fundingRates")));

    [Fact]
    public void An_old_quote_proves_no_new_value() => Assert.Equal(["fundingRates"], EditorEvidence.Missing(Quoted(Rate(65), "fundingRates"), Rate(80) with { Provenance = Quoted(Rate(65), "fundingRates").Provenance }));

    [Fact]
    public void What_a_harvest_read_needs_no_editor_s_quote()
    {
        var row = new Provenance { Field = "fundingRates", Source = "foerderdatenbank", FetchedAt = Make.Now };
        Assert.Empty(EditorEvidence.Missing(Published, Rate(80) with { Provenance = [.. Published.Provenance, row] }));
    }

    [Fact]
    public void Taking_a_fact_away_and_changing_words_need_no_quote() => Assert.Empty(EditorEvidence.Missing(Published, Published with { FundingRates = [], Title = "Neu", Summary = null, Links = [] }));

    [Fact]
    public void One_quote_serves_the_model_and_its_dates()
    {
        var draft = Published with { DeadlineModel = DeadlineModel.Single, Rounds = [new Round { Closes = Make.Today.AddDays(9) }] };
        Assert.Equal(["deadlineModel", "rounds"], EditorEvidence.Missing(Published, draft));
        Assert.Empty(EditorEvidence.Missing(Published, Quoted(draft, "rounds")));
    }

    [Fact]
    public void A_new_entry_proves_every_decisive_fact() =>
        Assert.Equal(["eligibleApplicants", "deadlineModel"], EditorEvidence.Missing(null, Published with { FundingRates = [], AreaUnknown = false }));

    [Fact]
    public void An_editor_s_new_quote_replaces_the_own_old_one_and_leaves_the_source_s()
    {
        var twice = (FundingProgramme)Quoted(Quoted(Published, "fundingRates"), "fundingRates");
        Assert.Equal(["test", "editor"], twice.Provenance.Where(r => r.Field == "fundingRates").Select(r => r.Source));
    }
}
