using System.Diagnostics;
using System.Globalization;
using FundingDirectory.Benches;

if (args is ["ready-made", var folder]) return await ReadyMade.Serve(folder);

var asked = new Asked();
Dictionary<string, Func<Task>> benches = new()
{
    ["search"] = () => SearchBench.Run(asked, new SearchParts(args), args.Contains("--curve")),
    ["match"] = MatchBench.Run,
    ["import"] = ImportBench.Run,
    ["http"] = () => HttpBench.Run(asked),
    ["desk"] = () => DeskBench.Run(asked),
    ["cold"] = ColdBench.Run,
    ["partners"] = () => PartnerBench.Run(asked),
    ["alerts"] = () => AlertBench.Run(asked),
    ["export"] = () => ExportBench.Run(asked),
    ["hosts"] = () => HostsBench.Run(asked),
    ["soak"] = () => SoakBench.Run(asked, args),
};

if (args is not [var wanted, .. var options] || (wanted != "all" && !benches.ContainsKey(wanted)) || options.Any(o => o is not ("--strict" or "--curve") && !o.StartsWith(SearchParts.Option, StringComparison.Ordinal) && !o.StartsWith(SoakBench.Option, StringComparison.Ordinal)))
{
    Console.WriteLine($"Usage: dotnet run -c Release --project tests/Benches -- <{string.Join('|', benches.Keys)}|all> [--strict] [--curve] [--only=3000,20000,100000,long,http,curve,memory] [{SoakBench.Option}120]");
    return 1;
}
// The soak takes as long as it is told to, and kills what it started.
foreach (var (name, run) in benches.Where(b => b.Key == wanted || (wanted == "all" && b.Key != "soak")))
{
    Console.WriteLine($"== {name}");
    var begun = Stopwatch.GetTimestamp();
    await run();
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name} took {Stopwatch.GetElapsedTime(begun).TotalSeconds:0} s"));
}
if (asked.Missed > 0) Console.WriteLine($"{asked.Missed} asked figures were missed.");
return options.Contains("--strict") && asked.Missed > 0 ? 1 : 0;
