using System.Text.RegularExpressions;
using FundingDirectory.Api;
using FundingDirectory.Api.Metrics;
using FundingDirectory.Core.Store;
using FundingDirectory.Importer.Connectors;
using FundingDirectory.Tests.Support;
using Xunit;

namespace FundingDirectory.Tests.House;

/// <summary>Habits that a machine can watch.</summary>
public sealed partial class HouseRules
{
    private const int MostLines = 250;
    private static readonly string[] Rooms = ["core", "api", "importer", "web", "tests"];

    private static string Readme => File.ReadAllText(Path.Combine(Repository.Root, "README.md"));

    [Fact]
    public void Files_stay_short()
    {
        var long_ = Rooms.SelectMany(r => Repository.Sources(r, ".cs", ".razor", ".css", ".js")).Distinct()
            .Select(f => (File: Repository.Relative(f), Lines: File.ReadLines(f).Count())).Where(f => f.Lines > MostLines);
        Assert.Empty(long_);
    }

    [Fact]
    public void Every_connector_has_its_test_and_captures()
    {
        foreach (var connector in Connectors.All.Select(c => c.GetType().Name))
            Assert.True(File.Exists(Path.Combine(Repository.Root, "tests", "Importer", "Connectors", $"{connector}Tests.cs")), $"{connector}Tests.cs is missing.");
    }

    [Fact]
    public void Every_endpoint_has_its_mirrored_test()
    {
        string[] slices = ["Search", "Entries", "Matching", "Municipalities", "Harvest", "Meta", "Metrics", "CommonGrants"];
        var missing = slices.SelectMany(s => Repository.Sources($"api/{s}").Where(f => File.ReadAllText(f).Contains("/// <summary>GET ", StringComparison.Ordinal) || File.ReadAllText(f).Contains("/// <summary>POST ", StringComparison.Ordinal))
            .Select(f => Path.Combine("tests", "Api", s, $"{Path.GetFileNameWithoutExtension(f)}Tests.cs")))
            .Where(t => !File.Exists(Path.Combine(Repository.Root, t)));
        Assert.Empty(missing);
    }

    [Fact]
    public void Every_matching_rule_is_tested_by_name()
    {
        var tests = string.Concat(Repository.Sources("tests/Core/Matching").Select(File.ReadAllText));
        Assert.Empty(FundingDirectory.Core.Matching.EligibilityRules.Names.Where(n => !tests.Contains(n, StringComparison.Ordinal)));
    }

    [Fact]
    public void Every_sql_text_stays_in_the_common_subset()
    {
        var texts = Repository.Sources("core/Store").SelectMany(f => SqlTexts().Matches(File.ReadAllText(f)).Select(m => (File: Repository.Relative(f), Sql: m.Groups[1].Value)))
            .Concat(Migrations.Scripts().Select(s => (File: $"Schema {s.Version}", Sql: s.Script))).ToList();
        Assert.NotEmpty(texts);
        Assert.Empty(texts.Where(t => OneDatabaseOnly().IsMatch(t.Sql)));
    }

    [Fact]
    public void Every_setting_is_in_the_readme()
    {
        var names = typeof(Settings).GetProperties().Select(p => p.Name).Concat(typeof(OperatorSettings).GetProperties().Select(p => $"Operator__{p.Name}"))
            .Concat(typeof(HarvestSettings).GetProperties().Select(p => $"Harvest__{p.Name}"))
            .Concat(typeof(EditingSettings).GetProperties().Select(p => $"Editing__{p.Name}"))
            .Concat(typeof(OidcSettings).GetProperties().Select(p => $"Oidc__{p.Name}"))
            .Concat(typeof(LimitSettings).GetProperties().Select(p => $"Limits__{p.Name}"))
            .Concat(typeof(MetricsSettings).GetProperties().Select(p => $"Metrics__{p.Name}"))
            .Concat(typeof(FundingDirectory.Core.Domain.Retention).GetProperties().Select(p => $"Retention__{p.Name}"))
            .Concat(typeof(LogSettings).GetProperties().Select(p => $"Logs__{p.Name}"))
            .Concat(typeof(AlertSettings).GetProperties().Select(p => $"Alerts__{p.Name}")).Concat(typeof(SmtpSettings).GetProperties().Select(p => $"Smtp__{p.Name}"));
        Assert.Empty(names.Where(n => !Readme.Contains($"`{n}`", StringComparison.Ordinal)));
    }

    [Fact]
    public void Every_route_of_the_api_is_in_the_readme()
    {
        var routes = RouteTexts().Matches(File.ReadAllText(Path.Combine(Repository.Root, "api", "Routes.cs"))).Select(m => m.Groups[1].Value);
        Assert.Empty(routes.Where(r => !Readme.Contains($"{r}`", StringComparison.Ordinal) && !Readme.Contains($"{r}?", StringComparison.Ordinal)));
    }

    [Fact]
    public void No_page_takes_anything_from_another_host()
    {
        var foreign = Repository.Sources("web", ".razor", ".css", ".js")
            .SelectMany(f => ForeignAsset().Matches(File.ReadAllText(f)).Select(m => (Repository.Relative(f), m.Value)));
        Assert.Empty(foreign);
    }

    [Fact]
    public void No_endpoint_catches_exceptions_or_logs()
    {
        var files = Repository.Sources("api").Where(f => Repository.Relative(f).Count(c => c == '/') > 1);
        Assert.Empty(files.Where(f => CatchOrLog().IsMatch(File.ReadAllText(f))).Select(Repository.Relative));
    }

    [Fact]
    public void Nothing_names_a_machine_or_a_registry()
    {
        var texts = Rooms.SelectMany(r => Repository.Sources(r, ".cs", ".razor", ".json", ".md", ".csproj", ".props")).Append(Path.Combine(Repository.Root, "README.md"));
        var self = Path.Combine("tests", "House", nameof(HouseRules)); // The patterns themselves.
        Assert.Empty(texts.Where(f => !f.Contains(self, StringComparison.Ordinal)).Where(f => MachineTrace().IsMatch(File.ReadAllText(f))).Select(Repository.Relative));
    }

    [GeneratedRegex("const string Sql\\w+ = \"\"\"(.*?)\"\"\"", RegexOptions.Singleline)]
    private static partial Regex SqlTexts();

    [GeneratedRegex(@"\b(limit|top|offset|fetch|merge|returning|output|autoincrement|identity|getdate|current_timestamp|datetime|trigger|procedure|on\s+conflict|replace\s+into|ifnull|isnull|glob|pragma)\b|\|\|", RegexOptions.IgnoreCase)]
    private static partial Regex OneDatabaseOnly();

    [GeneratedRegex("Map(?:Get|Post|Put|Delete)\\(\"([^\"]+)\"")]
    private static partial Regex RouteTexts();

    [GeneratedRegex("<(?:script|img|iframe|link|source|video|audio)[^>]+(?:src|href)=\"(?:https?:)?//|@import\\s+url\\(|url\\(['\"]?(?:https?:)?//", RegexOptions.IgnoreCase)]
    private static partial Regex ForeignAsset();

    [GeneratedRegex(@"\bcatch\b|\bILogger\b")]
    private static partial Regex CatchOrLog();

    [GeneratedRegex("\"resolved\":|registry\\.npm|(?<![\\w.])/home/\\w+|(?<![\\w.])/Users/\\w+")]
    private static partial Regex MachineTrace();
}
