using FundingDirectory.Core.Domain;
using FundingDirectory.Web.Addresses;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace FundingDirectory.Web.Components;

/// <summary>Puts into words what a subscription watches.</summary>
public static class Watched
{
    /// <summary>For instance «Suche «Chatbot», Mecklenburg-Vorpommern».</summary>
    public static string Words(SubscriptionKind kind, string what, Func<string, Entry?> find)
    {
        if (kind == SubscriptionKind.Entry) return find(what)?.Content.Title ?? "Eintrag, den es nicht mehr gibt";
        var parameters = new QueryCollection(QueryHelpers.ParseQuery(what));
        return kind == SubscriptionKind.Search ? Search(parameters) : Project(ProjectAddress.Read(parameters).Profile);
    }

    private static string Search(QueryCollection parameters)
    {
        var query = SearchAddress.Read(parameters).Query;
        string[] filters =
        [
            .. query.Levels.Select(l => Vocabulary.Label(l)), .. query.States.Select(s => Vocabulary.State(s)!), .. query.Topics.Select(t => Vocabulary.Label(t)), .. query.FundingTypes.Select(t => Vocabulary.Label(t)),
            .. query.Applicants.Select(a => Vocabulary.Label(a)), .. SearchAddress.HasDefaultStatus(query) ? [] : query.Statuses.Select(State),
        ];
        var words = query.Text is { } text ? $"Suche «{text}»" : filters.Length > 0 ? "Fördermittel" : "alle Fördermittel";
        return string.Join(", ", filters.Prepend(words));
    }

    private static string Project(ProjectProfile profile)
    {
        string[] parts = [.. profile.Topics.Select(t => Vocabulary.Label(t)), .. (profile.Ars ?? profile.Ags) is { } key ? [$"Regionalschlüssel {key}"] : Array.Empty<string>()];
        return string.Join(", ", parts.Prepend("Mein Projekt"));
    }

    private static string State(string code) => Vocabulary.Parse<OpennessState>(code) is { } state ? Vocabulary.Label(state) : Vocabulary.Label(EntryStatus.Withdrawn);
}
