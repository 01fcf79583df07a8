using System.Text.RegularExpressions;
using FundingDirectory.Core.Domain;
using FundingDirectory.Importer.Fetching;
using FundingDirectory.Importer.Normalising;
using Capture = FundingDirectory.Importer.Fetching.Capture;

namespace FundingDirectory.Importer.Connectors;

/// <summary>The list of guides, laws and studies kept by hand. Each keeps how well it is evidenced.</summary>
public sealed partial class Leitfaeden : IConnector
{
    private static readonly FactList List = new("eintraege", "titel", new HashSet<string> { "titel", "herausgeber", "url", "datum", "art", "stichworte", "beleg" });

    public Source Source => Sources.Leitfaeden;

    public Task<IReadOnlyList<Capture>> Fetch(Fetcher fetcher, CancellationToken cancel) =>
        throw new FetchException("Für Leitfäden und Rechtstexte gibt es keine Schnittstelle: die gepflegte Liste (JSON) mit --from angeben.");

    public Parsed Parse(IReadOnlyList<Capture> captures)
    {
        List<Problem> problems = [];
        var articles = List.Read(captures, problems).Select(f => (Key: Slugs.From(f.Text("titel")!), Fact: f)).DistinctBy(a => a.Key).ToList();
        return new Parsed { Records = [.. articles.Select(a => new ParsedRecord(a.Key, Article(a.Fact, a.Key, problems)))], Problems = problems, Complete = true };
    }

    private Article Article(Fact fact, string key, List<Problem> problems)
    {
        var (title, url, date, grade) = (fact.Text("titel")!, WebAddresses.Safe(fact.Text("url")), fact.Text("datum"), fact.Grade("beleg"));
        if (fact.Text("url") is { } address && url is null) problems.Add(new Problem(title, "url", $"«{address}» ist keine Webadresse."));
        if (date is not null && !IsoPrefix().IsMatch(date))
        {
            problems.Add(new Problem(title, "datum", $"«{date}» ist kein Tag, Monat oder Jahr."));
            date = null;
        }
        List<(string Field, string From, bool Said)> said =
        [
            ("title", "titel", true), ("publisher", "herausgeber", fact.Text("herausgeber") is not null), ("published", "datum", date is not null),
            ("genre", "art", fact.Text("art") is not null), ("links", "url", url is not null),
        ];
        return new Article
        {
            Slug = key, Title = title, Publisher = fact.Text("herausgeber"), Published = date, Genre = fact.Text("art"), Keywords = fact.Texts("stichworte"), Evidence = grade,
            Links = url is null ? [] : [new Link { Role = LinkRole.Source, Url = url, Label = title }],
            Provenance = [.. said.Where(s => s.Said).Select(s => new Provenance
            {
                Field = s.Field, Source = Source.Id, SourceField = s.From, Url = url, Note = fact.Text("beleg"), FetchedAt = fact.FetchedAt, DecidedBy = DecidedBy.Source, Grade = grade,
            })],
            Sources = [new SourceReference { Source = Source.Id, SourceId = key, Url = url, Licence = Source.Licence, Attribution = Source.Attribution }],
        };
    }

    [GeneratedRegex(@"^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?$")]
    private static partial Regex IsoPrefix();
}
