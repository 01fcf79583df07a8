using System.Globalization;
using System.IO.Enumeration;
using FundingDirectory.Tests.Support;

namespace FundingDirectory.Tests.Core.Search;

/// <summary>A query with the grades of the entries that answer it. <c>HeldOut</c>: only measured, never used to improve the search.</summary>
internal sealed record JudgedQuery(string Text, bool HeldOut, IReadOnlyList<(string Pattern, int Grade)> Grades)
{
    /// <summary>The grade of an entry named «kind/slug», 0–3; the exact name counts before a pattern.</summary>
    public int GradeOf(string name) =>
        Grades.Where(g => g.Pattern == name).Select(g => g.Grade).DefaultIfEmpty(Grades.Where(g => FileSystemName.MatchesSimpleExpression(g.Pattern, name)).Select(g => g.Grade).DefaultIfEmpty().Max()).Max();
}

/// <summary>The judged queries of the repository; the head of the file says how they were judged.</summary>
internal static class JudgedQueries
{
    public static IReadOnlyList<JudgedQuery> Read() => Parse(File.ReadAllLines(Path.Combine(Repository.Root, "tests", "Core", "Search", "judged", "queries.txt")));

    public static IReadOnlyList<JudgedQuery> Parse(IEnumerable<string> lines)
    {
        var queries = new List<JudgedQuery>();
        var grades = new List<(string, int)>();
        foreach (var line in lines.Select(l => l.Trim()).Where(l => l.Length > 0 && l[0] != '#'))
        {
            if (line[0] == '?')
            {
                grades = [];
                queries.Add(new JudgedQuery(line[1..].Trim(), queries.Count % 2 == 1, grades));
                continue;
            }
            var parts = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            grades.AddRange(parts.Skip(1).Select(p => (p, int.Parse(parts[0], CultureInfo.InvariantCulture))));
        }
        return queries;
    }
}
