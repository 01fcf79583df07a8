using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using FundingDirectory.Core.Domain;
using FundingDirectory.Importer.Fetching;
using FundingDirectory.Importer.Normalising;
using Capture = FundingDirectory.Importer.Fetching.Capture;

namespace FundingDirectory.Importer.Connectors;

/// <summary>The eleven feeds of federal announcements (foerderinfo.bund.de). An item says only title, deadline and address, so it is a hint:
/// it waits for an editor and is never published by itself. A feed holds the newest items only; what is not in it is not gone.</summary>
public sealed partial class FoerderinfoFeed : IConnector
{
    private const long MostCharacters = 8 * 1024 * 1024;

    private static readonly string[] Topics =
    [
        "bekanntmachungen-alle", "bekanntmachungen-kmu-foerderung", "bekanntmachungen-klima-energie", "bekanntmachungen-gesundheit-ernaehrung", "bekanntmachungen-mobilitaet",
        "bekanntmachungen-bildung-hochschulen-wissenschaft", "bekanntmachungen-schluesseltechnologien", "bekanntmachungen-kommunikation", "bekanntmachungen-sicherheit",
        "bekanntmachungen-internationales", "bekanntmachungen-sozial-geistes-sozialwissenschaften",
    ];

    private readonly Uri root;

    /// <summary><paramref name="address"/>: where the feeds lie, for instance a local replay; null = the public address.</summary>
    public FoerderinfoFeed(Uri? address = null) => root = address ?? new Uri("https://www.foerderinfo.bund.de/foerderinfo/de/services/rss/");

    public Source Source => Sources.FoerderinfoFeed;

    public async Task<IReadOnlyList<Capture>> Fetch(Fetcher fetcher, CancellationToken cancel)
    {
        List<Capture> feeds = [];
        foreach (var topic in Topics)
            feeds.Add(await fetcher.Get(new Uri(root, $"{topic}/rssnewsfeed.xml"), c => Items(c).Wrong, cancel) with { Name = $"{topic}.xml" });
        return feeds;
    }

    public Parsed Parse(IReadOnlyList<Capture> captures)
    {
        List<ParsedRecord> records = [];
        List<Problem> problems = [];
        HashSet<string> seen = [];
        foreach (var capture in captures)
        {
            var (items, wrong) = Items(capture);
            if (wrong is not null) throw new SourceFormatException($"«{capture.Name}»: {wrong}");
            foreach (var item in items)
            {
                var (title, link) = (PlainText.OneLine(Text(item, "title")), WebAddresses.Safe(Text(item, "link")));
                var key = Text(item, "guid") is { Length: > 0 } guid ? guid : link;
                if (title is null || link is null || key is null) problems.Add(new Problem(key ?? title ?? capture.Name, title is null ? "title" : "link", "Ein Eintrag des Feeds hat keinen Titel oder keine Adresse."));
                // The same announcement stands in several feeds.
                else if (seen.Add(key)) records.Add(new ParsedRecord(key, Hint(title, link, key, Text(item, "description"), capture.FetchedAt, problems)) { AsHint = true });
            }
        }
        return new Parsed { Records = records, Problems = problems, Complete = false };
    }

    private FundingProgramme Hint(string words, string link, string key, string? description, DateTimeOffset fetchedAt, List<Problem> problems)
    {
        var (title, opens, closes, quote) = Title(words);
        var evidence = new Evidence(Source.Id, link, fetchedAt);
        evidence.Taken("title", "title", words);
        if (opens > closes)
        {
            problems.Add(new Problem(key, "title", $"Die Frist «{quote}» endet vor ihrem Beginn und wird nicht übernommen."));
            closes = null;
        }
        if (closes is not null) evidence.Read("rounds", "title", quote);
        var federal = new Uri(link).Host is var host && (host == "bund.de" || host.EndsWith(".bund.de", StringComparison.OrdinalIgnoreCase));
        if (federal) evidence.Read("level", "link", link);
        return new FundingProgramme
        {
            Slug = Slugs.From(title), Title = title, Description = PlainText.FromHtml(description), Level = federal ? FundingLevel.Federal : FundingLevel.Unknown,
            DeadlineModel = closes is null ? DeadlineModel.Unknown : DeadlineModel.Single,
            Rounds = closes is null ? [] : [new Round { Opens = opens, Closes = closes, Quote = quote, SourceField = "title", DecidedBy = DecidedBy.Rule }],
            Links = [new Link { Role = LinkRole.Source, Url = link, Label = "Bekanntmachung" }], Provenance = evidence.Rows,
            Sources = [new SourceReference { Source = Source.Id, SourceId = key, Url = link, Licence = Source.Licence, Attribution = Source.Attribution }],
        };
    }

    /// <summary>Title and deadline: the last « | » that a date or a range of dates follows divides them; the title may hold others.</summary>
    internal static (string Title, DateOnly? Opens, DateOnly? Closes, string? Quote) Title(string words)
    {
        var match = Deadline().Match(words);
        if (!match.Success) return (words, null, null, null);
        var (first, second) = (Day(match.Groups["first"].Value), Day(match.Groups["second"].Value));
        if (first is null || (match.Groups["second"].Success && second is null)) return (words, null, null, null);
        return (match.Groups["title"].Value.Trim(), second is null ? null : first, second ?? first, match.Groups["dates"].Value);
    }

    private static (IReadOnlyList<XElement> Items, string? Wrong) Items(Capture capture)
    {
        try
        {
            using var stream = capture.Open();
            using var reader = XmlReader.Create(stream, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = MostCharacters });
            var root = XDocument.Load(reader).Root!;
            var channel = root.Elements().FirstOrDefault(e => e.Name.LocalName == "channel");
            if (root.Name.LocalName == "rss" && channel is not null) return ([.. channel.Elements().Where(e => e.Name.LocalName == "item")], null);
            return ([], root.Name.LocalName == "html" ? "Statt des Feeds kam eine Webseite." : $"Das ist kein RSS-Feed: das äußere Element heißt «{root.Name.LocalName}».");
        }
        catch (XmlException e)
        {
            return ([], capture.Bytes.Span.IndexOf("<rss"u8) >= 0 ? $"Der Feed ist abgeschnitten, beschädigt oder enthält Verbotenes (Zeile {e.LineNumber})." : "Statt des Feeds kam eine Webseite oder kein XML.");
        }
    }

    private static string? Text(XElement item, string name) => item.Elements().FirstOrDefault(e => e.Name.LocalName == name)?.Value.Trim();

    private static DateOnly? Day(string text) => DateOnly.TryParseExact(text, "d.M.yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    [GeneratedRegex(@"^(?<title>.*\S)\s*\|\s*(?<dates>(?<first>\d{1,2}\.\d{1,2}\.\d{4})(?:\s*[-–—]\s*(?<second>\d{1,2}\.\d{1,2}\.\d{4}))?)\s*$", RegexOptions.Singleline)]
    private static partial Regex Deadline();
}
