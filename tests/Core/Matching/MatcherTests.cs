using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Matching;
using FundingDirectory.Tests.Support;
using Xunit;

namespace FundingDirectory.Tests.Core.Matching;

public sealed class MatcherTests
{
    private static readonly Dictionary<string, double> NoWords = [];
    private static readonly ProjectProfile Chatbot = new() { Topics = [Topic.CitizenService], AlreadyStarted = false };

    private static MatchAnswer Match(ProjectProfile profile, params FundingProgramme[] programmes) => Match(profile, [], NoWords, programmes);

    private static MatchAnswer Match(ProjectProfile profile, EntryContent[] help, Dictionary<string, double> words, params FundingProgramme[] programmes) =>
        Matcher.Match(new Project(profile, Make.Hagenow, Make.Today), Candidate.Of(programmes.Select(p => Make.Entry(p)), Make.Today), help.Select(h => Make.Entry(h)), words);

    private static FundingProgramme Programme(string slug, Cumulation federal = Cumulation.Unknown, decimal percent = 40) => Make.Programme(slug, $"Programm {slug}") with
    {
        FundingRates = [new FundingRate { PercentMax = percent }],
        Cumulation = new CumulationRules { Federal = federal },
    };

    [Fact]
    public void Every_reason_has_a_sentence_and_evidence_or_says_that_none_is_given()
    {
        var reasons = Match(Chatbot, Make.Programme()).Programmes[0].Reasons;
        Assert.All(reasons, r => Assert.False(string.IsNullOrEmpty(r.Text) || string.IsNullOrEmpty(r.Evidence)));
        Assert.Contains(reasons, r => r.Evidence == "„bis zu 65 Prozent“" && r.Source == "https://example.org/quote");
        Assert.Contains(reasons, r => r.Evidence == "nicht angegeben");
    }

    [Fact]
    public void The_score_is_the_sum_of_what_the_reasons_say()
    {
        var words = new Dictionary<string, double> { [Make.Entry(Make.Programme()).Id] = 0.5 };
        var match = Match(Chatbot with { Description = "Chatbot" }, [], words, Make.Programme()).Programmes[0];
        Assert.Equal(match.Reasons.Sum(r => r.Points), match.Score, 6);
        Assert.Contains(match.Reasons, r => r is { Rule: "DescriptionMatches", Points: 1 });
    }

    [Fact]
    public void Of_the_excluded_the_one_with_least_in_its_way_comes_first()
    {
        var answer = Match(Chatbot, Make.Programme("weit") with { FundingAreas = ["08"], EligibleApplicants = [ApplicantType.Company] }, Make.Programme("nah") with { FundingAreas = ["08"] });
        Assert.Equal(["nah", "weit"], answer.Programmes.Select(p => p.Entry.Content.Slug));
    }

    [Fact]
    public void A_question_decides_a_programme_that_waits_for_nothing_else()
    {
        var waits = Make.Programme("wartet") with { Consortium = Consortium.Required };
        var waitsForMore = Make.Programme("wartet-auf-mehr") with { Consortium = Consortium.Required, DeadlineModel = DeadlineModel.Unknown };
        var question = Match(Chatbot, waits, waitsForMore).Questions.Single(q => q.Field == "consortium");
        Assert.Equal((1, 1), (question.Decides, question.Concerns));
        // And that is what happens.
        Assert.Equal(Verdict.Fits, Match(Chatbot with { Consortium = true }, waits).Programmes[0].Verdict);
        Assert.Equal(Verdict.Excluded, Match(Chatbot with { Consortium = false }, waits).Programmes[0].Verdict);
    }

    [Fact]
    public void Combined_rates_lessen_the_own_share_when_both_sources_allow_it()
    {
        var combination = Assert.Single(Match(Chatbot with { BudgetEuro = 100_000 }, Programme("a", Cumulation.Allowed), Programme("b", Cumulation.Allowed)).Combinations);
        Assert.Equal((Cumulation.Allowed, 20m, 20_000), (combination.Rule, combination.OwnSharePercent, combination.OwnShareEuro));
    }

    [Fact]
    public void What_the_sources_do_not_say_about_combining_stays_unknown()
    {
        var combination = Assert.Single(Match(Chatbot, Programme("a", Cumulation.Allowed), Programme("b")).Combinations);
        Assert.Equal((Cumulation.Unknown, null), (combination.Rule, combination.OwnSharePercent));
        Assert.Empty(Match(Chatbot, Programme("a", Cumulation.Allowed), Programme("b", Cumulation.Forbidden)).Combinations);
    }

    [Fact]
    public void Three_are_combined_when_the_third_still_lessens_the_own_share()
    {
        var answer = Match(Chatbot, Programme("a", Cumulation.Allowed, 30), Programme("b", Cumulation.Allowed, 30), Programme("c", Cumulation.Allowed, 30));
        Assert.Equal(3, answer.Combinations[0].Programmes.Count);
        Assert.Equal(10, answer.Combinations[0].OwnSharePercent);
        Assert.DoesNotContain(Match(Chatbot, Programme("a", Cumulation.Allowed, 60), Programme("b", Cumulation.Allowed, 60), Programme("c", Cumulation.Allowed, 60)).Combinations, c => c.Programmes.Count == 3);
    }

    [Fact]
    public void A_project_with_ai_is_shown_the_law_and_the_duty_to_train()
    {
        var law = new Article { Slug = "ki-verordnung", Title = "KI-Verordnung", Themes = [GuidanceTheme.AiAct, GuidanceTheme.AiLiteracy] };
        var guide = Assert.Single(Match(new() { Description = "KI-Chatbot für den Bürgerservice" }, [law], NoWords).Articles);
        Assert.Contains(guide.Reasons, r => r.Text.Contains("Artikel 4", StringComparison.Ordinal));
        Assert.Empty(Match(new() { Description = "Glasfaser für die Kinderkrippe" }, [law], NoWords).Articles);
    }

    [Fact]
    public void Our_own_introduction_comes_before_the_law_it_explains()
    {
        var law = new Article { Slug = "a-gesetz", Title = "A Gesetz", Themes = [GuidanceTheme.AiAct, GuidanceTheme.AiLiteracy] };
        var introduction = new Article { Slug = "z", Title = "Z Einführung", Text = "Kurz.", Themes = [GuidanceTheme.AiAct, GuidanceTheme.AiLiteracy] };
        Assert.Equal(["Z Einführung", "A Gesetz"], Match(new() { Description = "KI-Chatbot für den Bürgerservice" }, [law, introduction], NoWords).Articles.Select(a => a.Entry.Content.Title));
    }

    [Fact]
    public void A_guide_is_shown_where_the_project_raises_its_question()
    {
        Article Guide(GuidanceTheme theme) => new() { Slug = $"{theme}".ToLowerInvariant(), Title = $"{theme}", Text = "Kurz.", Themes = [theme] };
        Article[] guides = [.. new[] { GuidanceTheme.EarlyStart, GuidanceTheme.OwnContribution, GuidanceTheme.Cumulation, GuidanceTheme.ProofOfUse }.Select(Guide)];
        string[] For(ProjectProfile profile) => [.. Match(profile, guides, NoWords).Articles.Select(a => a.Entry.Content.Title).Order()];

        Assert.Empty(For(new() { AlreadyStarted = false }));
        Assert.Equal(["EarlyStart"], For(new() { AlreadyStarted = true }));
        Assert.Equal(["EarlyStart"], For(new() { Start = "2027-01" }));
        Assert.Equal(["OwnContribution"], For(new() { BudgetSecurity = true }));
        Assert.Equal(["OwnContribution"], For(new() { MaxOwnSharePercent = 10 }));
        Assert.Equal(["Cumulation"], For(new() { ExistingFunding = ["x"] }));
        Assert.Equal(["ProofOfUse"], For(new() { Phase = Phase.Operation }));
    }

    [Fact]
    public void An_example_of_like_size_says_who_paid()
    {
        var example = new UseCase { Slug = "chatbot", Title = "Ein Chatbot", Municipality = "Musterstadt", Topics = [Topic.CitizenService], Inhabitants = 15_000, FundedBy = "Musterprogramm" };
        var reasons = Assert.Single(Match(Chatbot, [example], NoWords).UseCases).Reasons;
        Assert.Contains(reasons, r => r.Rule == "SimilarSize");
        Assert.Contains(reasons, r => r.Text == "Gefördert durch: Musterprogramm.");
    }

    [Fact]
    public void Advice_says_what_its_reasons_rest_on_or_that_nothing_is_stated()
    {
        var centre = new CompetenceCentre
        {
            Slug = "stelle", Title = "Musterstelle", Areas = ["13"], Topics = [Topic.CitizenService],
            Provenance = [new Provenance { Field = "areas", Source = "said", Url = "https://example.org/wir", Quote = "Wir beraten im ganzen Land." }],
        };
        var reasons = Assert.Single(Match(Chatbot, [centre], NoWords).CompetenceCentres).Reasons;
        Assert.Equal(("„Wir beraten im ganzen Land.“", "https://example.org/wir"), (reasons.Single(r => r.Rule == "AreaCoversTheMunicipality") is var area ? (area.Evidence, area.Source) : default));
        Assert.Equal("nicht angegeben", reasons.Single(r => r.Rule == "TopicFits").Evidence);
    }
}
