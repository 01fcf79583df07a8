using System.Text.Json.Nodes;
using FundingDirectory.Core.Search;
using FundingDirectory.Web;
using FundingDirectory.Web.Addresses;
using Microsoft.AspNetCore.Http.HttpResults;

namespace FundingDirectory.Api.Partners;

/// <summary>/katalog.jsonld: the directory as open data portals describe data (DCAT-AP.de 3.0), so that they can take it over.</summary>
public static class DataCatalogue
{
    private const string Dcat = "http://www.w3.org/ns/dcat#", Terms = "http://purl.org/dc/terms/", Person = "http://xmlns.com/foaf/0.1/", Contact = "http://www.w3.org/2006/vcard/ns#",
        German = "http://dcat-ap.de/def/dcatde/", Authority = "http://publications.europa.eu/resource/authority/";
    // The strictest licence among the sources; each record names its own.
    private const string Licence = "https://creativecommons.org/licenses/by-nd/4.0/";
    private const string Rights = "Jeder Datensatz nennt Lizenz und Namensnennung seiner Quellen. Texte der Förderdatenbank des Bundes dürfen nur unverändert weitergegeben werden (CC BY-ND 4.0).";

    private static readonly string[] Keywords = ["Fördermittel", "Kommunen", "Digitalisierung", "Künstliche Intelligenz", "Smart City"];

    /// <summary>The catalogue with its one data set and every form in which it is given.</summary>
    public static Results<ContentHttpResult, StatusCodeHttpResult> Handle(IndexFollower follower, SiteInfo site, HttpContext http)
    {
        var directory = follower.Current;
        if (State.IsKnown(http, directory, "dcat")) return TypedResults.StatusCode(StatusCodes.Status304NotModified);
        return TypedResults.Text(Describe(Pages.Show.Root(site, http.Request), site, State.Changed(directory)).ToJsonString(), "application/ld+json; charset=utf-8");
    }

    private static JsonObject Describe(string root, SiteInfo site, DateTimeOffset changed)
    {
        var publisher = new JsonObject { ["@id"] = $"{root}/impressum#betreiber", ["@type"] = "foaf:Agent", ["foaf:name"] = site.OperatorName ?? "Förder- und Wissensverzeichnis für Kommunen" };
        var day = new JsonObject { ["@type"] = "http://www.w3.org/2001/XMLSchema#dateTime", ["@value"] = State.Moment(changed) };
        return new JsonObject
        {
            ["@context"] = new JsonObject { ["dcat"] = Dcat, ["dct"] = Terms, ["foaf"] = Person, ["vcard"] = Contact, ["dcatde"] = German },
            ["@id"] = $"{root}/katalog.jsonld#katalog",
            ["@type"] = "dcat:Catalog",
            ["dct:title"] = Text("Förder- und Wissensverzeichnis für Kommunen"),
            ["dct:description"] = Text("Fördermittel, Anlaufstellen, Wissen und Praxisbeispiele für KI und Digitales in deutschen Kommunen."),
            ["dct:publisher"] = publisher,
            ["foaf:homepage"] = new JsonObject { ["@id"] = $"{root}/", ["@type"] = "foaf:Document" },
            ["dct:language"] = Reference($"{Authority}language/DEU"),
            ["dct:modified"] = day.DeepClone(),
            ["dcat:dataset"] = new JsonObject
            {
                ["@id"] = $"{root}/katalog.jsonld#verzeichnis",
                ["@type"] = "dcat:Dataset",
                ["dct:identifier"] = $"{root}/katalog.jsonld#verzeichnis",
                ["dct:title"] = Text("Förderprogramme, Kompetenzzentren, Leitfäden und Praxisbeispiele für Kommunen"),
                ["dct:description"] = Text("Gesammelt aus amtlichen Quellen mit Fundstelle je Angabe: wer beantragen darf, bis wann, wie viel, was selbst zu tragen ist."),
                ["dct:publisher"] = Reference($"{root}/impressum#betreiber"),
                ["dcat:contactPoint"] = ContactPoint(root, site),
                ["dct:language"] = Reference($"{Authority}language/DEU"),
                ["dct:spatial"] = Reference($"{Authority}country/DEU"),
                ["dct:accrualPeriodicity"] = Reference($"{Authority}frequency/DAILY"),
                ["dct:accessRights"] = Reference($"{Authority}access-right/PUBLIC"),
                ["dcat:theme"] = new JsonArray(Reference($"{Authority}data-theme/GOVE"), Reference($"{Authority}data-theme/ECON")),
                ["dcat:keyword"] = new JsonArray([.. Keywords.Select(Text)]),
                ["dct:modified"] = day,
                ["dcat:distribution"] = new JsonArray(
                    Form("ndjson", "Alles, ein Datensatz je Zeile (NDJSON)", $"{root}{ApiAddress.Root}/dump.ndjson", "https://www.iana.org/assignments/media-types/application/x-ndjson", "JSON"),
                    Form("csv", "Die wichtigsten Angaben als Tabelle (CSV)", $"{root}{ApiAddress.Root}/dump.csv", "https://www.iana.org/assignments/media-types/text/csv", "CSV"),
                    Form("api", "Schnittstelle (REST, OpenAPI 3.1)", $"{root}/openapi/v1.json", "https://www.iana.org/assignments/media-types/application/json", "JSON"),
                    Form("atom", "Zuletzt geänderte Fördermittel (Atom)", root + SearchAddress.FeedPath, "https://www.iana.org/assignments/media-types/application/atom+xml", "ATOM")),
            },
        };

        JsonNode Form(string id, string title, string address, string mediaType, string format) => new JsonObject
        {
            ["@id"] = $"{root}/katalog.jsonld#{id}", ["@type"] = "dcat:Distribution", ["dct:title"] = Text(title), ["dcat:accessURL"] = Reference(address), ["dcat:downloadURL"] = Reference(address),
            ["dct:license"] = Reference(Licence), ["dct:rights"] = new JsonObject { ["@type"] = "dct:RightsStatement", ["http://www.w3.org/2000/01/rdf-schema#label"] = Text(Rights) },
            ["dcatde:licenseAttributionByText"] = Text(Rights), ["dcat:mediaType"] = Reference(mediaType), ["dct:format"] = Reference($"{Authority}file-type/{format}"),
        };
    }

    private static JsonObject ContactPoint(string root, SiteInfo site)
    {
        // The second type follows from the first, but validators that do not know the vocabulary ask for it.
        var contact = new JsonObject { ["@type"] = new JsonArray("vcard:Organization", "vcard:Kind"), ["vcard:fn"] = site.OperatorName ?? "Förder- und Wissensverzeichnis für Kommunen" };
        if (site.OperatorContact is { } address && address.Contains('@', StringComparison.Ordinal) && EntryAddress.Safe($"mailto:{address}") is { } mail) contact["vcard:hasEmail"] = Reference(mail);
        else contact["vcard:hasURL"] = Reference(EntryAddress.Safe(site.OperatorContact) ?? $"{root}/impressum");
        return contact;
    }

    private static JsonNode Text(string words) => new JsonObject { ["@language"] = "de", ["@value"] = words };

    private static JsonObject Reference(string address) => new() { ["@id"] = address };
}
