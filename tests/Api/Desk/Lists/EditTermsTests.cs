using FundingDirectory.Core.Domain;
using FundingDirectory.Tests.Support;
using FundingDirectory.Tests.Web;
using Xunit;

namespace FundingDirectory.Tests.Api.Desk.Lists;

/// <summary>Words for codes count for the whole process, so this class runs alone, changes what hardly any other test reads, and puts it back.</summary>
[CollectionDefinition(nameof(EditTermsTests), DisableParallelization = true)]
public sealed class WordsOfTheProcess;

[Collection(nameof(EditTermsTests))]
public sealed class EditTermsTests : IAsyncLifetime
{
    private const string Address = "/redaktion/listen/bezeichnungen";
    private readonly DirectoryApp app = new();

    public async ValueTask InitializeAsync() => await app.InitializeAsync();

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        Vocabulary.Use(new Dictionary<string, IReadOnlyDictionary<string, TermChange>>());
    }

    private static async Task<HttpResponseMessage> Save(DeskClient desk, string list, int over, params (string, string)[] typed) =>
        await desk.Post(Address, [("liste", list), ("stand", $"{over}"), ("begruendung", "Sprachgebrauch"), .. typed]);

    private async Task<string> Term(string list, string code, string property) =>
        (await app.Get("/api/v1/vocabulary"))[list]!.AsArray().Single(t => t!["value"]!.GetValue<string>() == code)![property]!.ToString();

    [Fact]
    public async Task A_label_changes_everywhere_a_hidden_code_leaves_every_choice_and_codes_stay()
    {
        using var bert = await DeskClient.With(app, EditorRole.Approve);
        var id = await app.Publish(Make.Programme("begriff", "Begriffe klären") with { Topics = [Topic.Skills, Topic.Infrastructure] });
        Assert.Equal(302, (int)(await Save(bert, "topic", 0, ("name-infrastructure", "Netze und Geräte"), ("aus-skills", "ja"), ("name-erfunden", "x"))).StatusCode);
        await Eventually.Holds(async () => await Term("topic", "infrastructure", "label") == "Netze und Geräte");
        Assert.Equal("true", await Term("topic", "skills", "hidden"));

        var found = await app.Get("/api/v1/search?q=%22Begriffe+klären%22");
        Assert.Equal(["Netze und Geräte"], found["facets"]!["topic"]!.AsArray().Select(v => v!["label"]!.GetValue<string>()));
        Assert.Contains("Netze und Geräte", (await app.Page("/foerdermittel/begriff")).Body.Words(), StringComparison.Ordinal);
        Assert.DoesNotContain((await app.Page("/projekt?schritt=vorhaben")).QuerySelectorAll("input[name=thema]"), i => i.GetAttribute("value") == "skills");
        Assert.Equal(1, (await app.Get("/api/v1/search?q=%22Begriffe+klären%22&topic=skills"))["total"]!.GetValue<int>());

        // The form of an entry loses nothing, and keeps what is no longer offered.
        using var anna = await DeskClient.With(app, EditorRole.Edit);
        Assert.Contains("Qualifizierung (nicht mehr angeboten)", (await anna.Page($"/redaktion/eintraege/{id}/bearbeiten")).Body.Words(), StringComparison.Ordinal);
        await anna.Save(id, await anna.Form(id, ("title", "Begriffe geklärt")));
        Assert.Equal([Topic.Skills, Topic.Infrastructure], ((FundingProgramme)(await app.Draft(id))!.Content).Topics);

        Assert.Contains("Themen, «Digitale Infrastruktur»: heißt «Netze und Geräte»", (await anna.Page(Address)).Body.Words(), StringComparison.Ordinal);
        Assert.Equal(302, (int)(await Save(bert, "topic", 1)).StatusCode);
        await Eventually.Holds(async () => await Term("topic", "infrastructure", "label") == "Digitale Infrastruktur");
    }

    [Fact]
    public async Task Two_codes_of_one_name_and_a_list_without_a_choice_are_refused()
    {
        using var bert = await DeskClient.With(app, EditorRole.Approve);
        var page = await DeskClient.Read(await Save(bert, "topic", 0, ("name-data", "qualifizierung"), ("name-security", new string('x', 81))), 400);
        Assert.Contains("heißt schon eine andere Angabe", page.Body.Words(), StringComparison.Ordinal);
        Assert.Equal("qualifizierung", page.QuerySelector("#feld-name-data")!.GetAttribute("value"));
        Assert.NotNull(page.QuerySelector("#feld-name-security-fehler"));
        var all = Enum.GetValues<Topic>().Select(t => ($"aus-{Vocabulary.Code(t)}", "ja")).ToArray();
        Assert.Contains("Mindestens eine Angabe", (await DeskClient.Read(await Save(bert, "topic", 0, all), 400)).Body.Words(), StringComparison.Ordinal);
    }
}
