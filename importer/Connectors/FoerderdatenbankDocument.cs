using System.Collections.Frozen;
using System.Text.RegularExpressions;
using System.Xml;
using AngleSharp.Dom;
using FundingDirectory.Importer.Normalising;

namespace FundingDirectory.Importer.Connectors;

/// <summary>One document of the federal database's XML export: named properties with rich text, plain values or links.</summary>
internal sealed partial class FoerderdatenbankDocument
{
    /// <summary>Larger than any real document by far.</summary>
    public const int MaxCharacters = 8 * 1024 * 1024;

    // What the directory reads; everything else, the editors' internal comments first of all, is never even kept.
    private static readonly FrozenSet<string> Wanted = FrozenSet.ToFrozenSet(
    [
        "gsb:title", "gsb:teaserText", "gsb:summary", "gsb:bodyText", "gsb:procDescription", "gsb:header", "gsb:procInfluence", "gsb:keywords",
        "gsb:regulatoryFWork", "gsb:procMethod", "gsb:competenceDescr", "gsb:progress", "gsb:functions", "gsb:dateOfIssue", "gsb:cl2RespTargets",
        "gsb:email", "gsb:phone", "gsb:road", "gsb:houseId", "gsb:zipCode", "gsb:city", "gsb:url",
        "gsb:cl2Processes", "gsb:cl2Satisfaction", "gsb:cl2Contacts", "gsb:cl2CustServices", "gsb:cl2Addresses", "gsb:website",
    ]);

    private readonly Dictionary<string, string> texts = [];
    private readonly Dictionary<string, IDocument> parsed = [];
    private readonly Dictionary<string, List<(string? Classifier, IReadOnlyList<string> Targets)>> links = [];

    /// <summary>Path below «Content/DE» without extension, for instance «Foerderprogramm/Bund/BA/eingliederungszuschuss-bund»: the source's own key.</summary>
    public required string Key { get; init; }
    /// <summary>True when characters that XML forbids had to be left out.</summary>
    public bool Mended { get; private init; }

    /// <summary>The HTML of a rich text or the value of a plain property; null when it is absent or empty.</summary>
    public string? Html(string property) => texts.GetValueOrDefault(property);

    /// <summary>A property as plain text with paragraphs.</summary>
    public string? Text(string property) => Parsed(property) is { } html ? PlainText.FromElement(html.Body!) : null;

    /// <summary>Where the links within a rich text lead, with the words they stand on.</summary>
    public IEnumerable<(string Target, string Label)> Anchors(string property) => Html(property)?.Contains("<a ", StringComparison.Ordinal) != true ? []
        : Parsed(property)!.QuerySelectorAll("a").Select(a => (a.GetAttribute("xlink:href") ?? a.GetAttribute("href") ?? "", PlainText.Spaced(a.TextContent)));

    private IDocument? Parsed(string property)
    {
        if (Html(property) is not { } html) return null;
        if (!parsed.TryGetValue(property, out var document)) parsed[property] = document = PlainText.Parse(html);
        return document;
    }

    /// <summary>A plain value as it stands, trimmed.</summary>
    public string? Value(string property) => Html(property) is { } value && PlainText.Spaced(value) is { Length: > 0 } text ? text : null;

    /// <summary>Targets of all links of a property, or only of those under a classifier.</summary>
    public IEnumerable<string> Links(string property, string? classifier = null) =>
        links.GetValueOrDefault(property, []).Where(l => classifier is null || l.Classifier == classifier).SelectMany(l => l.Targets);

    /// <summary>Classifiers of a property that have links.</summary>
    public IEnumerable<(string Classifier, IReadOnlyList<string> Targets)> Classified(string property) =>
        links.GetValueOrDefault(property, []).Where(l => l.Classifier is not null && l.Targets.Count > 0).Select(l => (l.Classifier!, l.Targets));

    /// <summary>The key in a path of the export or a link target, wherever the path begins; null when it names no document.</summary>
    public static string? KeyIn(string path)
    {
        var match = KeyPart().Match(path.Replace('\\', '/'));
        return match.Success ? match.Groups["key"].Value : null;
    }

    /// <summary>Reads a document. Throws <see cref="XmlException"/> when it is not well-formed, declares a document type, or is too large.</summary>
    public static FoerderdatenbankDocument Read(string path, ArraySegment<byte> bytes)
    {
        if (bytes.Count > MaxCharacters) throw new XmlException($"Das Dokument ist mit {bytes.Count} Byte zu groß.");
        var (text, mended) = FoerderdatenbankText.Open(bytes);
        using var reader = XmlReader.Create(text, Settings);
        reader.MoveToContent();
        var own = $"{reader.GetAttribute("path")}/{reader.GetAttribute("name")}";
        var document = new FoerderdatenbankDocument { Key = KeyIn(path) ?? KeyIn(own) ?? throw new XmlException("Das Dokument nennt seinen Pfad nicht."), Mended = mended };
        while (reader.Read())
        {
            if (reader.NodeType != XmlNodeType.Element || reader.Depth != 1 || reader.LocalName != "property" || reader.GetAttribute("name") is not { } name || !Wanted.Contains(name)) continue;
            using var property = reader.ReadSubtree();
            document.Add(name, property);
        }
        return document;
    }

    private void Add(string name, XmlReader property)
    {
        List<(string? Classifier, IReadOnlyList<string> Targets)> lists = [];
        List<string> targets = [];
        string? classifier = null, raw = null;
        var within = "";
        while (property.Read())
        {
            var element = property.NodeType == XmlNodeType.Element ? property.LocalName : null;
            if (element is "classifierLinks" or "links" or "text" or "value") within = element;
            if (element == "classifiedLinkList") (classifier, targets) = (null, []);
            else if (element == "link" && Target(property) is { } target)
            {
                if (within == "classifierLinks") classifier ??= target.Split('/')[^1];
                else targets.Add(target);
            }
            else if (property.NodeType is XmlNodeType.Text or XmlNodeType.CDATA && within is "text" or "value") raw += property.Value;
            else if (property.NodeType == XmlNodeType.EndElement && property.LocalName == "classifiedLinkList")
            {
                lists.Add((classifier, targets));
                (classifier, targets) = (null, []);
            }
        }
        if (targets.Count > 0) lists.Add((null, targets));
        if (lists.Count > 0) links[name] = lists;
        if (raw is not null && Unwrapped(raw) is { } value) texts[name] = value;
    }

    /// <summary>Rich text is wrapped twice: the XML text holds the characters of a CDATA section, which holds HTML. Null when nothing is in it.</summary>
    private static string? Unwrapped(string value)
    {
        var text = value.AsSpan().Trim();
        while (text.StartsWith("<![CDATA[", StringComparison.Ordinal) && text.EndsWith("]]>", StringComparison.Ordinal)) text = text[9..^3].Trim();
        if (text.IsEmpty || EmptyDiv().IsMatch(text)) return null;
        var html = text.Length == value.Length ? value : text.ToString();
        return html.Contains("CDATA[", StringComparison.Ordinal) ? html.Replace("<![CDATA[", "", StringComparison.Ordinal).Replace("]]>", "", StringComparison.Ordinal) : html;
    }

    private static string? Target(XmlReader link) => link.GetAttribute("href", "http://www.w3.org/1999/xlink") is { Length: > 0 } target
        ? (target.StartsWith("target:", StringComparison.Ordinal) ? target[7..] : target) : null;

    private static readonly XmlReaderSettings Settings = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = MaxCharacters, CloseInput = true };

    [GeneratedRegex(@"(?:^(?:.*/)?Content/DE/|^|/)(?<key>(?:Foerderprogramm|Foerdergeber|Kontakt|Adresse|ExternerLink)/.+?)(?:\.xml)?$")]
    private static partial Regex KeyPart();

    [GeneratedRegex(@"^\s*<div[^>]*>\s*</div>\s*$")]
    private static partial Regex EmptyDiv();
}
