using System.Globalization;
using FundingDirectory.Core.Domain;
using FundingDirectory.Importer.Normalising;
using Xunit;

namespace FundingDirectory.Tests.Importer.Normalising;

/// <summary>Passages as programme texts have them, with everything a careful officer would record of each and nothing else: a value that is
/// not expected fails as a missing one does.</summary>
public sealed class PassagesTests
{
    private const string Deadlines = "[Fristen]", Expected = "=>";

    public static TheoryData<string, string, string> Passages()
    {
        TheoryData<string, string, string> passages = [];
        var folder = Path.Combine(SharedSources.Repository, "tests", "Importer", "Normalising", "passages");
        foreach (var lines in Directory.EnumerateFiles(folder, "*.txt").Order(StringComparer.Ordinal).SelectMany(Blocks))
            passages.Add(lines[0], string.Join('\n', lines[1..^1]), lines[^1][Expected.Length..].Trim());
        return passages;
    }

    [Theory]
    [MemberData(nameof(Passages))]
    public void A_passage_gives_exactly_what_it_says(string field, string text, string expected)
    {
        var programme = ProgrammeProse.Complete(
            new FundingProgramme { Slug = "probe", Title = "Probe", FundingTypes = [FundingType.Grant], EligibleApplicants = [ApplicantType.Startup] },
            [new Prose("text", field == Deadlines ? ProseRole.Deadlines : ProseRole.Description, text)],
            new Evidence("probe", null, DateTimeOffset.UnixEpoch));
        Assert.Equal(expected, string.Join(" | ", Values(programme).Where(v => !string.IsNullOrEmpty(v.Value)).Select(v => $"{v.Name}: {v.Value}")));
    }

    /// <summary>The passages of a file: a line that names the field, the text, and the line of what is expected.</summary>
    private static IEnumerable<string[]> Blocks(string file)
    {
        List<string> block = [];
        foreach (var line in File.ReadLines(file).Where(l => block.Count > 0 || l.Length > 0))
        {
            block.Add(line);
            if (!line.StartsWith(Expected, StringComparison.Ordinal)) continue;
            yield return [.. block];
            block = [];
        }
        Assert.Empty(block);
    }

    private static IEnumerable<(string Name, string? Value)> Values(FundingProgramme p) =>
    [
        ("model", Known(p.DeadlineModel)), ("rounds", string.Join(", ", p.Rounds.Select(Of))),
        ("rates", string.Join("; ", p.FundingRates.Select(Of))), ("own", p.OwnContribution is { } own ? Join(" reduced ", own.MinPercent, own.ReducedPercent) : null),
        ("max", Text(p.AmountMax)), ("min", Text(p.AmountMin)), ("per", Known(p.AmountPer)), ("volume", Text(p.ProjectVolumeMin)), ("total", Text(p.TotalBudget)),
        ("who", string.Join(',', p.EligibleApplicants.Where(ApplicantWords.MunicipalFamily.Contains))), ("partners", Known(p.Consortium)), ("budget", Known(p.BudgetSecurity)),
        ("inhabitants", p is { PopulationMin: null, PopulationMax: null } ? null : $"{p.PopulationMin}-{p.PopulationMax}"), ("stages", Text(p.Procedure?.Stages)), ("chosen", Known(p.Procedure?.Selection)),
        ("start", Known(p.EarlyStart)), ("cumulation", p.Cumulation is { } c ? $"{c.Eu} {c.Federal} {c.State}" : null), ("aid", Known(p.StateAid)), ("months", Text(p.DurationMonths)),
        ("costs", string.Join(',', p.EligibleCosts)), ("validFrom", Day(p.Guideline?.ValidFrom)), ("validTo", Day(p.Guideline?.ValidTo)),
    ];

    private static string Of(Round r) => string.Join(' ', new[]
    {
        r.Kind.ToString(), ((r.AnnualOpens ?? Day(r.Opens)) is { } opens ? $"{opens}.." : "") + (r.Annual ?? Day(r.Closes)), r.Time, r is { Annual: not null, Closes: not null } ? $"last {Day(r.Closes)}" : null,
    }.OfType<string>());

    private static string Of(FundingRate r) =>
        Join("-", r.PercentMin, r.PercentMax) + $" {r.Condition}" + (r.Applicants.Count > 0 ? $" {string.Join(',', r.Applicants)}" : "");

    private static string Join(string between, object? first, object? second) => string.Join(between, new[] { Text(first), Text(second) }.OfType<string>());

    private static string? Text(object? value) => Convert.ToString(value, CultureInfo.InvariantCulture) is { Length: > 0 } text ? text : null;

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string? Known(Enum? value) => value is null || Convert.ToInt32(value, CultureInfo.InvariantCulture) == 0 ? null : value.ToString();
}
