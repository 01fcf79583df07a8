using System.Globalization;
using System.Text;

namespace FundingDirectory.Importer.Connectors;

/// <summary>One record of the official register file GV100AD: fixed width, one record a line, columns counted in characters.</summary>
internal sealed record RegisterRecord
{
    /// <summary>Record kind (Satzart): 10 state, 20 region, 40 county, 50 association, 60 municipality.</summary>
    public required string Kind { get; init; }
    /// <summary>Key of the state (2), county (5) or further parts, without those that do not apply.</summary>
    public required string Key { get; init; }
    public required string OfficialName { get; init; }
    /// <summary>What the name stands for (Textkennzeichen), for instance 63 for a town.</summary>
    public required string Mark { get; init; }
    public int Inhabitants { get; init; }
    public int AreaHectares { get; init; }
    public string? Postcode { get; init; }

    /// <summary>Official municipality key (AGS): county and municipality.</summary>
    public string Ags => Key[..5] + Key[9..];

    private const int ShortLine = 124, MunicipalityLine = 150;

    /// <summary>Reads a line; what is wrong with it as a German sentence otherwise; neither for kinds of records the directory does not need.</summary>
    public static (RegisterRecord? Record, string? Wrong) Read(string line)
    {
        if (line.Length < 2 || line[..2] is not ("40" or "50" or "60")) return (null, line.Length >= 2 && line[..2] is "10" or "20" or "30" ? null : "Die Zeile beginnt mit keiner bekannten Satzart.");
        var kind = line[..2];
        if (line.Length < (kind == "60" ? MunicipalityLine : ShortLine)) return (null, $"Die Zeile ist mit {line.Length} Zeichen zu kurz.");
        var key = line[10..15] + (kind == "40" ? "" : line[18..22]) + (kind == "60" ? line[15..18] : "");
        if (!key.All(char.IsAsciiDigit)) return (null, "Der Regionalschlüssel besteht nicht nur aus Ziffern.");
        var name = string.Join(' ', line[22..72].Split(' ', StringSplitOptions.RemoveEmptyEntries));
        if (name.Length == 0) return (null, "Der Name fehlt.");
        if (name.Any(c => char.IsControl(c) || c == '\ufffd')) return (null, "Der Name enthält falsche Zeichen.");
        var record = new RegisterRecord { Kind = kind, Key = key, OfficialName = name, Mark = line[122..124] };
        if (kind != "60") return (record, null);
        if (!int.TryParse(line[128..139], NumberStyles.None, CultureInfo.InvariantCulture, out var area) || !int.TryParse(line[139..150], NumberStyles.None, CultureInfo.InvariantCulture, out var inhabitants))
            return (null, "Fläche oder Einwohnerzahl besteht nicht nur aus Ziffern.");
        var postcode = line.Length >= 170 ? line[165..170] : "";
        return (record with { AreaHectares = area, Inhabitants = inhabitants, Postcode = postcode.Length == 5 && postcode.All(char.IsAsciiDigit) ? postcode : null }, null);
    }

    /// <summary>The text of a register file: UTF-8 where the bytes are valid UTF-8, otherwise Windows-1252 where it uses that set's own signs, otherwise ISO-8859-15.</summary>
    public static string Decode(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes).TrimStart('\ufeff');
        }
        catch (DecoderFallbackException)
        {
            const int windows = 1252, latin9 = 28605;
            return CodePagesEncodingProvider.Instance.GetEncoding(bytes.ContainsAnyInRange((byte)0x80, (byte)0x9f) ? windows : latin9)!.GetString(bytes);
        }
    }
}
