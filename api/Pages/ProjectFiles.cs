using System.Globalization;
using CsvHelper;
using FundingDirectory.Api.Calendars;
using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Matching;
using FundingDirectory.Core.Search;
using FundingDirectory.Web;
using Microsoft.AspNetCore.Http.HttpResults;

namespace FundingDirectory.Api.Pages;

/// <summary>The result of a project to take along: /projekt.csv as a table, /projekt.ics with its deadlines. The answers are in the address, as on the page.</summary>
public static class ProjectFiles
{
    private static readonly string[] Heads = ["Programm", "Ergebnis", "Punkte", "Ebene", "Fördergeber", "Stand der Frist", "Frist", "Eigenanteil in Prozent", "Eigenanteil in Euro", "Gründe", "Adresse", "Stand"];

    // Excel in German reads the semicolon, and UTF-8 only with its mark; a cell that begins like a formula must stay text.
    private static readonly CsvWriterOptions Csv = CsvWriterOptions.Default with { Separator = ';', Injection = CsvInjection.Escape, WriteByteOrderMark = true };

    /// <summary>Every programme of the result with verdict and reasons.</summary>
    public static FileContentHttpResult Table(IndexFollower follower, SiteInfo site, HttpRequest request)
    {
        var answer = ShowProject.Asked(follower.Current, request).Answer;
        using var table = new MemoryStream();
        using (var csv = CsvWriter.Create(table, Csv, leaveOpen: true))
        {
            foreach (var head in Heads) csv.WriteField(head);
            csv.EndRecord();
            foreach (var match in answer.Programmes)
            {
                foreach (var cell in Cells(match, answer.AsOf, Show.Root(site, request) + EntryAddress.Of(match.Entry))) csv.WriteField(cell);
                csv.EndRecord();
            }
        }
        return TypedResults.File(table.ToArray(), "text/csv; charset=utf-8", $"foerdermittel-{answer.AsOf:yyyy-MM-dd}.csv");
    }

    /// <summary>The coming deadlines of the programmes that fit or are open, and what was dropped of those that are not ruled out, withdrawn ones included.</summary>
    public static async Task<Results<FileContentHttpResult, StatusCodeHttpResult>> Calendar(IndexFollower follower, Deadlines deadlines, HttpContext http, CancellationToken cancel)
    {
        var directory = follower.Current;
        if (State.IsKnown(http, directory, "ics")) return TypedResults.StatusCode(StatusCodes.Status304NotModified);
        var (profile, answer) = ShowProject.Asked(directory, http.Request);
        List<Entry> shown = [.. answer.Programmes.Where(m => m.Verdict != Verdict.Excluded).Select(m => m.Entry)];
        var gone = MatchProfile.NotExcluded(directory, profile, Deadlines.Gone(directory).Take(Deadlines.MostProgrammes).Select(e => new Candidate(e, directory.Today)));
        return await deadlines.File(http, "Fristen für mein Projekt", directory, shown.Where(e => ((FundingProgramme)e.Content).Rounds.Count > 0), shown.Concat(gone), cancel);
    }

    private static IEnumerable<string?> Cells(ProgrammeMatch match, DateOnly asOf, string address) =>
    [
        match.Programme.Title, Word(match.Verdict), match.Score.ToString("0.###", CultureInfo.GetCultureInfo("de-DE")), Vocabulary.Label(match.Programme.Level), match.Programme.FundingBody?.Name,
        Vocabulary.Label(match.Openness.State), match.Openness.Closes?.ToString("dd.MM.yyyy", CultureInfo.InvariantCulture),
        match.OwnShare?.Percent.ToString("0.##", CultureInfo.GetCultureInfo("de-DE")), match.OwnShare?.Euro?.ToString(CultureInfo.InvariantCulture),
        string.Join(" ", match.Reasons.Where(r => r.Outcome != Outcome.Met).Select(r => $"{r.Text} {r.WouldFitIf}".Trim())), address, asOf.ToString("dd.MM.yyyy", CultureInfo.InvariantCulture),
    ];

    private static string Word(Verdict verdict) => verdict switch { Verdict.Fits => "passt", Verdict.Open => "offen", _ => "passt nicht" };
}
