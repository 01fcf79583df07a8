using System.Globalization;
using System.Runtime.CompilerServices;
using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Store;
using FundingDirectory.Core.Workflow;
using FundingDirectory.Web.Desk;
using FundingDirectory.Web.Desk.Fields;
using FundingDirectory.Web.Desk.Lists;

namespace FundingDirectory.Api.Desk.Audit;

/// <summary>Everything that is kept about who did what, line by line: every version of every entry, the lists, sign-ins and accounts.</summary>
public sealed class AuditLog(EntryStore entries, DeskListStore lists, EditorLog log, AccountStore accounts, AuditSeal seal)
{
    private static readonly string[] Heads = ["Bereich", "Nr.", "Zeitpunkt (UTC)", "Wer", "Freigegeben von", "Was", "Gegenstand", "Kennung", "Fassung", "Warum", "Geänderte Angaben", "Aus der Quelle"];

    /// <summary>The lines of the file, signed off in the name of who asked for it.</summary>
    public async IAsyncEnumerable<string> Lines(string by, DateTimeOffset now, [EnumeratorCancellation] CancellationToken cancel)
    {
        var chain = seal.Begin();
        yield return chain.Next(Heads);
        await foreach (var (version, before) in entries.History(cancel)) yield return chain.Next(Of(version, before));
        await foreach (var version in lists.History(cancel)) yield return chain.Next(Of(version));
        var names = (await accounts.All(cancel)).ToDictionary(e => e.Id, e => e.Name);
        await foreach (var line in log.All(cancel)) yield return chain.Next("Anmeldungen und Konten", Number(line.Number), Moment(line.At), names.GetValueOrDefault(line.Editor ?? "") ?? line.Editor ?? "unbekannt", null, DeskWords.Of(line.Kind), null, line.Editor, null, line.Detail, null, null);
        yield return chain.Close($"ausgegeben von {by}", Moment(now));
    }

    private static string?[] Of(Entry version, EntryContent? before) =>
    [
        "Einträge", Number(version.Revision), Moment(version.SavedAt), version.SavedFrom is null ? version.SavedBy : "Import", version.ApprovedBy, DeskWords.Of(version.Status), version.Content.Title, version.Id, Number(version.Version), version.Reason,
        before is null ? "neu" : string.Join(", ", FieldDiff.Of(before, version.Content).Select(c => EntryFields.Label(version.Kind, c.Field)).Distinct()), version.SavedFrom,
    ];

    private static string?[] Of(DeskListVersion version) =>
        ["Listen", null, Moment(version.SavedAt), version.SavedBy, null, "geändert", ListWords.Title(version.Kind), Vocabulary.Code(version.Kind), Number(version.Version), version.Reason, null, null];

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Moment(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
}
