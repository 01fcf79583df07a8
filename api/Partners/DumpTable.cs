using System.Globalization;
using CsvHelper;
using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Search;
using FundingDirectory.Web;
using Microsoft.AspNetCore.Http.HttpResults;

namespace FundingDirectory.Api.Partners;

/// <summary>GET /dump.csv: the facts of everything public as a table.</summary>
public static class DumpTable
{
    private const string Comma = "comma", Semicolon = "semicolon";

    private static readonly string[] Heads =
    [
        "kind", "id", "slug", "version", "revision", "status", "title", "summary", "level", "provider", "areas", "topics", "fundingTypes", "eligibleApplicants", "fundingRateMax", "amountMin", "amountMax",
        "deadlineModel", "openness", "closes", "url", "source", "sourceUrl", "licence", "attribution", "lastVerified", "savedAt",
    ];

    /// <summary>One row an entry, with the facts a table can hold; lists are separated by « | ». A cell that begins like a formula is marked as text.</summary>
    /// <param name="separator">«comma» (RFC 4180), or «semicolon» with a byte order mark, as Excel reads it in German.</param>
    public static Results<PushStreamHttpResult, StatusCodeHttpResult, ProblemHttpResult> Handle(IndexFollower follower, SiteInfo site, HttpContext http, [Codes(Also = [Comma, Semicolon], AlsoMeans = ["mit Komma, nach RFC 4180", "mit Semikolon, für Excel"])] string? separator)
    {
        if (separator is not (null or "" or Comma or Semicolon)) return Problems.Invalid(nameof(separator), $"Möglich sind: {Comma}, {Semicolon}.");
        var (directory, root, forExcel) = (follower.Current, Pages.Show.Root(site, http.Request), separator == Semicolon);
        if (State.IsKnown(http, directory, forExcel ? "csv-semicolon" : "csv")) return TypedResults.StatusCode(StatusCodes.Status304NotModified);
        return TypedResults.Stream(stream => Write(directory, root, stream, forExcel), "text/csv; charset=utf-8", forExcel ? "verzeichnis-excel.csv" : "verzeichnis.csv");
    }

    private static async Task Write(PublishedDirectory directory, string root, Stream to, bool forExcel)
    {
        var options = CsvWriterOptions.Default with { Separator = forExcel ? ';' : ',', Injection = CsvInjection.Escape, WriteByteOrderMark = forExcel };
        // The writer knows no asynchronous way, and the server takes no other: parts wait in memory until they are sent.
        using var part = new MemoryStream();
        using var csv = CsvWriter.Create(part, options, leaveOpen: true);
        foreach (var head in Heads) csv.WriteField(head);
        csv.EndRecord();
        foreach (var entry in directory.Entries)
        {
            foreach (var cell in Cells(entry, directory.Today, root)) csv.WriteField(cell);
            csv.EndRecord();
            if (part.Length > 64 * 1024) await Send();
        }
        csv.Flush();
        await Send();

        async Task Send()
        {
            await to.WriteAsync(part.GetBuffer().AsMemory(0, (int)part.Length));
            part.SetLength(0);
        }
    }

    private static IEnumerable<string?> Cells(Entry entry, DateOnly today, string root)
    {
        var facts = new Entries.EntrySummary(entry, today);
        var programme = entry.Content as FundingProgramme;
        // The record's own source comes first; a catalogue entry also names where it was read.
        var (source, place) = (entry.Content.Sources.FirstOrDefault(), entry.Content.Sources.FirstOrDefault(s => s.Url is not null));
        return
        [
            Vocabulary.Code(facts.Kind), facts.Id, facts.Slug, Number(entry.Version), Number(entry.Revision), Vocabulary.Code(facts.Status), facts.Title, facts.Summary,
            facts.Level is { } level ? Vocabulary.Code(level) : null, facts.Provider, List(facts.Areas), List(facts.Topics.Select(t => Vocabulary.Code(t))),
            List(programme?.FundingTypes.Select(t => Vocabulary.Code(t)) ?? []), List(facts.EligibleApplicants.Select(a => Vocabulary.Code(a))),
            facts.FundingRates.Max(r => (decimal?)r.PercentMax)?.ToString(CultureInfo.InvariantCulture), Number(programme?.AmountMin), Number(programme?.AmountMax),
            programme is null ? null : Vocabulary.Code(programme.DeadlineModel), facts.Openness is { } openness ? Vocabulary.Code(openness.State) : null, Day(facts.Openness?.Closes), root + facts.Url,
            source?.Source, place?.Url, source?.Licence, source?.Attribution, Day(facts.LastVerified), State.Moment(entry.SavedAt),
        ];
    }

    private static string List(IEnumerable<string> values) => string.Join(" | ", values);

    private static string? Number(long? value) => value?.ToString(CultureInfo.InvariantCulture);

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
