using System.Globalization;
using System.Text.RegularExpressions;

namespace FundingDirectory.Importer.Fetching;

/// <summary>What a host's robots.txt (RFC 9309) allows us. The longest matching rule decides; allow wins a tie.</summary>
public sealed partial class RobotsRules
{
    private readonly List<(string Pattern, bool Allow)> rules = [];

    /// <summary>No rules: everything is allowed.</summary>
    public static RobotsRules None { get; } = new();

    /// <summary>Pause the host asks for between requests; zero = none stated.</summary>
    public TimeSpan CrawlDelay { get; private set; }

    public bool Allows(string pathAndQuery)
    {
        var best = rules.Where(r => Matches(r.Pattern, pathAndQuery)).OrderByDescending(r => r.Pattern.Length).ThenByDescending(r => r.Allow).FirstOrDefault();
        return best.Pattern is null || best.Allow;
    }

    /// <summary>The rules of the groups that name <paramref name="robot"/>, otherwise those for everybody.</summary>
    public static RobotsRules Read(string text, string robot)
    {
        RobotsRules own = new(), everybody = new();
        var named = false;
        List<string> agents = [];
        var afterRule = false;
        foreach (Match line in Line().Matches(text))
        {
            var (field, value) = (line.Groups["field"].Value.ToLowerInvariant(), line.Groups["value"].Value.Trim());
            if (field == "user-agent")
            {
                if (afterRule) agents.Clear();
                afterRule = false;
                agents.Add(value);
                named |= value.Equals(robot, StringComparison.OrdinalIgnoreCase);
                continue;
            }
            afterRule = true;
            if (agents.Contains(robot, StringComparer.OrdinalIgnoreCase)) own.Add(field, value);
            if (agents.Contains("*")) everybody.Add(field, value);
        }
        return named ? own : everybody;
    }

    private void Add(string field, string value)
    {
        if (field is "allow" or "disallow" && value.Length > 0) rules.Add((value, field == "allow"));
        if (field == "crawl-delay" && double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) && seconds is > 0 and < 3600)
            CrawlDelay = TimeSpan.FromSeconds(seconds);
    }

    private static bool Matches(string pattern, string path)
    {
        var toEnd = pattern.EndsWith('$');
        var pieces = (toEnd ? pattern[..^1] : pattern).Split('*');
        var at = 0;
        for (var i = 0; i < pieces.Length; i++)
        {
            var last = toEnd && i == pieces.Length - 1 && i > 0;
            var found = i == 0 ? (path.StartsWith(pieces[0], StringComparison.Ordinal) ? 0 : -1)
                : last ? (path.EndsWith(pieces[i], StringComparison.Ordinal) ? path.Length - pieces[i].Length : -1)
                : path.IndexOf(pieces[i], at, StringComparison.Ordinal);
            if (found < at && !(i == 0 && found == 0)) return false;
            at = found + pieces[i].Length;
        }
        return !toEnd || at == path.Length;
    }

    [GeneratedRegex(@"^[ \t]*(?<field>user-agent|allow|disallow|crawl-delay)[ \t]*:[ \t]*(?<value>[^#\r\n]*)", RegexOptions.IgnoreCase | RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Line();
}
