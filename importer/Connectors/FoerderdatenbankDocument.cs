using System.Buffers;
using System.Collections.Frozen;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using FundingDirectory.Importer.Normalising;

namespace FundingDirectory.Importer.Connectors;

/// <summary>One document of the federal database's XML export: named properties with rich text, plain values or links.</summary>
internal sealed partial class FoerderdatenbankDocument
{
    /// <summary>Larger than any real document by far.</summary>
    private const int MaxCharacters = 8 * 1024 * 1024;

    // What the directory reads; everything else, the editors' internal comments first of all, is never even kept.
    private static readonly FrozenSet<string> Wanted = FrozenSet.ToFrozenSet(
    [
        "gsb:title", "gsb:teaserText", "gsb:summary", "gsb:bodyText", "gsb:procDescription", "gsb:header", "gsb:procInfluence", "gsb:keywords",
        "gsb:email", "gsb:phone", "gsb:road", "gsb:houseId", "gsb:zipCode", "gsb:city", "gsb:url",
        "gsb:cl2Processes", "gsb:cl2Satisfaction", "gsb:cl2Contacts", "gsb:cl2CustServices", "gsb:cl2Addresses", "gsb:website",
    ]);

    // Lone surrogates are left to the XML reader, which refuses them.
    private static readonly SearchValues<char> Forbidden = SearchValues.Create([.. Enumerable.Range(0, 0x20).Select(c => (char)c).Except("\t\n\r"), '\ufffe', '\uffff']);

    private readonly Dictionary<string, string> texts = [];
    private readonly Dictionary<string, List<(string? Classifier, IReadOnlyList<string> Targets)>> links = [];

    /// <summary>Path below «Content/DE» without extension, for instance «Foerderprogramm/Bund/BA/eingliederungszuschuss-bund»: the source's own key.</summary>
    public required string Key { get; init; }
    /// <summary>True when characters that XML forbids had to be left out.</summary>
    public bool Mended { get; private init; }

    /// <summary>The HTML of a rich text or the value of a plain property; null when it is absent or empty.</summary>
    public string? Html(string property) => texts.GetValueOrDefault(property);

    /// <summary>A property as plain text with paragraphs.</summary>
    public string? Text(string property) => PlainText.FromHtml(Html(property));

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
    public static FoerderdatenbankDocument Read(string path, ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > MaxCharacters) throw new XmlException($"Das Dokument ist mit {bytes.Length} Byte zu groß.");
        var raw = Decode(bytes);
        var text = raw.AsSpan().ContainsAny(Forbidden) ? string.Concat(raw.Where(c => !Forbidden.Contains(c))) : raw;
        if (text.Contains("&#", StringComparison.Ordinal)) text = ForbiddenReference().Replace(text, "");
        using var reader = XmlReader.Create(new StringReader(text), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = MaxCharacters });
        var root = XDocument.Load(reader).Root!;
        var own = $"{root.Attribute("path")?.Value}/{root.Attribute("name")?.Value}";
        var document = new FoerderdatenbankDocument { Key = KeyIn(path) ?? KeyIn(own) ?? throw new XmlException("Das Dokument nennt seinen Pfad nicht."), Mended = text.Length != raw.Length };
        foreach (var property in root.Elements("property")) document.Add(property);
        return document;
    }

    private void Add(XElement property)
    {
        if (property.Attribute("name")?.Value is not { } name || !Wanted.Contains(name)) return;
        // Rich text is wrapped twice: the XML text holds the characters of a CDATA section, which holds HTML.
        var value = property.Element("text")?.Value.Replace("<![CDATA[", "", StringComparison.Ordinal).Replace("]]>", "", StringComparison.Ordinal) ?? property.Element("value")?.Value;
        if (!string.IsNullOrWhiteSpace(value) && !EmptyDiv().IsMatch(value)) texts[name] = value;
        var lists = property.Descendants("classifiedLinkList").Select(l => (l.Element("classifierLinks")?.Elements("link").Select(Target).FirstOrDefault()?.Split('/')[^1], Targets(l.Element("links")))).ToList();
        if (property.Element("links") is { } plain) lists.Add((null, Targets(plain)));
        if (lists.Count > 0) links[name] = lists;
    }

    private static IReadOnlyList<string> Targets(XElement? list) => [.. (list?.Elements("link") ?? []).Select(Target).OfType<string>()];

    private static string? Target(XElement link) => link.Attribute(XName.Get("href", "http://www.w3.org/1999/xlink"))?.Value is { Length: > 0 } target
        ? (target.StartsWith("target:", StringComparison.Ordinal) ? target[7..] : target) : null;

    private static string Decode(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith(new byte[] { 0xff, 0xfe })) return Encoding.Unicode.GetString(bytes[2..]);
        if (bytes.StartsWith(new byte[] { 0xfe, 0xff })) return Encoding.BigEndianUnicode.GetString(bytes[2..]);
        var declared = Declared().Match(Encoding.Latin1.GetString(bytes[..Math.Min(200, bytes.Length)])).Groups["name"].Value.ToLowerInvariant();
        try
        {
            if (declared.StartsWith("iso-8859", StringComparison.Ordinal) || declared.StartsWith("windows-125", StringComparison.Ordinal))
                return CodePagesEncodingProvider.Instance.GetEncoding(declared == "iso-8859-1" ? "windows-1252" : declared)?.GetString(bytes) ?? throw new XmlException($"Der Zeichensatz {declared} ist nicht bekannt.");
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes).TrimStart('\ufeff');
        }
        catch (Exception e) when (e is DecoderFallbackException or ArgumentException)
        {
            throw new XmlException("Das Dokument ist nicht in seinem Zeichensatz geschrieben.", e);
        }
    }

    [GeneratedRegex(@"(?:^(?:.*/)?Content/DE/|^|/)(?<key>(?:Foerderprogramm|Foerdergeber|Kontakt|Adresse|ExternerLink)/.+?)(?:\.xml)?$")]
    private static partial Regex KeyPart();

    [GeneratedRegex(@"&#(?:x0*(?:[0-8bcef]|1[0-9a-f])|0*(?:[0-8]|1[124-9]|2\d|3[01]));", RegexOptions.IgnoreCase)]
    private static partial Regex ForbiddenReference();

    [GeneratedRegex(@"^\s*<div[^>]*>\s*</div>\s*$")]
    private static partial Regex EmptyDiv();

    [GeneratedRegex(@"^\s*<\?xml[^>]*?encoding\s*=\s*[""'](?<name>[A-Za-z0-9._-]+)")]
    private static partial Regex Declared();
}
