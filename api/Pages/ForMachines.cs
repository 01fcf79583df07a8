using System.Globalization;
using System.Text;
using System.Xml;
using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Search;
using FundingDirectory.Web;
using FundingDirectory.Web.Addresses;
using Microsoft.AspNetCore.Http.HttpResults;

namespace FundingDirectory.Api.Pages;

/// <summary>What search engines, browsers and security researchers look for at fixed addresses: /sitemap.xml, /opensearch.xml, /robots.txt and
/// /.well-known/security.txt</summary>
public static class ForMachines
{
    // The most a sitemap may hold (sitemaps.org).
    private const int MostAddresses = 50_000;
    // Short enough that a forgotten installation stops promising an answer.
    private const int SecurityContactDays = 180;

    private static readonly XmlWriterSettings Xml = new() { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), Indent = true };

    private static readonly string[] Lists =
        ["/", SearchAddress.Path, ProjectAddress.Path, DeadlineAddress.Path, "/kompetenzzentren", "/wissen", "/praxisbeispiele", "/quellen", "/api", "/api/felder", "/api/anleitungen", "/impressum", "/datenschutz", "/lizenzen", "/barrierefreiheit"];

    private static readonly string[] LiveLists = ["/einbetten"];

    // Every one of these is one more view of what the sitemap lists; their number has no end.
    private static readonly string[] Views = [SearchAddress.Path, ProjectAddress.Path, DeadlineAddress.Path, ComparisonAddress.Path, SubscriptionAddress.Path];

    /// <summary>Every page and when its entry last changed, the newest first.</summary>
    public static FileContentHttpResult Sitemap(IndexFollower follower, SiteInfo site, HttpRequest request)
    {
        var root = Show.Root(site, request);
        var entries = follower.Current.Entries.Where(e => e.Status == EntryStatus.Published && e.Kind is EntryKind.FundingProgramme or EntryKind.Article).Reverse();
        return Written("application/xml", xml =>
        {
            xml.WriteStartElement("urlset", "http://www.sitemaps.org/schemas/sitemap/0.9");
            foreach (var (path, day) in Lists.Concat(site.IsStatic ? [] : LiveLists).Select(path => (path, (DateOnly?)null)).Concat(entries.Select(e => (EntryAddress.Of(e), (DateOnly?)BerlinTime.Day(e.SavedAt)))).Take(MostAddresses))
            {
                xml.WriteStartElement("url");
                xml.WriteElementString("loc", root + path);
                if (day is { } changed) xml.WriteElementString("lastmod", changed.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
                xml.WriteEndElement();
            }
            xml.WriteEndElement();
        });
    }

    /// <summary>How a browser or a portal searches here (OpenSearch 1.1).</summary>
    public static FileContentHttpResult OpenSearch(SiteInfo site, HttpRequest request) => Written("application/opensearchdescription+xml", xml =>
    {
        xml.WriteStartElement("OpenSearchDescription", "http://a9.com/-/spec/opensearch/1.1/");
        // At most 16 characters (OpenSearch 1.1).
        xml.WriteElementString("ShortName", "Fördermittel");
        xml.WriteElementString("LongName", "Förder- und Wissensverzeichnis für Kommunen");
        xml.WriteElementString("Description", "Fördermittel für KI und Digitalisierung in Kommunen suchen");
        xml.WriteElementString("Language", "de");
        xml.WriteElementString("InputEncoding", "UTF-8");
        xml.WriteStartElement("Url");
        xml.WriteAttributeString("type", "text/html");
        xml.WriteAttributeString("template", $"{Show.Root(site, request)}{SearchAddress.Path}?q={{searchTerms}}");
        xml.WriteEndElement();
        xml.WriteEndElement();
    });

    /// <summary>What crawlers may read: everything but endless views of the same.</summary>
    public static ContentHttpResult Robots(SiteInfo site, HttpRequest request) => TypedResults.Text(
        $"User-agent: *\n{string.Concat(Views.Select(view => $"Disallow: {view}?\n"))}\nSitemap: {Show.Root(site, request)}/sitemap.xml\n", "text/plain", Encoding.UTF8);

    /// <summary>Whom to tell of a weakness (RFC 9116); nothing when the operator has set no mail or web address.</summary>
    public static Results<ContentHttpResult, StatusCodeHttpResult> SecurityText(SiteInfo site, TimeProvider time)
    {
        var told = string.IsNullOrWhiteSpace(site.SecurityContact) ? site.OperatorContact : site.SecurityContact;
        var contact = EntryAddress.Safe(told) ?? (told?.Contains('@') == true ? EntryAddress.Safe($"mailto:{told}") : null);
        if (contact is null) return TypedResults.StatusCode(StatusCodes.Status404NotFound);
        var expires = time.GetUtcNow().AddDays(SecurityContactDays).ToString("yyyy-MM-dd'T'00:00:00'Z'", CultureInfo.InvariantCulture);
        var canonical = site.PublicUrl is { } root ? $"Canonical: {root}/.well-known/security.txt\n" : "";
        return TypedResults.Text($"Contact: {contact}\nExpires: {expires}\nPreferred-Languages: de, en\n{canonical}", "text/plain", Encoding.UTF8);
    }

    private static FileContentHttpResult Written(string type, Action<XmlWriter> write)
    {
        using var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes, Xml)) write(xml);
        return TypedResults.File(bytes.ToArray(), $"{type}; charset=utf-8");
    }
}
