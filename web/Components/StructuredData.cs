using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using FundingDirectory.Core.Domain;
using Microsoft.AspNetCore.Components;

namespace FundingDirectory.Web.Components;

/// <summary>What a page is about, for machines (schema.org as JSON-LD). Only what is known is said; addresses are absolute where the public address is known.</summary>
public static class StructuredData
{
    // Umlauts stand as they are; what could end the script element is escaped, whatever a source sent.
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>Things as a data block for the head of a page. A browser reads no code in it, so the policy of the site need not allow any.</summary>
    public static MarkupString Element(IReadOnlyList<JsonObject> things) =>
        new($"<script type=\"application/ld+json\">{(things.Count == 1 ? (JsonNode)things[0] : new JsonArray([.. things])).ToJsonString(Json)}</script>");

    /// <summary>A programme (FundingScheme, a kind of organisation in schema.org).</summary>
    public static JsonObject Scheme(SiteInfo site, Entry entry, FundingProgramme programme)
    {
        var scheme = Thing("FundingScheme", programme.Title);
        scheme["description"] = programme.Summary;
        scheme["identifier"] = entry.Id;
        scheme["url"] = Absolute(site, EntryAddress.Of(entry));
        scheme["sameAs"] = EntryAddress.Safe(programme.Sources.Select(s => s.Url).OfType<string>().FirstOrDefault());
        if (programme.FundingBody is { } body) scheme["funder"] = Named("GovernmentOrganization", body.Name);
        if (programme.FundingAreas.Count > 0 || !programme.AreaUnknown)
            scheme["areaServed"] = programme.FundingAreas.Count == 0 ? Named("Country", "Deutschland") : new JsonArray([.. programme.FundingAreas.Select(a => Named("AdministrativeArea", ProgrammeArea.Name(a)))]);
        return Known(scheme);
    }

    /// <summary>A competence centre.</summary>
    public static JsonObject Centre(SiteInfo site, Entry entry, CompetenceCentre centre)
    {
        var organisation = Thing("Organization", centre.Title);
        organisation["description"] = centre.Summary;
        organisation["url"] = EntryAddress.Safe(centre.Website) ?? Absolute(site, EntryAddress.Of(entry));
        return Known(organisation);
    }

    /// <summary>Who runs the site; null when the operator is not set.</summary>
    public static JsonObject? Operator(SiteInfo site)
    {
        if (site.OperatorName is not { } name) return null;
        var organisation = Thing("Organization", name);
        organisation["url"] = Absolute(site, "/");
        organisation["email"] = site.OperatorContact?.Contains('@') == true ? site.OperatorContact : null;
        return Known(organisation);
    }

    /// <summary>The path to the page.</summary>
    public static JsonObject Path(SiteInfo site, IReadOnlyList<Crumb> crumbs) => new()
    {
        ["@context"] = Context, ["@type"] = "BreadcrumbList",
        ["itemListElement"] = new JsonArray([.. crumbs.Select((crumb, i) => Known(new JsonObject
        {
            ["@type"] = "ListItem", ["position"] = i + 1, ["name"] = crumb.Label, ["item"] = crumb.Href is null ? null : Absolute(site, crumb.Href),
        }))]),
    };

    private const string Context = "https://schema.org";

    private static JsonObject Thing(string type, string name) => new() { ["@context"] = Context, ["@type"] = type, ["name"] = name };

    private static JsonObject Named(string type, string name) => new() { ["@type"] = type, ["name"] = name };

    private static string Absolute(SiteInfo site, string path) => site.PublicUrl + path;

    private static JsonObject Known(JsonObject thing)
    {
        foreach (var unknown in thing.Where(p => p.Value is null).Select(p => p.Key).ToList()) thing.Remove(unknown);
        return thing;
    }
}
