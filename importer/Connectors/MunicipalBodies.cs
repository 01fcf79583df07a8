using System.Text.RegularExpressions;
using FundingDirectory.Core.Domain;

namespace FundingDirectory.Importer.Connectors;

/// <summary>A municipal body: the name of its place, its register key where that is certain, and its inhabitants.</summary>
internal sealed record MunicipalBody(string Name, string? Area = null, int? Inhabitants = null);

/// <summary>Where a body sits, as a source says it: municipality key (AGS), municipality, town and state; each may be empty.</summary>
internal sealed record Seat(string Ags, string Municipality, string Town, string State);

/// <summary>Recognises municipalities, counties and their associations by what they are called, and by their place being the same. A name
/// alone is not enough: «Stadt» also begins the names of others. Municipal companies are companies.</summary>
internal sealed partial class MunicipalBodies(MunicipalityRegister register)
{
    private readonly ILookup<string, Municipality> counties = ByName(register, MunicipalityKind.County);
    private readonly ILookup<string, Municipality> associations = ByName(register, MunicipalityKind.Association);
    private readonly ILookup<string, Municipality> municipalities = ByName(register, MunicipalityKind.Municipality, MunicipalityKind.Town, MunicipalityKind.City);

    /// <summary>The municipal body of this name at this seat. Null when it is none; <paramref name="strange"/> when only the name sounds like one.</summary>
    public MunicipalBody? Find(string name, Seat seat, out bool strange)
    {
        strange = false;
        var body = Inverted().Replace(name, "$2 $1");
        body = Unit().Split(body, 2)[0].Trim();
        if (body.Length == 0 || Others().IsMatch(body)) return null;
        var (found, called) = Town(body, seat) is { Item2: true } town ? town : County(body, seat) is { Item2: true } county ? county : Association(body, seat);
        strange = called && found is null;
        return found;
    }

    private (MunicipalBody?, bool) Town(string body, Seat seat)
    {
        var match = TownTitle().Match(body);
        if (!match.Success) return default;
        var named = Words(match.Groups["rest"].Value).SkipWhile(Spas.Contains).ToList();
        var row = register.Get(seat.Ags) ?? register.Get(seat.Ags.PadLeft(8, '0'));
        if (row is not null && IsSame(named, row.Name)) return (new(row.Name, row.Ars, row.Inhabitants), true);
        var place = new[] { seat.Municipality, seat.Town }.FirstOrDefault(p => p.Length > 0 && IsSame(named, p));
        if (place is null) return (null, true);
        row = Only(municipalities[Key(Words(place))], seat);
        return (row is null ? new(match.Groups["rest"].Value) : new(row.Name, row.Ars, row.Inhabitants), true);
    }

    private (MunicipalBody?, bool) County(string body, Seat seat)
    {
        var titled = CountyTitle().Match(body);
        if (!titled.Success && !CountyName().IsMatch(body)) return default;
        return Named(counties, titled.Success ? titled.Groups["rest"].Value : body, seat) is { } row
            ? (new(body, row.Ars, row.Inhabitants), true) : (null, titled.Success);
    }

    private (MunicipalBody?, bool) Association(string body, Seat seat)
    {
        if (SpecialPurpose().IsMatch(body)) return (seat.Ags.Length + seat.Municipality.Length + seat.Town.Length > 0 ? new(body) : null, true);
        var titled = AssociationTitle().Match(body);
        if (!titled.Success) return default;
        if (Named(associations, titled.Groups["rest"].Value, seat) is { } row) return (new(body, row.Ars, row.Inhabitants), true);
        // Any office may be called «Amt»; the other words only associations bear.
        return titled.Groups["office"].Success ? default : (seat.Ags.Length + seat.Municipality.Length + seat.Town.Length > 0 ? new(body) : null, true);
    }

    /// <summary>The row that the name begins with, in the state or county of the seat; null when none or more than one fits.</summary>
    private static Municipality? Named(ILookup<string, Municipality> rows, string name, Seat seat)
    {
        for (var words = Words(name); words.Count > 0; words.RemoveAt(words.Count - 1))
            if (Only(rows[Key(words)], seat) is { } row) return row;
        return null;
    }

    private static Municipality? Only(IEnumerable<Municipality> rows, Seat seat)
    {
        var here = rows.Where(r => seat.State.Length > 0 ? r.State == seat.State : seat.Ags.Length >= 2 && r.StateKey == seat.Ags[..2]).ToList();
        if (here.Count > 1 && seat.Ags.Length >= 5) here = here.FindAll(r => r.Ars.StartsWith(seat.Ags[..5], StringComparison.Ordinal));
        return here.Count == 1 ? here[0] : null;
    }

    /// <summary>Whether one name is the beginning of the other: «Halle» and «Halle (Saale)».</summary>
    private static bool IsSame(List<string> named, string place)
    {
        var words = Words(place);
        var shorter = Math.Min(named.Count, words.Count);
        return shorter > 0 && named.Take(shorter).SequenceEqual(words.Take(shorter), StringComparer.Ordinal) && (shorter > 1 || !Common.Contains(words[0]) || named.Count == words.Count);
    }

    private static ILookup<string, Municipality> ByName(MunicipalityRegister register, params MunicipalityKind[] kinds) =>
        register.All.Where(r => kinds.Contains(r.Kind)).ToLookup(r => Key(Words(CountyTitle().Replace(r.Name, "${rest}"))), StringComparer.Ordinal);

    private static string Key(List<string> words) => string.Join(' ', words);

    /// <summary>The words of a name that tell it from others.</summary>
    private static List<string> Words(string name) => [.. Word().Matches(name.ToLowerInvariant()).Select(m => m.Value == "st" ? "sankt" : m.Value).Where(w => !Small.Contains(w))];

    private static readonly HashSet<string> Small = ["a", "am", "an", "auf", "b", "bei", "d", "dem", "den", "der", "des", "die", "i", "im", "in", "o", "ob", "u", "und", "v", "vom", "von", "vor", "zu", "zum", "zur"];

    // Too many places begin with these for one word to be enough.
    private static readonly HashSet<string> Common = ["alt", "bad", "groß", "klein", "markt", "neu", "ober", "sankt", "unter"];

    private static readonly HashSet<string> Spas = ["kurort", "luftkurort", "nordseebad", "nordseeheilbad", "ostseebad", "ostseeheilbad", "seebad", "seeheilbad"];

    private const string Office = @"(?:(?:Der|Die)\s+)?(?:(?:Oberbürgermeister(?:in)?|Bürgermeister(?:in)?|Magistrat|Rat|Senat|Gemeindevorstand|Kreisausschuss|Landrat|Landrätin|Verwaltung)\s+(?:der|des)\s+)?";

    [GeneratedRegex(@"\p{L}+")]
    private static partial Regex Word();

    // The register's own form: «Hagenow, Stadt».
    [GeneratedRegex(@"^([^,]+),\s*((?:\p{L}+-\s+und\s+)?\p{Lu}?\p{L}*[Ss]tadt|Gemeinde|Markt|Flecken|Landkreis|Kreis)$")]
    private static partial Regex Inverted();

    // What follows names a part of the body: an office, a company's shop, whoever signs.
    [GeneratedRegex(@"\s+[-–—]+\s*|\s*[,;:(/]\s*|\s+(?:vertreten|vertr\.|c/o)\s", RegexOptions.IgnoreCase)]
    private static partial Regex Unit();

    [GeneratedRegex(@"(?<!\p{L})(?:g?GmbH|mbH|AG|KG|KGaA|SE|UG|eG|OHG|GbR|e\.\s?[VGK]\.?|eingetragener|Verein|Stiftung|Universität|Hochschule|Institut|Stadtwerke|Sparkasse|Klinikum|Krankenhaus|Kirche\p{L}*|Gesellschaft|Holding)(?!\p{L})|kirchengemeinde|kirchenkreis|pfarr|genossenschaft")]
    private static partial Regex Others();

    [GeneratedRegex($@"^{Office}(?:[Gg]roßen?\s+|Freien?\s+(?:und\s+)?)?(?:(?:\p{{L}}+-\s+und\s+)?\p{{Lu}}\p{{L}}*stadt|Stadt(?:verwaltung|gemeinde)?|(?:Orts|Einheits|Markt|Insel)?[Gg]emeinde(?:verwaltung)?|Markt|Flecken)\s+(?<rest>\p{{L}}.*)$")]
    private static partial Regex TownTitle();

    [GeneratedRegex($@"^{Office}(?:Landkreis(?:es)?|Kreis(?:es)?|Kreisverwaltung|Kreisausschuss|Landratsamt)\s+(?:(?:des|der)\s+)?(?:(?:Landkreises|Kreises)\s+)?(?<rest>\p{{L}}.*)$")]
    private static partial Regex CountyTitle();

    [GeneratedRegex(@"^(?:(?:\p{L}+[ -])*\p{L}*[Kk]reis(?=\s|$)|Region\s+Hannover|Städte[Rr]egion\s|Regionalverband\s+Saarbrücken)")]
    private static partial Regex CountyName();

    [GeneratedRegex(@"^(?:(?<office>Amt|Amtsverwaltung)|Samtgemeinde|Verbandsgemeinde(?:verwaltung)?|Verwaltungsgemeinschaft|Verwaltungsverband|Gemeindeverwaltungsverband|Gemeindeverband)\s+(?<rest>\p{L}.*)$")]
    private static partial Regex AssociationTitle();

    [GeneratedRegex(@"(?<!\p{L})\p{L}*[Zz]weckverband(?:e?s)?(?!\p{L})|^(?:Regionaler\s+)?(?:Regional|Planungs|Kommunal|Landschafts)verband\s|^Verband\s+Region\s")]
    private static partial Regex SpecialPurpose();
}
