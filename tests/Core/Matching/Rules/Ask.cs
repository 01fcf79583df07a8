using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Matching;
using FundingDirectory.Tests.Support;
using Xunit;

namespace FundingDirectory.Tests.Core.Matching.Rules;

/// <summary>Asks one rule about one programme, in words and without, and checks that both agree.</summary>
internal static class Ask
{
    public static readonly FundingProgramme Programme = Make.Programme();

    public static Outcome? Rule(EligibilityRule rule, FundingProgramme programme, ProjectProfile? profile = null, Municipality? place = null, bool nowhere = false, IReadOnlyList<Entry>? existing = null) =>
        Finding(rule, programme, profile, place, nowhere, existing)?.Outcome;

    public static Finding? Finding(EligibilityRule rule, FundingProgramme programme, ProjectProfile? profile = null, Municipality? place = null, bool nowhere = false, IReadOnlyList<Entry>? existing = null)
    {
        var candidate = new Candidate(Make.Entry(programme), Make.Today);
        var project = new Project(profile ?? new(), nowhere ? null : place ?? Make.Hagenow, Make.Today, existing);
        var (silent, worded) = (rule(candidate, project, worded: false), rule(candidate, project, worded: true));
        Assert.Equal(silent, worded is { } said ? said with { Text = null, WouldFitIf = null } : null);
        if (worded is { } finding) Assert.EndsWith(".", finding.Text, StringComparison.Ordinal);
        return worded;
    }
}
