using FundingDirectory.Api.Desk.Access;
using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Store;
using FundingDirectory.Web;
using FundingDirectory.Web.Desk;
using FundingDirectory.Web.Pages;
using Microsoft.AspNetCore.Http.HttpResults;

namespace FundingDirectory.Api.Desk.Editing;

/// <summary>/redaktion/eintraege/{id}: an entry on the desk with its draft, its questions and its history.</summary>
public sealed record ShowEntry(EntryDesk Entries, EntryStore Store, ProposalStore Proposals, ReaderMessageStore Messages, FormStore Forms, TimeProvider Time)
{
    public static async Task<Results<RazorComponentResult<EntryPage>, RazorComponentResult<ErrorPage>>> Handle(HttpContext http, ShowEntry show, string id, CancellationToken cancel) =>
        await show.Entries.Find(id, cancel) is { } open ? await show.Page(http, open, cancel) : EditEntry.Unknown(http);

    /// <summary>The page; more parameters say what has just happened.</summary>
    internal async Task<RazorComponentResult<EntryPage>> Page(HttpContext http, OpenEntry open, CancellationToken cancel, params (string, object?)[] more) => DeskPage.Show<EntryPage>(http,
    [
        ("Id", open.Id), ("Published", open.Published), ("Draft", open.Draft), ("MayApprove", http.Editor().May(EditorRole.Approve) && (open.Draft?.MayBeApprovedBy(http.Editor().Name) == true || !Entries.NeedsSecondPerson)),
        ("Proposals", (await Proposals.All(cancel)).Where(p => p.EntryId == open.Id && p.Id != open.Draft?.Resolves).ToList()), ("Messages", (await Messages.Open(cancel)).Where(m => m.EntryId == open.Id).ToList()),
        ("Others", PresenceWords.Of(await Forms.Others(open.Id, http.Editor().Id, Time.GetUtcNow(), cancel))), ("SourceNames", SourceNames), ("Done", Said(http.Request.Query["fertig"].FirstOrDefault())), .. more,
    ]);

    /// <summary>/redaktion/eintraege/{id}/verlauf: every version, what it changed, and the way back to it.</summary>
    public static async Task<Results<RazorComponentResult<HistoryPage>, RazorComponentResult<ErrorPage>>> History(HttpContext http, ShowEntry show, string id, CancellationToken cancel)
    {
        var versions = await show.Store.Versions(id, cancel);
        return versions.Count == 0 ? EditEntry.Unknown(http) : DeskPage.Show<HistoryPage>(http, ("Id", id), ("Versions", versions), ("SourceNames", SourceNames));
    }

    /// <summary>/redaktion/eintraege/{id}/vorschau: the public page as it will be.</summary>
    public static async Task<IResult> Preview(HttpContext http, ShowEntry show, string id, CancellationToken cancel)
    {
        if (await show.Entries.Find(id, cancel) is not { } open) return EditEntry.Unknown(http);
        var (site, today) = (http.RequestServices.GetRequiredService<SiteInfo>(), BerlinTime.Today(show.Time));
        var entry = new Entry
        {
            Id = id, Content = (await show.Entries.Current(open, cancel)).Content, Version = open.Version + 1, Revision = 0, Status = open.Draft?.Status ?? open.Published!.Status,
            SavedAt = show.Time.GetUtcNow(), SavedBy = http.Editor().Name,
        };
        return entry.Content switch
        {
            FundingProgramme programme => Public<ProgrammePage>(("Entry", entry), ("Openness", Openness.Of(programme, today)), ("SourceNames", SourceNames)),
            Article => Public<ArticlePage>(("Entry", entry)),
            CompetenceCentre => Public<CentresPage>(("Centres", new List<Entry> { entry })),
            _ => Public<UseCasesPage>(("UseCases", new List<Entry> { entry })),
        };

        RazorComponentResult<T> Public<T>(params (string Name, object? Value)[] parameters) where T : Microsoft.AspNetCore.Components.IComponent =>
            new(parameters.Append(("Site", site)).ToDictionary(p => p.Item1, p => p.Item2)) { PreventStreamingRendering = true };
    }

    internal static IReadOnlyDictionary<string, string> SourceNames { get; } = Sources.All.ToDictionary(s => s.Id, s => s.Name);

    private static string? Said(string? done) => done switch
    {
        "gespeichert" => "Der Entwurf ist gespeichert. Veröffentlicht ist er noch nicht.",
        "zur-freigabe" => "Der Entwurf liegt jetzt zur Freigabe.",
        "freigegeben" => "Veröffentlicht. Seite, Suche und Schnittstelle zeigen es in etwa einer Sekunde.",
        "geplant" => "Freigegeben. Der Entwurf erscheint zum gewählten Zeitpunkt.",
        "planung-aufgehoben" => "Der Entwurf erscheint nicht mehr von selbst und liegt wieder zur Freigabe.",
        "zurueck" => "Der Entwurf ist mit Ihrer Begründung zurückgegeben.",
        "verworfen" => "Der Entwurf ist verworfen.",
        "geprueft" => "Als geprüft vermerkt.",
        "meldung" => "Die Meldung ist erledigt.",
        "behalten" => "Entschieden: Es bleibt, wie es ist.",
        _ => null,
    };
}
