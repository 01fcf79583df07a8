using System.Text;
using System.Xml;
using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Search;
using FundingDirectory.Web;
using FundingDirectory.Web.Addresses;
using Microsoft.AspNetCore.Http.HttpResults;

namespace FundingDirectory.Api.Partners;

/// <summary>/feed.atom: a search of the page as a feed (Atom, RFC 4287), with the same parameters.</summary>
public static class SearchFeed
{
    // A reader asks often enough to miss none of these; the whole stock is in the dump.
    private const int MostEntries = 50;
    private const string Atom = "http://www.w3.org/2005/Atom";

    private static readonly XmlWriterSettings Xml = new() { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), CheckCharacters = true };

    /// <summary>The programmes that a search finds, those that changed last first. A filter that is not known is refused: nobody would see in a feed reader that it was left out.</summary>
    public static Results<FileContentHttpResult, StatusCodeHttpResult, ProblemHttpResult> Handle(IndexFollower follower, SiteInfo site, HttpContext http)
    {
        var (directory, asked) = (follower.Current, SearchAddress.Read(http.Request.Query));
        if (asked.Errors.Count > 0) return Problems.Invalid(asked.Errors);
        if (State.IsKnown(http, directory, "atom")) return TypedResults.StatusCode(StatusCodes.Status304NotModified);
        var hits = directory.Index.Search(asked.Query with { Sort = SearchSort.Newest, Offset = 0, Limit = MostEntries }).Items;
        return TypedResults.File(Write(hits.Select(h => h.Entry).ToList(), asked.Query, directory.Today, Pages.Show.Root(site, http.Request), site.OperatorName), "application/atom+xml; charset=utf-8");
    }

    private static byte[] Write(List<Entry> entries, SearchQuery query, DateOnly today, string root, string? operatorName)
    {
        var (page, feed) = (root + SearchAddress.Write(query), root + SearchAddress.WriteFeed(query));
        using var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes, Xml))
        {
            xml.WriteStartElement("feed", Atom);
            xml.WriteAttributeString("xml", "lang", null, "de");
            xml.WriteElementString("id", feed);
            xml.WriteElementString("title", string.IsNullOrWhiteSpace(query.Text) ? "Fördermittel für Kommunen" : Sendable($"Fördermittel: {query.Text}"));
            xml.WriteElementString("updated", State.Moment(entries.Select(e => e.SavedAt).DefaultIfEmpty(DateTimeOffset.UnixEpoch).Max()));
            Link("self", "application/atom+xml", feed);
            Link("alternate", "text/html", page);
            xml.WriteStartElement("author");
            xml.WriteElementString("name", operatorName is { Length: > 0 } name ? name : "Förder- und Wissensverzeichnis für Kommunen");
            xml.WriteEndElement();
            foreach (var entry in entries) Entry(entry);
            xml.WriteEndElement();

            void Link(string relation, string type, string address)
            {
                xml.WriteStartElement("link");
                xml.WriteAttributeString("rel", relation);
                xml.WriteAttributeString("type", type);
                xml.WriteAttributeString("href", address);
                xml.WriteEndElement();
            }

            void Entry(Entry entry)
            {
                xml.WriteStartElement("entry");
                xml.WriteElementString("id", $"urn:uuid:{entry.Id}");
                xml.WriteElementString("title", Sendable(entry.Content.Title));
                xml.WriteElementString("updated", State.Moment(entry.SavedAt));
                Link("alternate", "text/html", root + EntryAddress.Of(entry));
                foreach (var topic in (entry.Content as FundingProgramme)?.Topics ?? [])
                {
                    xml.WriteStartElement("category");
                    xml.WriteAttributeString("term", Vocabulary.Code(topic));
                    xml.WriteAttributeString("label", Vocabulary.Label(topic));
                    xml.WriteEndElement();
                }
                xml.WriteElementString("summary", Sendable(Summary(entry, today)));
                if (entry.Content.Sources.Select(s => s.Attribution).FirstOrDefault(a => a is not null) is { } attribution) xml.WriteElementString("rights", Sendable(attribution));
                xml.WriteEndElement();
            }
        }
        return bytes.ToArray();
    }

    private static string Summary(Entry entry, DateOnly today)
    {
        var openness = entry.Content is FundingProgramme programme ? Openness.Of(programme, today) : null;
        var state = openness is null ? null : openness.Closes is { } closes && openness.State is not OpennessState.Closed ? $"Frist: {German.Date(closes)}." : $"Frist: {Vocabulary.Label(openness.State)}.";
        return string.Join(" ", new[] { entry.Content.Summary, state }.Where(t => !string.IsNullOrWhiteSpace(t)));
    }

    // What XML forbids is left out, so that one odd title does not break the feed.
    private static string Sendable(string text) => new([.. text.Where((c, i) => XmlConvert.IsXmlChar(c)
        || (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1])) || (char.IsLowSurrogate(c) && i > 0 && char.IsHighSurrogate(text[i - 1])))]);
}
