using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Matching;
using FundingDirectory.Tests.Web.Addresses;
using FundingDirectory.Web.Addresses;
using FundingDirectory.Web.Pages;
using Xunit;

namespace FundingDirectory.Tests.Web.Pages;

public sealed class ProjectPageTests
{
    private static Task<AngleSharp.Html.Dom.IHtmlDocument> Render(string address, params (string, object?)[] more) =>
        Rendered.Page<ProjectPage>([("Request", ProjectAddress.Read(Query.Of(address))), .. more]);

    [Fact]
    public async Task Answers_of_other_steps_travel_as_hidden_fields()
    {
        var page = await Render("?schritt=2&kommune=130765656050&thema=data&budget=5.000&begonnen=nein&vorhanden=abc", ("Municipality", Samples.Town));

        Assert.Equal(["kommune=130765656050", "budget=5000", "begonnen=nein", "vorhanden=abc"], page.QuerySelectorAll("input[type=hidden]").Select(i => $"{i.GetAttribute("name")}={i.GetAttribute("value")}"));
        Assert.Equal("data", page.QuerySelector("input[name=thema][checked]")!.GetAttribute("value"));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task The_result_is_one_click_away_at_every_step(int step) =>
        Assert.NotNull((await Render($"?schritt={step}")).QuerySelector("button[name=schritt][value=ergebnis]"));

    [Fact]
    public async Task An_ambiguous_name_asks_and_does_not_trap()
    {
        var page = await Render("?ort=Musterstadt&schritt=ergebnis", ("Candidates", new List<Municipality> { Samples.Town, Samples.Town with { Ars = "010010000000" } }));

        Assert.Equal(["130765656050", "010010000000", ""], page.QuerySelectorAll("input[name=kommune]").Select(i => i.GetAttribute("value")));
        Assert.DoesNotContain(page.QuerySelectorAll("main a"), a => a.GetAttribute("href")!.Contains("ort="));
        Assert.Null(page.QuerySelector("input[name=ort]"));
    }

    [Fact]
    public async Task An_unknown_name_is_an_error_at_its_field()
    {
        var page = await Render("?ort=Nirgendwo&schritt=3", ("PlaceUnknown", true));

        Assert.Equal("#feld-ort", page.QuerySelector("[role=alert] a")!.GetAttribute("href"));
        Assert.Equal("Nirgendwo", page.QuerySelector("#feld-ort")!.GetAttribute("value"));
    }

    [Fact]
    public async Task A_bad_value_leads_back_to_its_step_and_is_shown_again()
    {
        var page = await Render("?budget=viel&schritt=ergebnis");

        var field = page.QuerySelector("#feld-budget")!;
        Assert.Equal(("viel", "true"), (field.GetAttribute("value"), field.GetAttribute("aria-invalid")));
        Assert.All(field.GetAttribute("aria-describedby")!.Split(' '), id => Assert.NotNull(page.GetElementById(id)));
        Assert.Equal("step", page.QuerySelectorAll(".fd-steps a")[2].GetAttribute("aria-current"));
    }

    [Fact]
    public async Task The_result_says_in_words_why()
    {
        Reason met = new() { Rule = "A", Outcome = Outcome.Met, Text = "Landkreise sind berechtigt.", Evidence = "Landkreise", Source = "https://musterstelle.example/r" };
        Reason not = new() { Rule = "B", Outcome = Outcome.NotMet, Text = "Die Frist ist vorbei.", WouldFitIf = "Würde passen, wenn es eine neue Runde gibt." };
        Reason open = new() { Rule = "C", Outcome = Outcome.Unknown, Text = "Die Quote ist nicht bekannt.", Source = "javascript:alert(1)" };
        var page = await Render("?schritt=ergebnis&budget=250000", ("Municipality", Samples.Town),
            ("Answer", Samples.Matches(Samples.Match(Samples.Full, Verdict.Fits, met), Samples.Match(Samples.Bare(), Verdict.Open, met, open), Samples.Match(Samples.Bare("Altes"), Verdict.Excluded, not))));

        Assert.Equal(["Passt (1)", "Offen (1)", "Passt nicht (1)"], page.QuerySelectorAll(".fd-group h2").Select(h => h.Words()));
        Assert.Equal(["✓ Erfüllt: Landkreise sind berechtigt.", "? Offen: Die Quote ist nicht bekannt.", "✓ Erfüllt: Landkreise sind berechtigt."],
            page.QuerySelectorAll(".fd-reason").Select(r => r.QuerySelector(".fd-reason__sign").Words() + " " + r.QuerySelector("p").Words()));
        Assert.Equal("Die Frist ist vorbei. Würde passen, wenn es eine neue Runde gibt.", page.QuerySelector(".fd-hits .fd-list li").Words());
        Assert.Contains("rund 87.500 Euro", page.Body.Words());
        Assert.Contains("Würde passen, wenn", page.Body.Words());
        Assert.DoesNotContain(page.QuerySelectorAll("a"), a => a.GetAttribute("href")!.StartsWith("javascript", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Met_conditions_are_folded_under_their_names_so_that_what_decides_is_seen()
    {
        Reason area = new() { Rule = "AreaCoversTheMunicipality", Outcome = Outcome.Met, Text = "Das Programm gilt bundesweit." };
        Reason words = new() { Rule = "DescriptionMatches", Outcome = Outcome.Met, Text = "Die Beschreibung passt." };
        Reason open = new() { Rule = "CanStillApply", Outcome = Outcome.Unknown, Text = "Eine Frist ist nicht angegeben." };
        var page = await Render("?schritt=ergebnis", ("Answer", Samples.Matches(Samples.Match(Samples.Full, Verdict.Open, area, words, open))));

        Assert.Equal("Erfüllt (2): Fördergebiet, Beschreibung", page.QuerySelector(".fd-met > summary").Words());
        Assert.Equal(["Offen: Eine Frist ist nicht angegeben."], page.QuerySelectorAll(".fd-card > .fd-reasons .fd-reason__body > p").Select(p => p.Words()));
        Assert.Equal(2, page.QuerySelectorAll(".fd-met .fd-reason").Length);
    }

    [Fact]
    public async Task The_next_question_leads_to_its_field()
    {
        var page = await Render("?schritt=ergebnis&thema=data", ("Answer", Samples.Matches()));

        Assert.Equal("/projekt?thema=data&schritt=3#feld-budget", page.QuerySelector(".fd-questions a")!.GetAttribute("href"));
        Assert.Contains("klärt 12 Programme", page.Body.Words());
    }
}
