using System.Text.RegularExpressions;
using FundingDirectory.Tests.Support;
using Xunit;

namespace FundingDirectory.Tests.House;

/// <summary>docs/security.md says where each requirement is met and which test watches it. What it names must exist.</summary>
public sealed partial class SecurityDocument
{
    // Requirements of the edition 2023 that were not dropped.
    private static readonly int[] Applications = [1, 4, 7, 8, 9, 11, 12, 14, 20, 21, 22], Servers = [1, 2, 3, 4, 5, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 18, 20];

    private static readonly string Text = File.ReadAllText(Path.Combine(Repository.Root, "docs", "security.md"));
    private static readonly string[][] Rows = [.. Text.Split('\n').Where(l => l.StartsWith("| APP.", StringComparison.Ordinal)).Select(l => l.Trim('|', ' ').Split('|'))];
    private static readonly string[] Named = [.. Code().Matches(Text).Select(m => m.Groups[1].Value).Distinct()];

    [Fact]
    public void Every_requirement_has_one_row()
    {
        var expected = Applications.Select(n => $"APP.3.1.A{n}").Concat(Servers.Select(n => $"APP.3.2.A{n}")).Order(StringComparer.Ordinal);
        Assert.Equal(expected, Rows.Select(r => r[0].Trim().Split(' ')[0]).Order(StringComparer.Ordinal));
        Assert.All(Rows, r => Assert.True(r.Length == 3 && r[1].Trim().Length > 3, r[0]));
        // Only what is the operator's alone has no test.
        Assert.All(Rows.Where(r => r[2].Trim() == "–"), r => Assert.StartsWith("Operator", r[1].Trim(), StringComparison.Ordinal));
    }

    [Fact]
    public void Every_file_it_names_is_there()
    {
        var files = Named.Where(n => FileName().IsMatch(n)).ToList();
        Assert.True(files.Count > 30, $"Only {files.Count} files are named.");
        Assert.Empty(files.Where(f => !File.Exists(Path.Combine(Repository.Root, f))));
    }

    [Fact]
    public void Every_test_it_names_is_there()
    {
        var tests = Named.Where(n => TestName().IsMatch(n)).ToList();
        Assert.True(tests.Count > 30, $"Only {tests.Count} tests are named.");
        var sources = Repository.Sources("tests").Select(File.ReadAllText).ToList();
        Assert.Empty(tests.Where(t => t.Split('.') is var parts && !sources.Any(s => Regex.IsMatch(s, $@"\bclass {parts[0]}\b") && (parts.Length == 1 || Regex.IsMatch(s, $@"\b{parts[1]}\(")))));
    }

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Code();

    [GeneratedRegex(@"^(core|importer|api|web|docs|tests)/[\w./-]+\.\w+$|^(README\.md|LICENSE|Directory\.Packages\.props)$")]
    private static partial Regex FileName();

    [GeneratedRegex(@"^[A-Z]\w+(Tests|Proof|Journey|Contract|Rules|Files|Document)(\.\w+)?$")]
    private static partial Regex TestName();
}
