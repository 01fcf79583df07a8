using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Search;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;

namespace FundingDirectory.Web.Addresses;

/// <summary>What the address of the search page asks for. Errors name values that were left out.</summary>
public sealed record SearchRequest(SearchQuery Query, int Page, IReadOnlyList<FieldError> Errors);

/// <summary>The address of the search page: the whole state of a search as parameters, both ways.</summary>
public static class SearchAddress
{
    public const string Path = "/foerdermittel";
    /// <summary>The same search as a feed to subscribe to.</summary>
    public const string FeedPath = "/feed.atom";
    /// <summary>The deadlines of the same search as a calendar to subscribe to.</summary>
    public const string CalendarPath = "/foerdermittel.ics";
    public const int PageSize = 20;
    private const int LastPage = 1000;
    private const int LongestText = 200;
    private const string Everything = "alle";

    /// <summary>What is searched when no status is given: all but what is known to be closed or withdrawn. «open» includes «closingSoon».</summary>
    public static IReadOnlyList<string> DefaultStatuses { get; } = [.. new[] { OpennessState.Open, OpennessState.Rolling, OpennessState.Upcoming, OpennessState.Unknown }.Select(s => Vocabulary.Code(s))];

    /// <summary>Every status the search knows.</summary>
    public static IReadOnlyList<string> Statuses { get; } = [.. Enum.GetValues<OpennessState>().Select(s => Vocabulary.Code(s)), Vocabulary.Code(EntryStatus.Withdrawn)];

    /// <summary>Reads an address; unusable values become errors, never exceptions.</summary>
    public static SearchRequest Read(IQueryCollection parameters)
    {
        var reader = new QueryReader(parameters);
        var page = reader.Page(LastPage);
        var query = new SearchQuery
        {
            Text = reader.Text("q", LongestText),
            Kinds = [EntryKind.FundingProgramme],
            Levels = reader.Codes<FundingLevel>("ebene", "Ebene"),
            States = reader.Words("land", "Land", key => Vocabulary.State(key) is not null),
            Topics = reader.Codes<Topic>("thema", "Thema"),
            FundingTypes = reader.Codes<FundingType>("art", "Art der Förderung"),
            Applicants = reader.Codes<ApplicantType>("antragsteller", "Antragsteller"),
            Statuses = ReadStatuses(reader),
            Sort = reader.Code<SearchSort>("sortierung", "Sortierung") ?? SearchSort.Relevance,
            Offset = (page - 1) * PageSize,
            Limit = PageSize,
        };
        return new(query, page, reader.Errors);
    }

    /// <summary>The address of a search, with the slugs of the programmes that are picked for comparison; what is the default is left out.</summary>
    public static string Write(SearchQuery query, int page = 1, IEnumerable<string>? picked = null)
    {
        var address = Parameters(query);
        if (page > 1) address.Add("seite", page.ToString(System.Globalization.CultureInfo.InvariantCulture));
        return Path + ComparisonAddress.With(picked ?? [], address);
    }

    /// <summary>The address of a search as a feed.</summary>
    public static string WriteFeed(SearchQuery query) => FeedPath + Parameters(query);

    /// <summary>The address of a search as a calendar.</summary>
    public static string WriteCalendar(SearchQuery query) => CalendarPath + Parameters(query);

    /// <summary>A search as parameters, for an address that carries it along; what is the default is left out.</summary>
    public static QueryBuilder Parameters(SearchQuery query)
    {
        var address = new QueryBuilder();
        if (!string.IsNullOrWhiteSpace(query.Text)) address.Add("q", query.Text);
        address.AddCodes("ebene", query.Levels);
        foreach (var state in query.States) address.Add("land", state);
        address.AddCodes("thema", query.Topics);
        address.AddCodes("art", query.FundingTypes);
        address.AddCodes("antragsteller", query.Applicants);
        if (query.Statuses.Count == 0) address.Add("status", Everything);
        else if (!HasDefaultStatus(query)) foreach (var status in query.Statuses) address.Add("status", status);
        if (query.Sort != SearchSort.Relevance) address.Add("sortierung", Vocabulary.Code(query.Sort));
        return address;
    }

    /// <summary>Whether the search leaves out what is known to be closed, as it does at first.</summary>
    public static bool HasDefaultStatus(SearchQuery query) => query.Statuses.Count == DefaultStatuses.Count && DefaultStatuses.All(query.Statuses.Contains);

    /// <summary>A fresh search with the defaults of the page.</summary>
    public static SearchQuery Fresh(string? text = null) => new() { Text = text, Kinds = [EntryKind.FundingProgramme], Statuses = DefaultStatuses, Limit = PageSize };

    internal static void AddCodes<T>(this QueryBuilder address, string name, IEnumerable<T> codes) where T : struct, Enum
    {
        foreach (var code in codes) address.Add(name, Vocabulary.Code(code));
    }

    private static IReadOnlyList<string> ReadStatuses(QueryReader reader)
    {
        if (reader.Values("status").Contains(Everything)) return [];
        var chosen = reader.Words("status", "Status", Statuses.Contains);
        if (chosen.Count == 0) return DefaultStatuses;
        if (Statuses.All(chosen.Contains)) return [];
        return chosen.Contains(Vocabulary.Code(OpennessState.Open)) ? [.. chosen.Where(s => s != Vocabulary.Code(OpennessState.ClosingSoon))] : chosen;
    }
}
