using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Search;
using FundingDirectory.Core.Store;
using Microsoft.Extensions.DependencyInjection;

namespace FundingDirectory.Tests.Support;

/// <summary>What tests of the desk put on it and read off it.</summary>
internal static class DeskStage
{
    public static EntryStore Entries(this DirectoryApp app) => app.Services.GetRequiredService<EntryStore>();

    public static async Task<FundingProgramme> Programme(this DirectoryApp app, string id) => (FundingProgramme)(await app.Entries().Get(id, CancellationToken.None))!.Content;

    public static Task<Draft?> Draft(this DirectoryApp app, string id) => app.Services.GetRequiredService<DraftStore>().OfEntry(id, CancellationToken.None);

    /// <summary>A proposal as a harvest leaves it; gives its id.</summary>
    public static async Task<string> Ask(this DirectoryApp app, Proposal proposal)
    {
        var run = new HarvestRun { Source = "foerderdatenbank", StartedAt = Make.Now, FinishedAt = Make.Now, Outcome = RunOutcome.Accepted, Counts = new HarvestCounts() };
        await new HarvestStore(app.Database).Apply(new HarvestBatch { Run = run, Proposals = [proposal] }, CancellationToken.None);
        return proposal.Id;
    }

    /// <summary>A conflict about fields of an entry.</summary>
    public static Proposal Conflict(string entryId, EntryContent source, params string[] fields) => new()
    {
        Id = Guid.NewGuid().ToString(), EntryId = entryId, BasedOn = 1, Origin = "import:foerderdatenbank", CreatedAt = Make.Now, CreatedBy = "import:foerderdatenbank",
        Reason = $"Quelle und Redaktion haben geändert: {string.Join(", ", fields)}", Content = source, Fields = fields,
    };

    /// <summary>The inputs of an entry's form as a browser would send them back, with some of them changed.</summary>
    public static async Task<List<(string Name, string Value)>> Form(this DeskClient desk, string entryId, params (string Name, string Value)[] changed)
    {
        var page = await desk.Page($"/redaktion/eintraege/{entryId}/bearbeiten");
        return Inputs(page, changed);
    }

    /// <summary>The inputs of the form on a page.</summary>
    public static List<(string Name, string Value)> Inputs(AngleSharp.Html.Dom.IHtmlDocument page, params (string Name, string Value)[] changed)
    {
        var form = page.QuerySelector("form.fd-edit")!;
        var inputs = new List<(string Name, string Value)>();
        foreach (var element in form.QuerySelectorAll("input, textarea, select"))
            switch (element)
            {
                case AngleSharp.Html.Dom.IHtmlInputElement { Type: "checkbox" or "radio" } box when box.IsChecked: inputs.Add((box.Name!, box.Value)); break;
                case AngleSharp.Html.Dom.IHtmlInputElement { Type: not ("checkbox" or "radio") } input: inputs.Add((input.Name!, input.Value)); break;
                case AngleSharp.Html.Dom.IHtmlTextAreaElement area: inputs.Add((area.Name!, area.Value)); break;
                case AngleSharp.Html.Dom.IHtmlSelectElement select: inputs.Add((select.Name!, select.Value ?? "")); break;
            }
        var names = changed.Select(c => c.Name).ToHashSet();
        return [.. inputs.Where(i => i.Name != "formular" && !names.Contains(i.Name)), .. changed];
    }

    /// <summary>Sends the form of an entry.</summary>
    public static async Task<HttpResponseMessage> Save(this DeskClient desk, string entryId, IEnumerable<(string Name, string Value)> form, string what = "speichern") =>
        await desk.Post($"/redaktion/eintraege/{entryId}/bearbeiten", await desk.Token(), form.Append(("tun", what)));

    /// <summary>Waits until readers see a version of an entry.</summary>
    public static Task Shown(this DirectoryApp app, string id, int version) => Eventually.Holds(() => app.Services.GetRequiredService<IndexFollower>().Current.Find(id)?.Version >= version);
}
