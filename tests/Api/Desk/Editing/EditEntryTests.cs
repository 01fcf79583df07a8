using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Store;
using FundingDirectory.Tests.Support;
using FundingDirectory.Tests.Web;
using Xunit;

namespace FundingDirectory.Tests.Api.Desk.Editing;

public sealed class EditEntryTests(DirectoryApp app) : IClassFixture<DirectoryApp>
{
    private static readonly (string, string)[] Proof = [("beleg-geld-zitat", "bis zu 80 Prozent"), ("beleg-geld-url", "https://example.org/richtlinie")];

    [Fact]
    public async Task A_form_sent_back_as_it_came_changes_nothing_in_any_entry_of_the_catalogue()
    {
        using var editor = await DeskClient.With(app, EditorRole.Edit);
        var entries = (await app.Entries().ChangesSince(0, CancellationToken.None)).Where(e => e.SavedBy == "import:catalogue").GroupBy(e => e.Kind).SelectMany(g => g.Take(8)).ToList();
        Assert.Equal(4, entries.Select(e => e.Kind).Distinct().Count());
        foreach (var entry in entries)
        {
            Assert.Equal(302, (int)(await editor.Save(entry.Id, await editor.Form(entry.Id))).StatusCode);
            var differences = FundingDirectory.Core.Workflow.FieldDiff.Of(entry.Content, (await app.Draft(entry.Id))!.Content);
            Assert.Empty(differences.Select(d => (entry.Content.Slug, d.Field, Before: d.Before?.ToJsonString(), After: d.After?.ToJsonString())));
        }
    }

    [Fact]
    public async Task A_draft_is_saved_and_nothing_public_changes()
    {
        var id = await app.Publish(Make.Programme("entwurf"));
        using var anna = await DeskClient.With(app, EditorRole.Edit);
        await anna.Save(id, await anna.Form(id, ("title", "  Neuer  Titel "), ("titleLanguage", "en"), ("rounds-0-closes", "31.3.2027"), ("rounds-0-time", "12:00"), ("deadlineModel", "single"), ("amountMax", "250.000 Euro"), ("fundingAreas", "Mecklenburg-Vorpommern\n130765656050")));
        var draft = (FundingProgramme)(await app.Draft(id))!.Content;
        Assert.Equal(("Neuer  Titel", new DateOnly(2027, 3, 31), "12:00", DecidedBy.Editor, 250_000L, "13,130765656050"), (draft.Title, draft.Rounds[0].Closes, draft.Rounds[0].Time, draft.Rounds[0].DecidedBy, draft.AmountMax!.Value, string.Join(',', draft.FundingAreas)));
        Assert.Equal("en", draft.TitleLanguage);
        Assert.Equal("Musterprogramm", (await app.Programme(id)).Title);
    }

    [Fact]
    public async Task Wrong_values_are_said_at_their_fields_and_nothing_typed_is_lost()
    {
        var id = await app.Publish(Make.Programme("falsch"));
        using var anna = await DeskClient.With(app, EditorRole.Edit);
        (string Name, string Value)[] typed =
        [
            ("title", "   "), ("amountMax", "viel"), ("populationMin", "-3"), ("fundingRates-0-percentMax", "120"), ("rounds-0-closes", "31.02.2027"), ("rounds-0-time", "25:00"), ("rounds-0-annual", "irgendwann"),
            ("fundingAreas", "Atlantis"), ("level", "erfunden"), ("deadlineModel", "single"), ("begruendung", new string('x', 301)), ("beleg-wer-zitat", "nur Worte"),
        ];
        var page = await DeskClient.Read(await anna.Save(id, await anna.Form(id, typed)), 400);
        foreach (var name in typed.Select(t => t.Name).Where(n => n is not ("deadlineModel" or "beleg-wer-zitat")).Append("beleg-wer-url"))
            Assert.True(page.QuerySelector($".fd-errors a[href='#feld-{name}']") is not null, $"no error at {name}: {page.QuerySelector(".fd-errors").Words()}");
        Assert.Equal(("viel", "31.02.2027", "Atlantis", "nur Worte"), (Value(page, "amountMax"), Value(page, "rounds-0-closes"), page.QuerySelector("#feld-fundingAreas")!.TextContent, page.QuerySelector("#feld-beleg-wer-zitat")!.TextContent));
        Assert.Null(await app.Draft(id));
    }

    [Fact]
    public async Task Contradictory_rounds_are_refused()
    {
        var id = await app.Publish(Make.Programme("runden"));
        using var anna = await DeskClient.With(app, EditorRole.Edit);
        var page = await DeskClient.Read(await anna.Save(id, await anna.Form(id, ("deadlineModel", "single"), ("rounds-0-opens", "1.5.2027"), ("rounds-0-closes", "1.4.2027"))), 400);
        Assert.Contains("Das Ende liegt vor dem Beginn.", page.QuerySelector(".fd-errors").Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fact_that_decides_needs_its_quote_before_review()
    {
        var id = await app.Publish(Make.Programme("beleg"));
        using var anna = await DeskClient.With(app, EditorRole.Edit);
        var form = await anna.Form(id, ("fundingRates-0-percentMax", "80"), ("begruendung", "Quote erhöht"));
        var page = await DeskClient.Read(await anna.Save(id, form, "freigabe"), 400);
        Assert.Contains("Bitte belegen Sie mit dem Wortlaut der Quelle: Förderquoten", page.QuerySelector(".fd-errors").Words(), StringComparison.Ordinal);
        Assert.Equal(302, (int)(await anna.Save(id, [.. form.Where(f => f.Name is not ("beleg-geld-zitat" or "beleg-geld-url")), .. Proof], "freigabe")).StatusCode);
        var draft = (await app.Draft(id))!;
        Assert.Equal((DraftState.Review, "bis zu 80 Prozent", DecidedBy.Editor), (draft.State, draft.Content.Provenance[^1].Quote, draft.Content.Provenance[^1].DecidedBy));
    }

    [Fact]
    public async Task Without_saying_why_nothing_goes_to_review()
    {
        var id = await app.Publish(Make.Programme("warum"));
        using var anna = await DeskClient.With(app, EditorRole.Edit);
        Assert.NotNull((await DeskClient.Read(await anna.Save(id, await anna.Form(id, ("title", "Neu")), "freigabe"), 400)).QuerySelector(".fd-errors a[href='#feld-begruendung']"));
    }

    [Fact]
    public async Task A_second_save_of_the_same_state_meets_the_first_and_loses_nothing()
    {
        var id = await app.Publish(Make.Programme("zwei"));
        using var anna = await DeskClient.With(app, EditorRole.Edit, "Anna Zwei");
        using var bert = await DeskClient.With(app, EditorRole.Edit, "Bert Zwei");
        var (annas, berts) = (await anna.Form(id, ("title", "Von Anna"), ("summary", "Von Anna.")), await bert.Form(id, ("title", "Von Bert"), ("amountMax", "500"), ("begruendung", "Berts Grund")));
        await anna.Save(id, annas);
        var page = await DeskClient.Read(await bert.Save(id, berts), 409);
        Assert.Contains("Inzwischen gibt es die Fassung von Anna Zwei", page.Body.Words(), StringComparison.Ordinal);
        Assert.Equal(("Von Bert", "Von Anna.", "500", "Berts Grund"), (Value(page, "title"), page.QuerySelector("#feld-summary")!.TextContent, Value(page, "amountMax"), Value(page, "begruendung")));
        Assert.Contains("Von Anna", page.QuerySelector(".fd-beside").Words(), StringComparison.Ordinal);
        Assert.Equal("Von Anna", (await app.Draft(id))!.Content.Title);

        // Bert takes Anna's title and keeps his amount.
        await bert.Save(id, DeskStage.Inputs(page, ("nimm-title", "ja")));
        var draft = (await app.Draft(id))!;
        Assert.Equal(("Von Anna", "Von Anna.", 500L), (draft.Content.Title, draft.Content.Summary, ((FundingProgramme)draft.Content).AmountMax!.Value));
        Assert.Equal(["Anna Zwei", "Bert Zwei"], draft.Authors);
    }

    [Fact]
    public async Task A_harvest_between_opening_and_saving_is_met_too()
    {
        var id = await app.Publish(Make.Programme("ernte"));
        using var anna = await DeskClient.With(app, EditorRole.Edit);
        var form = await anna.Form(id, ("title", "Von Anna"));
        await app.Entries().Save(new EntryChange(id, Make.Programme("ernte") with { Summary = "Von der Quelle." }, EntryStatus.Published, 1, "import:test", null), Make.Now, CancellationToken.None);
        var page = await DeskClient.Read(await anna.Save(id, form), 409);
        Assert.Equal(("Von Anna", "Von der Quelle."), (Value(page, "title"), page.QuerySelector("#feld-summary")!.TextContent));
        Assert.Equal(302, (int)(await anna.Save(id, DeskStage.Inputs(page))).StatusCode);
    }

    [Fact]
    public async Task Html_and_script_in_every_field_stay_words()
    {
        const string Hostile = "\"><script>alert(1)</script>\u202E";
        var id = await app.Publish(Make.Programme("boese"));
        using var anna = await DeskClient.With(app, EditorRole.Edit);
        (string, string)[] everywhere = [.. new[] { "title", "summary", "description", "keywords", "fundingBody-name", "statusNote", "legalBasis", "contacts-0-name", "links-0-label", "fundingRates-0-note", "begruendung" }.Select(n => (n, Hostile))];
        Assert.Equal(302, (int)(await anna.Save(id, await anna.Form(id, [.. everywhere, ("links-0-url", "https://example.org/"), ("contacts-0-url", "https://example.org")]))).StatusCode);
        Assert.Equal("\"><script>alert(1)</script>", (await app.Draft(id))!.Content.Title);
        foreach (var address in new[] { "", "/bearbeiten", "/vorschau" })
            Assert.Empty((await anna.Page($"/redaktion/eintraege/{id}{address}")).QuerySelectorAll("script:not([src]):not([type='application/ld+json'])"));
    }

    [Fact]
    public async Task A_megabyte_in_a_field_is_answered_at_the_field()
    {
        var id = await app.Publish(Make.Programme("gross"));
        using var anna = await DeskClient.With(app, EditorRole.Edit);
        var page = await DeskClient.Read(await anna.Save(id, await anna.Form(id, ("description", new string('ä', 1_000_000)))), 400);
        Assert.Contains("«Beschreibung» darf höchstens 100.000 Zeichen haben", page.QuerySelector(".fd-errors").Words(), StringComparison.Ordinal);
        Assert.Equal(1_000_000, page.QuerySelector("#feld-description")!.TextContent.Trim().Length);
    }

    [Fact]
    public async Task A_form_with_thousands_of_fields_or_too_large_is_refused_and_breaks_nothing()
    {
        var id = await app.Publish(Make.Programme("viele"));
        using var anna = await DeskClient.With(app, EditorRole.Edit);
        var form = await anna.Form(id);
        Assert.Equal(400, (int)(await anna.Save(id, [.. form, .. Enumerable.Range(0, 5000).Select(i => ($"x{i}", "y"))])).StatusCode);
        Assert.Equal(302, (int)(await anna.Save(id, [.. form, .. Enumerable.Range(60, 400).Select(i => ($"rounds-{i}-quote", "y")), ("rounds-99999999999-quote", "y"), ("nimm-erfunden", "ja")])).StatusCode);
    }

    [Fact]
    public async Task A_new_entry_of_every_kind_is_begun_filled_in_and_previewed()
    {
        using var anna = await DeskClient.With(app, EditorRole.Edit);
        foreach (var kind in Enum.GetValues<EntryKind>())
        {
            var address = (await anna.Post("/redaktion/eintraege", ("art", Vocabulary.Code(kind)))).Headers.Location!.ToString();
            var id = address.Split('/')[3];
            Assert.Equal(302, (int)(await anna.Save(id, await anna.Form(id, ("title", $"Neu {kind}"), ("municipality", "Musterstadt")))).StatusCode);
            Assert.Contains($"Neu {kind}", (await anna.Page($"/redaktion/eintraege/{id}/vorschau")).Body.Words(), StringComparison.Ordinal);
        }
    }

    private static string? Value(AngleSharp.Html.Dom.IHtmlDocument page, string name) => page.QuerySelector($"[id='feld-{name}']")!.GetAttribute("value");
}
