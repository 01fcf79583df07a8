using System.Globalization;
using FundingDirectory.Api.Desk.Access;
using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Store;
using FundingDirectory.Web.Addresses;
using FundingDirectory.Web.Desk.Fields;

namespace FundingDirectory.Api.Desk.Lists;

/// <summary>What a form of a list sends beside the list itself: the version it was made from, and why.</summary>
public sealed record ListForm(int Version, string? Reason, FormReader Reader)
{
    private const int LongestReason = 300;

    public static async Task<(ListForm Form, IFormCollection Sent)> Read(HttpContext http, CancellationToken cancel)
    {
        var sent = await DeskForm.Read(http, cancel);
        var typed = new FormValues();
        foreach (var (name, values) in sent) typed[name] = [.. values.OfType<string>()];
        var reader = new FormReader(typed);
        var reason = reader.Text("begruendung", "Was und warum", LongestReason);
        if (reason is null && reader.Errors.Count == 0) reader.Wrong("begruendung", "Bitte sagen Sie in einem Satz, was Sie geändert haben und warum.");
        return (new(Number(sent, "stand"), reason, reader), sent);
    }

    internal static int Number(IFormCollection form, string name) => int.TryParse(form[name].FirstOrDefault(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;
}

/// <summary>How a save of a list ended. Met: the version somebody else saved meanwhile; null with no errors = saved.</summary>
public sealed record ListSave(IReadOnlyList<DeskListVersion> Versions, DeskListVersion? Met, IReadOnlyList<FieldError> Errors)
{
    public bool IsSaved => Met is null && Errors.Count == 0;
}

/// <summary>Saves the lists that editors keep: over the version they were made from, never over somebody else's.</summary>
public sealed class ListDesk(DeskListStore lists, TimeProvider time)
{
    /// <summary>Every version, the newest first.</summary>
    public Task<IReadOnlyList<DeskListVersion>> Versions(DeskListKind kind, CancellationToken cancel) => lists.Versions(kind, cancel);

    /// <summary>Saves what was typed, unless something is wrong with it or somebody was faster.</summary>
    public async Task<ListSave> Save(DeskListKind kind, ListForm form, Func<string> content, string editor, CancellationToken cancel)
    {
        var versions = await lists.Versions(kind, cancel);
        if (form.Reader.Errors.Count > 0) return new(versions, null, form.Reader.Errors);
        var saved = form.Version == (versions.Count == 0 ? 0 : versions[0].Version) && await Put(kind, form.Version, content(), form.Reason!, editor, cancel);
        return saved ? new(versions, null, []) : new(versions = await lists.Versions(kind, cancel), versions.Count == 0 ? null : versions[0], versions.Count == 0 ? [new("", "Das Formular ist veraltet.")] : []);
    }

    /// <summary>Makes an old version the newest one; false when there is none, or somebody saved in between.</summary>
    public async Task<bool> Restore(DeskListKind kind, int over, int version, string editor, CancellationToken cancel) =>
        (await lists.Versions(kind, cancel)).FirstOrDefault(v => v.Version == version) is { } old && await Put(kind, over, old.Content, $"Fassung {version} wiederhergestellt", editor, cancel);

    private Task<bool> Put(DeskListKind kind, int over, string content, string reason, string editor, CancellationToken cancel) =>
        lists.Save(new DeskListVersion(kind, over + 1, time.GetUtcNow(), editor, reason, content), cancel);

    /// <summary>What the page says after a save.</summary>
    internal static string? Said(HttpContext http) => http.Request.Query["fertig"].FirstOrDefault() switch
    {
        "gespeichert" => "Gespeichert. Suche und Seiten folgen innerhalb einer Sekunde.",
        "wiederhergestellt" => "Die alte Fassung gilt wieder.",
        _ => null,
    };
}
