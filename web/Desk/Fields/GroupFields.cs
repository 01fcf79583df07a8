using System.Globalization;
using System.Text.Json.Nodes;

namespace FundingDirectory.Web.Desk.Fields;

/// <summary>Several fields that make one value. Keys that no field shows stay as they are.</summary>
public sealed record PartsField(string Name, string Label, IReadOnlyList<FormField> Parts) : FormField(Name, Label)
{
    public override void Write(JsonObject from, string prefix, FormValues to)
    {
        foreach (var part in Parts) part.Write(from[Name] as JsonObject ?? [], $"{prefix}{Name}-", to);
    }

    public override void Read(FormReader form, string prefix, JsonObject into)
    {
        if (IsBlank(form.Values, prefix) && Parts.All(p => p is not CodeField || form.Values.One($"{prefix}{Name}-{p.Name}") is "" or "unknown"))
        {
            into[Name] = null;
            return;
        }
        var value = (into[Name] as JsonObject)?.DeepClone().AsObject() ?? [];
        var before = form.Errors.Count;
        foreach (var part in Parts) part.Read(form, $"{prefix}{Name}-", value);
        if (form.Errors.Count == before) into[Name] = value;
    }

    public override IEnumerable<string> Words(JsonObject from) => from[Name] is JsonObject value ? Parts.SelectMany(p => p.Words(value).Select(w => $"{p.Label}: {w}")) : [];

    public override bool IsBlank(FormValues values, string prefix) => Parts.All(p => p.IsBlank(values, $"{prefix}{Name}-"));
}

/// <summary>A list of values of several fields each, a row each. Empty rows do not count; keys that no field shows stay with their row.</summary>
/// <param name="Changed">What else changes in a row that an editor changed; null = nothing.</param>
public sealed record RowsField(string Name, string Label, string RowLabel, IReadOnlyList<FormField> Columns, Action<JsonObject>? Changed = null) : FormField(Name, Label)
{
    /// <summary>Empty rows after the filled ones.</summary>
    public const int Spare = 2;
    private const int Most = 60;
    // Which row of the list as it stood this one is, so that what the form does not show is not lost.
    private const string Origin = "zeile";

    public override void Write(JsonObject from, string prefix, FormValues to)
    {
        var rows = Rows(from);
        for (var i = 0; i < Math.Min(rows.Count, Most); i++)
        {
            foreach (var column in Columns) column.Write(rows[i], RowPrefix(prefix, i), to);
            to[RowPrefix(prefix, i) + Origin] = [i.ToString(CultureInfo.InvariantCulture)];
        }
    }

    public override void Read(FormReader form, string prefix, JsonObject into)
    {
        var standing = Rows(into);
        List<JsonNode> rows = [];
        var before = form.Errors.Count;
        for (var i = 0; i < Count(form.Values, prefix); i++)
        {
            var at = RowPrefix(prefix, i);
            if (Columns.All(c => c.IsBlank(form.Values, at))) continue;
            var known = int.TryParse(form.Values.One(at + Origin), NumberStyles.None, CultureInfo.InvariantCulture, out var origin) && origin < standing.Count ? standing[origin] : null;
            var row = known?.DeepClone().AsObject() ?? [];
            foreach (var column in Columns) column.Read(form, at, row);
            if (Changed is not null && (known is null || !JsonNode.DeepEquals(known, row))) Changed(row);
            rows.Add(row);
        }
        // Rows beyond what a form can show stay as they are.
        if (form.Errors.Count == before) into[Name] = new JsonArray([.. rows, .. standing.Skip(Most).Select(r => r.DeepClone())]);
    }

    public override IEnumerable<string> Words(JsonObject from) => Rows(from).Select(r => string.Join(", ", Columns.SelectMany(c => c.Words(r).Select(w => $"{c.Label}: {w}"))));

    public override bool IsBlank(FormValues values, string prefix) => Count(values, prefix) == 0;

    /// <summary>How many rows to show: those that are filled and some to fill.</summary>
    public int Shown(FormValues values, string prefix) => Math.Min(Most, Filled(values, prefix) + Spare);

    public string RowPrefix(string prefix, int row) => string.Create(CultureInfo.InvariantCulture, $"{prefix}{Name}-{row}-");

    public string OriginInput(string prefix, int row) => RowPrefix(prefix, row) + Origin;

    private int Filled(FormValues values, string prefix) => Enumerable.Range(0, Count(values, prefix)).Where(i => !Columns.All(c => c.IsBlank(values, RowPrefix(prefix, i)))).Select(i => i + 1).DefaultIfEmpty().Max();

    private int Count(FormValues values, string prefix)
    {
        var start = $"{prefix}{Name}-";
        return Math.Min(Most, values.Names.Where(n => n.StartsWith(start, StringComparison.Ordinal))
            .Select(n => int.TryParse(n[start.Length..].Split('-')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var row) ? row + 1 : 0).DefaultIfEmpty().Max());
    }

    private List<JsonObject> Rows(JsonObject from) => (from[Name] as JsonArray)?.OfType<JsonObject>().ToList() ?? [];
}
