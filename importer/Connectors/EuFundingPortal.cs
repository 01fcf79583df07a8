using System.Globalization;
using System.Text.Json;
using FundingDirectory.Core.Domain;
using FundingDirectory.Importer.Fetching;
using FundingDirectory.Importer.Normalising;

namespace FundingDirectory.Importer.Connectors;

/// <summary>The EU Funding &amp; Tenders Portal by its search API: forthcoming and open calls, one query a programme, all pages.
/// <paramref name="searchAddress"/>: another address of the search, for instance a local replay; null = the public one.</summary>
public sealed class EuFundingPortal(Uri? searchAddress = null) : IConnector
{
    internal const string Forthcoming = "31094501", Open = "31094502", Closed = "31094503";
    private const int PageSize = 100, MostResults = 10_000;
    // An old copy of the index that nobody cleans up: its calls stand open for ever.
    private const string StaleIndex = "SEDIA_PRD_CENTRICITY";
    private static readonly Uri Public = new("https://api.tech.ec.europa.eu/search-api/prod/rest/search");

    public Source Source => Sources.EuFundingPortal;

    public async Task<IReadOnlyList<Capture>> Fetch(Fetcher fetcher, CancellationToken cancel)
    {
        List<Capture> pages = [];
        foreach (var (programme, label) in EuProgrammes.Labels)
        {
            var (seen, total) = (0, 1);
            for (var number = 1; seen < total; number++)
            {
                var capture = await fetcher.PostMultipart(Address(number), Query(programme), EuSearchPage.Wrong, cancel);
                var page = EuSearchPage.Read(capture);
                (seen, total) = (seen + page.Results.Count, page.TotalResults);
                if (total > MostResults) throw new FetchException($"Das EU-Portal meldet für {label} {total} Treffer, gibt aber nur {MostResults} heraus.");
                if (page.Results.Count == 0 && seen < total) throw new FetchException($"Das EU-Portal liefert für {label} nur {seen} von {total} Treffern.");
                pages.Add(capture with { Name = $"{programme}/page-{number.ToString("000", CultureInfo.InvariantCulture)}.json" });
            }
        }
        return pages;
    }

    public Parsed Parse(IReadOnlyList<Capture> captures)
    {
        if (captures.Count == 0) throw new SourceFormatException("Vom EU-Portal liegt keine Suchantwort vor.");
        var pages = captures.Select(c => (Query: QueryOf(c), c.FetchedAt, Page: EuSearchPage.Read(c))).ToList();
        List<Problem> problems = [];
        // The first of equal results stays; English goes before any other language.
        Dictionary<string, (EuResult Result, DateTimeOffset FetchedAt)> calls = [];
        foreach (var (query, fetchedAt, page) in pages)
        {
            foreach (var result in page.Results)
            {
                if (result.Reference is null) problems.Add(new Problem(result.Url ?? query, "reference", "Ein Treffer hat keine Kennung."));
                else if (!result.All("DATASOURCE").Contains(StaleIndex) && (!calls.TryGetValue(result.Key, out var known) || (IsEnglish(result) && !IsEnglish(known.Result))))
                    calls[result.Key] = (result, fetchedAt);
            }
        }
        problems.AddRange(calls.Where(c => EuCall.Title(c.Value.Result) is null).Select(c => new Problem(c.Key, "title", "Der Aufruf hat keinen Titel.")));
        var good = calls.Where(c => EuCall.Title(c.Value.Result) is not null).OrderBy(c => c.Key, StringComparer.Ordinal).ToList();
        var slugs = Slugs.Unique(good.Select(c => (c.Key, EuCall.Slug(c.Value.Result))));
        return new Parsed
        {
            Records = [.. good.Select(c => new ParsedRecord(c.Key, EuCall.Read(c.Value.Result, slugs[c.Key], Source, c.Value.FetchedAt)))],
            Problems = problems,
            Complete = IsComplete(pages.ToLookup(p => p.Query, p => p.Page)),
        };
    }

    /// <summary>True when every query gave as many different results as it announced, and no programme is missing among queries by programme.</summary>
    private static bool IsComplete(ILookup<string, EuSearchPage> queries)
    {
        var byProgramme = queries.Any(q => EuProgrammes.Labels.ContainsKey(q.Key));
        return queries.All(q => q.SelectMany(p => p.Results).Select(r => r.Reference).OfType<string>().Distinct().Count() == q.Max(p => p.TotalResults))
            && (!byProgramme || EuProgrammes.Labels.Keys.All(queries.Contains));
    }

    private static bool IsEnglish(EuResult result) => result.Spoken.Equals("en", StringComparison.OrdinalIgnoreCase);

    /// <summary>Pages in one folder answer one query.</summary>
    private static string QueryOf(Capture capture) => capture.Name.LastIndexOf('/') is > 0 and var end ? capture.Name[..end].Split('/')[^1] : "";

    private Uri Address(int page) => new UriBuilder(searchAddress ?? Public) { Query = string.Create(CultureInfo.InvariantCulture, $"apiKey=SEDIA&text=***&pageSize={PageSize}&pageNumber={page}") }.Uri;

    private static (string Name, string Json)[] Query(string programme) =>
    [
        ("query", JsonSerializer.Serialize(new { @bool = new { must = new object[] { Terms("type", "1", "2", "8"), Terms("status", Forthcoming, Open), Terms("frameworkProgramme", programme) } } })),
        ("languages", """["en"]"""),
        ("sort", """{"field":"startDate","order":"ASC"}"""),
    ];

    private static Dictionary<string, object> Terms(string field, params string[] values) => new() { ["terms"] = new Dictionary<string, string[]> { [field] = values } };
}
