using System.Globalization;

namespace FundingDirectory.Core.Domain;

/// <summary>The compact table of the municipality register: one line a row, fields separated by «;», comment lines begin with «#».
/// States and counties are derived from the keys, so county rows come before the rows of their municipalities.</summary>
public static class MunicipalityTable
{
    private const string Columns = "ars;ags;name;official_name;kind;county_key;association;nuts3;inhabitants;area_ha;postcode";

    /// <summary>Reads a table in its order. Throws <see cref="FormatException"/> naming the line that cannot be read.</summary>
    public static IReadOnlyList<Municipality> Read(TextReader table)
    {
        List<Municipality> rows = [];
        Dictionary<string, string> counties = [];
        var (number, head) = (0, false);
        while (table.ReadLine() is { } line)
        {
            number++;
            if (line.Length == 0 || line[0] == '#') continue;
            if (!head)
            {
                head = line == Columns ? true : throw new FormatException($"Line {number} must be «{Columns}».");
                continue;
            }
            var row = Row(line, counties) ?? throw new FormatException($"Line {number} of the municipality table cannot be read: {line}");
            if (row.Kind == MunicipalityKind.County) row = row with { County = counties[row.Ars] = row.Name };
            rows.Add(row);
        }
        return rows;
    }

    /// <summary>Writes rows so that <see cref="Read"/> gives them back. Each line of <paramref name="comment"/> becomes a comment line.</summary>
    public static void Write(TextWriter table, IEnumerable<Municipality> rows, IEnumerable<string> comment)
    {
        table.NewLine = "\n";
        foreach (var line in comment) table.WriteLine($"# {line}");
        table.WriteLine(Columns);
        foreach (var m in rows)
            table.WriteLine(string.Join(';', m.Ars, m.Ags, m.Name, m.OfficialName, Vocabulary.Code(m.Kind), m.CountyKey, m.Association, m.Nuts3, Number(m.Inhabitants), Number(m.AreaHectares), m.Postcode));
    }

    private static Municipality? Row(string line, Dictionary<string, string> counties)
    {
        var fields = line.Split(';');
        if (fields.Length != 11 || fields[0].Length < 2 || !fields[0].All(char.IsAsciiDigit) || fields[2].Length == 0) return null;
        if (Vocabulary.Parse<MunicipalityKind>(fields[4]) is not { } kind || Vocabulary.State(fields[0][..2]) is not { } state) return null;
        if (!IsNumber(fields[8]) || !IsNumber(fields[9])) return null;
        return new Municipality
        {
            Ars = fields[0],
            Ags = Text(fields[1]),
            Name = fields[2],
            OfficialName = fields[3],
            Kind = kind,
            CountyKey = Text(fields[5]),
            County = counties.GetValueOrDefault(fields[5]),
            Association = Text(fields[6]),
            StateKey = fields[0][..2],
            State = state,
            Nuts3 = Text(fields[7]),
            Inhabitants = ToNumber(fields[8]),
            AreaHectares = ToNumber(fields[9]),
            Postcode = Text(fields[10]),
        };
    }

    private static string? Text(string field) => field.Length > 0 ? field : null;
    private static string? Number(int? value) => value?.ToString(CultureInfo.InvariantCulture);
    private static bool IsNumber(string field) => field.Length <= 9 && field.All(char.IsAsciiDigit);
    private static int? ToNumber(string field) => field.Length > 0 ? int.Parse(field, NumberStyles.None, CultureInfo.InvariantCulture) : null;
}
