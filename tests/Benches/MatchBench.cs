using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Matching;
using FundingDirectory.Core.Search;

namespace FundingDirectory.Benches;

/// <summary>A whole match, beside a search over the same entries.</summary>
internal static class MatchBench
{
    public static Task Run()
    {
        var place = new Municipality { Ars = "130760060060", Name = "Hagenow", OfficialName = "Hagenow, Stadt", Kind = MunicipalityKind.Town, StateKey = "13", State = "Mecklenburg-Vorpommern", Inhabitants = 12_399 };
        var profile = new ProjectProfile { Topics = [Topic.CitizenService], Description = "KI-Chatbot für den Bürgerservice", BudgetEuro = 100_000, AlreadyStarted = false };
        foreach (var size in new[] { Starter.Entries.Count, 3_000 })
        {
            var entries = Starter.Grown(size);
            var index = SearchIndex.Build(entries, Starter.Today);
            Console.WriteLine($"{size} entries");
            var search = Figures.Measure("search", 500, i => index.Search(new SearchQuery { Text = profile.Description, Limit = 100 }));
            search.Print();
            Figures.Measure("match", 300, _ => Matcher.Match(new Project(profile, place, Starter.Today), entries, new Dictionary<string, double>())).Print(search);
        }
        return Task.CompletedTask;
    }
}
