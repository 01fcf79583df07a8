using System.Globalization;
using System.Text;

namespace FundingDirectory.Api.Metrics;

/// <summary>Writes figures in the text form of OpenMetrics 1.0: families with their samples, closed by «# EOF».</summary>
internal sealed class OpenMetricsText
{
    public const string ContentType = "application/openmetrics-text; version=1.0.0; charset=utf-8";

    private readonly StringBuilder text = new();

    /// <summary>Begins a family. Its samples follow before the next one begins.</summary>
    /// <param name="unit">Also the end of the name; null = a number without unit.</param>
    public OpenMetricsText Family(string name, string type, string help, string? unit = null)
    {
        text.Append("# TYPE ").Append(name).Append(' ').Append(type).Append('\n');
        if (unit is not null) text.Append("# UNIT ").Append(name).Append(' ').Append(unit).Append('\n');
        text.Append("# HELP ").Append(name).Append(' ').Append(Escaped(help)).Append('\n');
        return this;
    }

    /// <summary>One sample.</summary>
    public OpenMetricsText Sample(string name, double value, params ReadOnlySpan<(string Name, string Value)> labels)
    {
        text.Append(name);
        for (var i = 0; i < labels.Length; i++) text.Append(i == 0 ? '{' : ',').Append(labels[i].Name).Append("=\"").Append(Escaped(labels[i].Value)).Append('"');
        if (labels.Length > 0) text.Append('}');
        text.Append(' ').Append(Number(value)).Append('\n');
        return this;
    }

    /// <summary>The samples of a distribution: the counts up to each limit, all, and the sum.</summary>
    public OpenMetricsText Histogram(string name, Distribution distribution, params ReadOnlySpan<(string Name, string Value)> labels)
    {
        for (var i = 0; i < RequestFigures.Limits.Length; i++) Sample($"{name}_bucket", distribution.AtMost[i], [.. labels, ("le", Limit(RequestFigures.Limits[i]))]);
        return Sample($"{name}_bucket", distribution.Count, [.. labels, ("le", "+Inf")]).Sample($"{name}_count", distribution.Count, labels).Sample($"{name}_sum", distribution.Sum, labels);
    }

    /// <summary>The whole text.</summary>
    public string End() => text.Append("# EOF\n").ToString();

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    // A limit is a floating number, also when it is whole.
    private static string Limit(double value) => Number(value) is var written && written.Contains('.', StringComparison.Ordinal) ? written : $"{written}.0";

    private static string Escaped(string value) => value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);
}
