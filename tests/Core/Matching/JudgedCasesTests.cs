using System.Text.Json;
using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Matching;
using FundingDirectory.Tests.Support;
using Xunit;

namespace FundingDirectory.Tests.Core.Matching;

/// <summary>The starter catalogue against what an officer judged of real places. The limits only ever rise.</summary>
public sealed class JudgedCasesTests(ITestOutputHelper output)
{
    private const double LeastPrecisionOfExcluded = 0.995, LeastRecallOfFits = 0.98, LeastRecallOfExcluded = 0.98, LeastPrecisionOfFits = 0.98;

    private sealed record Case(string What, DateOnly? Day, ProjectProfile Profile, IReadOnlyList<string> Fits, IReadOnlyList<string> Open, IReadOnlyDictionary<string, IReadOnlyList<string>> Excluded);
    private sealed record Judged(string Head, DateOnly Day, IReadOnlyList<Case> Cases);
    private sealed record Judgement(string Place, string Programme, Verdict Expected, string? Because, ProgrammeMatch Got);

    private static readonly MunicipalityRegister Register = new(Shipped());
    private static readonly IReadOnlyList<Entry> Programmes =
    [.. Directory.EnumerateFiles(Path.Combine(Repository.Root, "importer/Catalogue/programmes"), "*.json").Order(StringComparer.Ordinal).SelectMany(f => CatalogueFile.Read(File.ReadAllBytes(f))).Select(c => Make.Entry(c))];

    [Fact]
    public void The_engine_agrees_with_what_an_officer_judged()
    {
        var file = Read();
        var judged = file.Cases.SelectMany(c => Judge(c, c.Day ?? file.Day)).ToList();
        foreach (var j in judged.Where(j => j.Got.Verdict != j.Expected))
            output.WriteLine($"{j.Place} · {j.Programme}: judged {j.Expected} {j.Because}, got {j.Got.Verdict}: {string.Join(" | ", j.Got.Reasons.Where(r => r.Outcome != Outcome.Met).Select(r => $"{r.Rule} {r.Outcome}: {r.Text}"))}");
        foreach (var verdict in Enum.GetValues<Verdict>())
            output.WriteLine($"{verdict}: judged {judged.Count(j => j.Expected == verdict)}, precision {Precision(judged, verdict):P1}, recall {Recall(judged, verdict):P1}");
        // Whoever may not apply is never told that it fits.
        Assert.Empty(judged.Where(j => j is { Because: "area" or "applicant", Got.Verdict: Verdict.Fits }).Select(j => $"{j.Place} · {j.Programme}"));
        Assert.InRange(Precision(judged, Verdict.Excluded), LeastPrecisionOfExcluded, 1);
        Assert.InRange(Recall(judged, Verdict.Fits), LeastRecallOfFits, 1);
        Assert.InRange(Recall(judged, Verdict.Excluded), LeastRecallOfExcluded, 1);
        Assert.InRange(Precision(judged, Verdict.Fits), LeastPrecisionOfFits, 1);
    }

    [Fact]
    public void There_are_enough_cases_of_enough_kinds_and_states()
    {
        var cases = Read().Cases;
        Assert.True(cases.Count >= 40);
        Assert.True(cases.Select(c => c.Profile.Ars![..2]).Distinct().Count() >= 10);
        Assert.All(cases, c => Assert.True(Expected(c).Count() >= 15, c.What));
        Assert.Empty(cases.SelectMany(c => Expected(c).GroupBy(e => e.Programme).Where(g => g.Count() > 1).Select(g => $"{c.What}: {g.Key} is judged twice")));
    }

    private static IEnumerable<Judgement> Judge(Case given, DateOnly day)
    {
        // The file names money that is already there by its slug.
        var existing = Programmes.Where(p => given.Profile.ExistingFunding.Contains(p.Content.Slug)).ToList();
        var profile = given.Profile with { ExistingFunding = [.. existing.Select(p => p.Id)] };
        var known = ProfileCheck.Check(profile, Register, id => existing.Exists(p => p.Id == id), day);
        Assert.Empty(known.Remarks.Select(r => $"{given.What}: {r.Message}"));
        var matches = Matcher.Match(new Project(known.Profile, known.Municipality, day, existing), Candidate.Of(Programmes, day), [], new Dictionary<string, double>()).Programmes.ToDictionary(p => p.Entry.Content.Slug);
        return Expected(given).Select(e => new Judgement($"{known.Municipality!.Name} ({given.What})", e.Programme, e.Verdict, e.Because, matches[e.Programme]));
    }

    private static IEnumerable<(string Programme, Verdict Verdict, string? Because)> Expected(Case given) =>
        given.Fits.Select(p => (p, Verdict.Fits, (string?)null)).Concat(given.Open.Select(p => (p, Verdict.Open, (string?)null)))
            .Concat(given.Excluded.SelectMany(e => e.Value.Select(p => (p, Verdict.Excluded, (string?)e.Key))));

    private static double Precision(List<Judgement> judged, Verdict verdict) => Share(judged.Where(j => j.Got.Verdict == verdict), j => j.Expected == verdict);

    private static double Recall(List<Judgement> judged, Verdict verdict) => Share(judged.Where(j => j.Expected == verdict), j => j.Got.Verdict == verdict);

    private static double Share(IEnumerable<Judgement> of, Func<Judgement, bool> right) => of.ToList() is { Count: > 0 } all ? (double)all.Count(right) / all.Count : 0;

    private static Judged Read() => JsonSerializer.Deserialize<Judged>(File.ReadAllBytes(Path.Combine(Repository.Root, "tests/Core/Matching/judged/cases.json")), EntryJson.Strict)!;

    private static IReadOnlyList<Municipality> Shipped()
    {
        using var table = new StreamReader(Path.Combine(Repository.Root, "importer/Catalogue/gemeinden.csv"));
        return MunicipalityTable.Read(table);
    }
}
