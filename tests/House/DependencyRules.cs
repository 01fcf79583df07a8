using System.Text.RegularExpressions;
using FundingDirectory.Tests.Support;
using Xunit;

namespace FundingDirectory.Tests.House;

/// <summary>Which room may name which: between assemblies the compiler sees to it, between folders this table.</summary>
public sealed partial class DependencyRules
{
    private static readonly Dictionary<string, string[]> MayName = new()
    {
        ["core/Domain"] = [],
        ["core/Workflow"] = ["Core.Domain"],
        ["core/Store"] = ["Core.Domain"],
        ["core/Matching"] = ["Core.Domain"],
        ["core/Search"] = ["Core.Domain", "Core.Store", "Core.Matching"],
        ["importer/Fetching"] = ["Importer.Connectors"],
        ["importer/Normalising"] = ["Core.Domain"],
        ["importer/Connectors"] = ["Core.Domain", "Importer.Fetching", "Importer.Normalising", "Importer.Connectors"],
        ["importer/Reconciling"] = ["Core.Domain", "Core.Store", "Core.Workflow", "Importer.Connectors"],
        ["web"] = ["Core.Domain", "Core.Search", "Core.Matching", "Core.Workflow", "Web"],
        ["api/Search"] = ["Core", "Web", "Api.Entries"],
        ["api/Entries"] = ["Core", "Web"],
        ["api/Matching"] = ["Core", "Web", "Api.Entries"],
        ["api/Municipalities"] = ["Core"],
        ["api/Harvest"] = ["Core"],
        ["api/Meta"] = ["Core"],
        ["api/Metrics"] = ["Core"],
        ["api/CommonGrants"] = ["Core", "Web"],
        ["api/Desk"] = ["Core", "Web"],
        ["api/Alerts"] = ["Core", "Web"],
        ["api/Calendars"] = ["Core", "Web", "Api.Pages"],
    };

    public static TheoryData<string> Rooms => [.. MayName.Keys];

    [Theory]
    [MemberData(nameof(Rooms))]
    public void A_room_names_only_the_rooms_it_may(string room)
    {
        var own = $"{char.ToUpperInvariant(room[0])}{room[1..].Replace("/", ".", StringComparison.Ordinal)}";
        var broken = Repository.Sources(room)
            .SelectMany(f => Usings().Matches(File.ReadAllText(f)).Select(m => (File: Repository.Relative(f), Named: m.Groups[1].Value)))
            .Where(u => u.Named != own && !u.Named.StartsWith($"{own}.", StringComparison.Ordinal)
                && !MayName[room].Any(may => u.Named == may || u.Named.StartsWith($"{may}.", StringComparison.Ordinal)));
        Assert.Empty(broken);
    }

    [Fact]
    public void Connectors_name_neither_the_clock_nor_the_network() =>
        Assert.Empty(Repository.Sources("importer/Connectors").Where(f => ClockOrNetwork().IsMatch(File.ReadAllText(f))).Select(Repository.Relative));

    [GeneratedRegex(@"^(?:@?using|@inherits)\s+(?:static\s+)?FundingDirectory\.([\w.]+)", RegexOptions.Multiline)]
    private static partial Regex Usings();

    [GeneratedRegex(@"\b(HttpClient|SocketsHttpHandler|DateTime(Offset)?\.(Utc)?Now|TimeProvider\.System)\b")]
    private static partial Regex ClockOrNetwork();
}
