using FundingDirectory.Benches;

Dictionary<string, Func<Task>> benches = new()
{
    ["search"] = SearchBench.Run,
    ["match"] = MatchBench.Run,
    ["import"] = ImportBench.Run,
    ["http"] = HttpBench.Run,
    ["cold"] = ColdBench.Run,
};

if (args is not [var wanted] || (wanted != "all" && !benches.ContainsKey(wanted)))
{
    Console.WriteLine($"Usage: dotnet run -c Release --project tests/Benches -- <{string.Join('|', benches.Keys)}|all>");
    return 1;
}
foreach (var (name, run) in benches.Where(b => wanted == "all" || b.Key == wanted))
{
    Console.WriteLine($"== {name}");
    await run();
}
return 0;
