using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using FundingDirectory.Core.Domain;

namespace FundingDirectory.Core.Search;

/// <summary>Marks the words that matched in the stored texts of a hit. Works from the places at which the terms of the query stand, so what is marked is exactly what
/// was found.</summary>
internal static class Highlighter
{
    private const int SnippetLength = 200, LeadIn = 60;
    private static readonly HtmlEncoder Html = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>Field name to safe HTML; only fields in which something matched.</summary>
    public static Dictionary<string, string> Of(Entry entry, WiderTerm[] terms, DocumentPlaces document)
    {
        var places = new List<int>();
        QueryPlan.AddPlaces(terms, document, places);
        var highlights = new Dictionary<string, string>(3, StringComparer.Ordinal);
        var content = entry.Content;
        AddWhole("title", content.Title, Ranges(content.Title, places, SearchField.Title), highlights);
        if (content.Summary is { } summary) AddWhole("summary", summary, Ranges(summary, places, SearchField.Summary), highlights);
        if (places.Exists(p => Place.Field(p) == (int)SearchField.Text) && SearchDocument.ShownText(content) is { } text && Ranges(text, places, SearchField.Text) is { Count: > 0 } ranges) highlights["text"] = Snippet(text, ranges);
        return highlights;
    }

    private static void AddWhole(string field, string text, List<(int Start, int End)> ranges, Dictionary<string, string> highlights)
    {
        if (ranges.Count > 0) highlights[field] = Marked(text, 0, text.Length, ranges);
    }

    /// <summary>The characters of the first text of a field that matched, in order and without overlaps.</summary>
    private static List<(int Start, int End)> Ranges(string text, List<int> places, SearchField field)
    {
        var ranges = new List<(int Start, int End)>();
        var next = places.FindIndex(p => Place.Field(p) == (int)field);
        if (next < 0) return ranges;
        var scanner = new WordScanner(text);
        while (next < places.Count && Place.Field(places[next]) == (int)field && scanner.Next())
        {
            if (Place.Position(places[next]) > scanner.Position) continue;
            var (position, start, whole) = (scanner.Position, scanner.Start, false);
            for (; next < places.Count && Place.Field(places[next]) == (int)field && Place.Position(places[next]) <= position; next++) whole |= Place.IsWhole(places[next]);
            while (whole && scanner.Joined && scanner.Next()) { }
            ranges.Add((start, scanner.End));
            // Parts of a hyphenated word that is marked as a whole need no mark of their own.
            while (next < places.Count && Place.Field(places[next]) == (int)field && Place.Position(places[next]) <= scanner.Position) next++;
        }
        return ranges;
    }

    // The passage with the most matches, cut at word boundaries.
    private static string Snippet(string text, List<(int Start, int End)> ranges)
    {
        var (best, most, last) = (0, 0, 0);
        for (var first = 0; first < ranges.Count; first++)
        {
            while (last < ranges.Count && ranges[last].End <= ranges[first].Start + SnippetLength - LeadIn) last++;
            if (last - first > most) (best, most) = (first, last - first);
        }
        var start = WordBoundary(text, Math.Max(0, Math.Min(ranges[best].Start - LeadIn, text.Length - SnippetLength)), ranges[best].Start);
        var end = Math.Min(text.Length, start + SnippetLength);
        if (end < text.Length) end = LastBoundary(text, ranges[best].End, end);
        var snippet = Marked(text, start, end, ranges);
        return (start > 0 ? "… " : "") + snippet.Trim() + (end < text.Length ? " …" : "");
    }

    private static int WordBoundary(string text, int from, int before)
    {
        if (from == 0) return 0;
        while (from < before && !char.IsWhiteSpace(text[from - 1])) from++;
        return from;
    }

    private static int LastBoundary(string text, int after, int end)
    {
        var at = end;
        while (at > after && !char.IsWhiteSpace(text[at])) at--;
        return Math.Max(at, Math.Min(after, text.Length));
    }

    private static string Marked(string text, int from, int to, List<(int Start, int End)> ranges)
    {
        var html = new StringBuilder(to - from + 32);
        var at = from;
        foreach (var (start, end) in ranges)
        {
            if (start < at || end > to) continue;
            Append(html, text, at, start);
            html.Append("<mark>");
            Append(html, text, start, end);
            html.Append("</mark>");
            at = end;
        }
        Append(html, text, at, to);
        return html.ToString();
    }

    // Line breaks and other control characters become blanks; nothing but text and <mark> leaves this room.
    private static void Append(StringBuilder html, string text, int from, int to)
    {
        var part = string.Create(to - from, (text, from), static (span, source) =>
        {
            source.text.AsSpan(source.from, span.Length).CopyTo(span);
            for (var i = 0; i < span.Length; i++)
                if (char.IsControl(span[i])) span[i] = ' ';
        });
        html.Append(Html.Encode(part));
    }
}
