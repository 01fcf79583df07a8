using System.Globalization;
using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Matching;

namespace FundingDirectory.Benches;

/// <summary>A whole match over more and more programmes: it must grow no faster than they do.</summary>
internal static class MatchBench
{
    public static Task Run()
    {
        var place = new Municipality { Ars = "130760060060", Name = "Hagenow", OfficialName = "Hagenow, Stadt", Kind = MunicipalityKind.Town, StateKey = "13", State = "Mecklenburg-Vorpommern", Inhabitants = 12_399 };
        var profile = new ProjectProfile { Topics = [Topic.CitizenService], Description = "KI-Chatbot für den Bürgerservice", BudgetEuro = 100_000, AlreadyStarted = false };
        var none = new Dictionary<string, double>();
        Figures? smaller = null;
        foreach (var size in new[] { 2_500, 5_000, 10_000, 20_000 })
        {
            // Programmes only: they are what a match is about.
            var programmes = Candidate.Of(Starter.Grown(size * 4).Where(e => e.Kind == EntryKind.FundingProgramme).Take(size), Starter.Today);
            var project = new Project(profile, place, Starter.Today);
            var before = GC.GetAllocatedBytesForCurrentThread();
            Matcher.Match(project, programmes, [], none);
            var bytes = GC.GetAllocatedBytesForCurrentThread() - before;
            var figures = Figures.Measure($"match {programmes.Count} programmes", 100, _ => Matcher.Match(project, programmes, [], none));
            figures.Print(smaller);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"    {bytes / programmes.Count} bytes a programme, {figures.P50 / programmes.Count * 1_000:0.00} µs a programme"));
            smaller = figures;
        }
        return Task.CompletedTask;
    }
}
