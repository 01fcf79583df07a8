using System.Globalization;
using FundingDirectory.Core.Domain;
using FundingDirectory.Importer.Fetching;
using FundingDirectory.Importer.Normalising;

namespace FundingDirectory.Importer.Connectors;

/// <summary>The EU Funding &amp; Tenders Portal by its search API: forthcoming and open calls, one query a programme, all pages.
/// <paramref name="searchAddress"/>: another address of the search, for instance a local replay; null = the public one.
/// <paramref name="details"/>: the folder of topic details; null = the public one, or none when the search is asked elsewhere.</summary>
public sealed class EuFundingPortal(Uri? searchAddress = null, Uri? details = null) : IConnector
{
    internal const string Forthcoming = "31094501", Open = "31094502", Closed = "31094503";
    private const int PageSize = 100, MostResults = 10_000, MostDetails = 100;
    // An old copy of the index that nobody cleans up: its calls stand open for ever.
    private const string StaleIndex = "SEDIA_PRD_CENTRICITY";
    private static readonly Uri PublicDetails = new("https://ec.europa.eu/info/funding-tenders/opportunities/data/topicDetails/");
    private static readonly Uri Public = new("https://api.tech.ec.europa.eu/search-api/prod/rest/search");

    public Source Source => Sources.EuFundingPortal;

    public async Task<IReadOnlyList<Capture>> Fetch(Fetcher fetcher, CancellationToken cancel)
    {
        List<Capture> pages = [];
        foreach (var programme in EuProgrammes.Labels.Keys)
        {
            var whole = new EuQuery(programme, EuQuery.Types, EuQuery.Statuses);
            if (await Pages(fetcher, whole, pages, cancel) <= MostResults) continue;
            // The portal gives out no more for one query: ask again in smaller ones.
            foreach (var part in whole.Parts())
                if (await Pages(fetcher, part, pages, cancel) is > MostResults and var total)
                    throw new FetchException($"Das EU-Portal meldet für {EuProgrammes.Labels[programme]} {total} Treffer auf eine Teilabfrage, gibt aber nur {MostResults} heraus.");
        }
        if (details is not null || searchAddress is null) await Details(fetcher, pages, cancel);
        return pages;
    }

    /// <summary>Adds all pages of one query; adds none where it has more results than the portal gives out. Returns how many it has.</summary>
    private async Task<int> Pages(Fetcher fetcher, EuQuery query, List<Capture> pages, CancellationToken cancel)
    {
        var (seen, total) = (0, 1);
        for (var number = 1; seen < total; number++)
        {
            var capture = await fetcher.PostMultipart(Address(number), query.Form(), EuSearchPage.Wrong, cancel);
            var page = EuSearchPage.Read(capture);
            (seen, total) = (seen + page.Results.Count, page.TotalResults);
            if (total > MostResults) return total;
            if (page.Results.Count == 0 && seen < total) throw new FetchException($"Das EU-Portal liefert für {EuProgrammes.Labels[query.Programme]} nur {seen} von {total} Treffern.");
            pages.Add(capture with { Name = $"{query.Name}/page-{number.ToString("000", CultureInfo.InvariantCulture)}.json" });
        }
        return total;
    }

    /// <summary>Adds the details of topics of the digital programme, where they help a municipality; a topic without them stands as the search has it.</summary>
    private async Task Details(Fetcher fetcher, List<Capture> pages, CancellationToken cancel)
    {
        var topics = pages.Where(p => p.Name.StartsWith(EuProgrammes.Digital, StringComparison.Ordinal)).SelectMany(p => EuSearchPage.Read(p).Results)
            .Where(r => r.First("type") == "1" && !r.All("DATASOURCE").Contains(StaleIndex)).Select(r => r.First("identifier")?.ToLowerInvariant()).OfType<string>().Distinct().Take(MostDetails).ToList();
        foreach (var topic in topics)
        {
            var address = new Uri(details ?? PublicDetails, $"{Uri.EscapeDataString(topic)}.json");
            if (await fetcher.GetOrLast(address, c => EuTopicDetails.Read(c) is null ? "Die Einzelheiten eines Themas sind kein JSON des Portals." : null, cancel) is { } capture)
                pages.Add(capture with { Name = $"topicDetails/{topic}.json" });
        }
    }

    public Parsed Parse(IReadOnlyList<Capture> captures)
    {
        if (captures.Count == 0) throw new SourceFormatException("Vom EU-Portal liegt keine Suchantwort vor.");
        var known = captures.Select(EuTopicDetails.Read).OfType<EuTopicDetails>().DistinctBy(d => d.Identifier, StringComparer.OrdinalIgnoreCase).ToDictionary(d => d.Identifier, StringComparer.OrdinalIgnoreCase);
        var pages = captures.Where(c => EuTopicDetails.Read(c) is null).Select(c => (Query: QueryOf(c), c.FetchedAt, Page: EuSearchPage.Read(c))).ToList();
        List<Problem> problems = [];
        // The first of equal results stays; English goes before any other language.
        Dictionary<string, (EuResult Call, DateTimeOffset FetchedAt)> calls = [];
        foreach (var (query, fetchedAt, page) in pages)
        {
            foreach (var result in page.Results)
            {
                if (result.Reference is null) problems.Add(new Problem(result.Url ?? query, "reference", "Ein Treffer hat keine Kennung."));
                else if (!result.All("DATASOURCE").Contains(StaleIndex) && (!calls.TryGetValue(result.Key, out var other) || (IsEnglish(result) && !IsEnglish(other.Call))))
                    calls[result.Key] = (result.First("type") == "1" && known.TryGetValue(result.First("identifier") ?? "", out var more) ? more.Complete(result) : result, fetchedAt);
            }
        }
        problems.AddRange(calls.Where(c => EuCall.Title(c.Value.Call) is null).Select(c => new Problem(c.Key, "title", "Der Aufruf hat keinen Titel.")));
        var good = calls.Where(c => EuCall.Title(c.Value.Call) is not null).OrderBy(c => c.Key, StringComparer.Ordinal).ToList();
        var slugs = Slugs.Unique(good.Select(c => (c.Key, EuCall.Slug(c.Value.Call))));
        return new Parsed
        {
            Records = [.. good.Select(c => new ParsedRecord(c.Key, EuCall.Read(c.Value.Call, slugs[c.Key], Source, c.Value.FetchedAt)))],
            Problems = problems,
            Complete = IsComplete(pages.ToLookup(p => p.Query, p => p.Page)),
        };
    }

    /// <summary>True when every query gave as many different results as it announced, and no programme is missing among queries by programme.</summary>
    private static bool IsComplete(ILookup<string, EuSearchPage> queries)
    {
        var programmes = queries.Select(q => EuQuery.ProgrammeIn(q.Key)).ToHashSet();
        var byProgramme = EuProgrammes.Labels.Keys.Any(programmes.Contains);
        return queries.All(q => q.SelectMany(p => p.Results).Select(r => r.Reference).OfType<string>().Distinct().Count() == q.Max(p => p.TotalResults))
            && (!byProgramme || EuProgrammes.Labels.Keys.All(programmes.Contains));
    }

    private static bool IsEnglish(EuResult result) => result.Spoken.Equals("en", StringComparison.OrdinalIgnoreCase);

    /// <summary>Pages in one folder answer one query.</summary>
    private static string QueryOf(Capture capture) => capture.Name.LastIndexOf('/') is > 0 and var end ? capture.Name[..end].Split('/')[^1] : "";

    private Uri Address(int page) => new UriBuilder(searchAddress ?? Public) { Query = string.Create(CultureInfo.InvariantCulture, $"apiKey=SEDIA&text=***&pageSize={PageSize}&pageNumber={page}") }.Uri;
}
