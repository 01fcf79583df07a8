using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Matching;
using FundingDirectory.Core.Search;
using Microsoft.AspNetCore.Http;

namespace FundingDirectory.Web.Addresses;

/// <summary>The addresses of alerts by e-mail: what is to be watched stands in the parameters, as on the page it was found with.</summary>
public static class SubscriptionAddress
{
    public const string Path = "/benachrichtigungen";
    public const string ConfirmPath = "/benachrichtigungen/bestaetigen";
    public const string StopPath = "/benachrichtigungen/abmelden";
    /// <summary>Names the kind of what is watched.</summary>
    public const string Kind = "zu";
    /// <summary>Names the entry.</summary>
    public const string Entry = "eintrag";

    /// <summary>To be told what a search finds.</summary>
    public static string Of(SearchQuery query) => With(SubscriptionKind.Search, SearchAddress.Parameters(query with { Sort = SearchSort.Relevance }).ToString());

    /// <summary>To be told what is not ruled out for a project.</summary>
    public static string Of(ProjectProfile profile) => With(SubscriptionKind.Project, ProjectAddress.Write(profile)[ProjectAddress.Path.Length..]);

    /// <summary>To be told about one entry.</summary>
    public static string Of(Entry entry) => $"{Path}?{Kind}={Word(SubscriptionKind.Entry)}&{Entry}={entry.Id}";

    /// <summary>The page that shows what is watched.</summary>
    public static string Shown(SubscriptionKind kind, string what, Func<string, Entry?> find) => kind switch
    {
        SubscriptionKind.Search => SearchAddress.Path + what,
        SubscriptionKind.Project => ProjectAddress.Path + what + (what.Length > 0 ? "&" : "?") + "schritt=ergebnis",
        _ => find(what) is { } entry ? EntryAddress.Of(entry) : "/",
    };

    /// <summary>What an address asks to watch, written as it is stored; null when it names nothing that can be watched. Values that are not known are left out.</summary>
    public static (SubscriptionKind Kind, string What)? Read(IQueryCollection parameters, Func<string, Entry?> find) => parameters[Kind].FirstOrDefault() switch
    {
        "suche" => (SubscriptionKind.Search, SearchAddress.Parameters(SearchAddress.Read(parameters).Query with { Sort = SearchSort.Relevance }).ToString()),
        "projekt" => (SubscriptionKind.Project, ProjectAddress.Write(Stored(ProjectAddress.Read(parameters).Profile))[ProjectAddress.Path.Length..]),
        "eintrag" => parameters[Entry].FirstOrDefault() is { } id && find(id) is { } entry ? (SubscriptionKind.Entry, entry.Id) : null,
        _ => null,
    };

    // Free words are searched and never stored; what they are about is.
    private static ProjectProfile Stored(ProjectProfile profile) => profile with { Topics = new Project(profile, null, default).Topics, Description = null };

    private static string Word(SubscriptionKind kind) => kind switch { SubscriptionKind.Search => "suche", SubscriptionKind.Project => "projekt", _ => "eintrag" };

    private static string With(SubscriptionKind kind, string parameters) => $"{Path}?{Kind}={Word(kind)}{(parameters.Length > 0 ? "&" + parameters[1..] : "")}";
}
