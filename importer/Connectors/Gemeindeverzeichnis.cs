using System.Globalization;
using FundingDirectory.Core.Domain;
using FundingDirectory.Importer.Fetching;

namespace FundingDirectory.Importer.Connectors;

/// <summary>The official municipality register (Gemeindeverzeichnis GV-ISys, file GV100AD) of the Federal Statistical Office.</summary>
public sealed class Gemeindeverzeichnis : IConnector
{
    public Source Source => Sources.Gemeindeverzeichnis;

    public Task<IReadOnlyList<Capture>> Fetch(Fetcher fetcher, CancellationToken cancel) =>
        throw new FetchException("Das Gemeindeverzeichnis hat keine Schnittstelle: die Datei GV100AD herunterladen und mit --from angeben.");

    public Parsed Parse(IReadOnlyList<Capture> captures)
    {
        List<RegisterRecord> records = [];
        List<Problem> problems = [];
        foreach (var capture in captures)
        {
            var number = 0;
            using var lines = new StringReader(RegisterRecord.Decode(capture.Bytes.Span));
            while (lines.ReadLine() is { } line)
            {
                number++;
                if (string.IsNullOrWhiteSpace(line)) continue;
                var (record, wrong) = RegisterRecord.Read(line);
                if (record is not null) records.Add(record);
                if (wrong is not null) problems.Add(new Problem($"Zeile {number.ToString(CultureInfo.InvariantCulture)}", null, wrong));
            }
        }
        if (!records.Exists(r => r.Kind == "60")) throw new SourceFormatException("Die Datei ist kein Gemeindeverzeichnis im Format GV100AD: sie enthält keinen Gemeindesatz (Satzart 60).");
        var rows = Rows(records);
        var states = rows.Where(r => r.Ags is not null).Select(r => r.StateKey).Distinct().Count();
        return new Parsed { Municipalities = rows, Problems = problems, Complete = states == Vocabulary.States.Count && problems.Count == 0 };
    }

    private static List<Municipality> Rows(List<RegisterRecord> records)
    {
        var parts = records.Where(r => r.Kind == "60").ToList();
        var counties = records.Where(r => r.Kind == "40" && IsCounty(r.Mark)).DistinctBy(r => r.Key).ToDictionary(r => r.Key);
        var associations = records.Where(r => r.Kind == "50" && IsAssociation(r.Mark)).DistinctBy(r => r.Key).ToDictionary(r => r.Key);
        var inCounty = parts.ToLookup(r => r.Key[..5]);
        var inAssociation = parts.ToLookup(r => r.Key[..9]);

        IEnumerable<Municipality?> rows =
        [
            .. counties.Values.Select(r => Row(r, MunicipalityKind.County) is { } m ? m with { County = m.Name, Inhabitants = inCounty[r.Key].Sum(p => p.Inhabitants), AreaHectares = inCounty[r.Key].Sum(p => p.AreaHectares) } : null),
            .. associations.Values.Select(r => Row(r, MunicipalityKind.Association) is { } m ? m with { County = County(r.Key), Inhabitants = inAssociation[r.Key].Sum(p => p.Inhabitants), AreaHectares = inAssociation[r.Key].Sum(p => p.AreaHectares) } : null),
            .. parts.DistinctBy(r => r.Key).Where(r => KindOf(r.Mark) is not null).Select(r => Row(r, KindOf(r.Mark)!.Value) is { } m
                ? m with { Ags = r.Ags, County = County(r.Key), Association = associations.TryGetValue(r.Key[..9], out var a) ? ShortName(a.OfficialName) : null, Inhabitants = r.Inhabitants, AreaHectares = r.AreaHectares, Postcode = r.Postcode } : null),
        ];
        return [.. rows.OfType<Municipality>().OrderBy(m => m.Ars, StringComparer.Ordinal)];

        string? County(string key) => counties.TryGetValue(key[..5], out var county) ? ShortName(county.OfficialName) : null;
    }

    private static Municipality? Row(RegisterRecord record, MunicipalityKind kind) => Vocabulary.State(record.Key[..2]) is not { } state ? null : new Municipality
    {
        Ars = record.Key, Name = ShortName(record.OfficialName), OfficialName = record.OfficialName, Kind = kind,
        CountyKey = record.Key[..5], StateKey = record.Key[..2], State = state, Nuts3 = Nuts3.Value.GetValueOrDefault(record.Key[..5]),
    };

    /// <summary>The name without its addition: «Hagenow, Stadt» is «Hagenow».</summary>
    private static string ShortName(string official) => official.Split(',')[0].TrimEnd();

    // Textkennzeichen of the register: 43 Kreis, 44 Landkreis, 45 Regionalverband; 41 and 42 are cities of their own.
    private static bool IsCounty(string mark) => mark is "43" or "44" or "45";

    // 50 is a municipality without an association, 58 one that acts for its neighbours: neither is a body of its own.
    private static bool IsAssociation(string mark) => mark is "51" or "52" or "53" or "54" or "55" or "56" or "57";

    // 65 and 66 are unincorporated areas: nobody there could apply.
    private static MunicipalityKind? KindOf(string mark) => mark switch
    {
        "61" or "62" => MunicipalityKind.City,
        "63" or "67" => MunicipalityKind.Town,
        "60" or "64" => MunicipalityKind.Municipality,
        _ => null,
    };

    private static readonly Lazy<Dictionary<string, string>> Nuts3 = new(() =>
    {
        using var table = new StreamReader(typeof(Gemeindeverzeichnis).Assembly.GetManifestResourceStream("FundingDirectory.Importer.Connectors.nuts3.csv")!);
        return table.ReadToEnd().Split('\n').Where(l => l.Length > 0 && char.IsAsciiDigit(l[0])).Select(l => l.TrimEnd().Split(';')).ToDictionary(f => f[0], f => f[1]);
    });
}
