using System.Diagnostics;
using System.Globalization;
using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Search;
using FundingDirectory.Tests.Support;

namespace FundingDirectory.Benches;

/// <summary>The search over HTTP beside a host that has the same bytes ready-made, in turns.</summary>
internal static class SearchHttp
{
    private const int Turns = 3;
    private const double ShareOfReadyMade = 0.6;
    private static readonly TimeSpan Turn = TimeSpan.FromSeconds(4), WarmUp = TimeSpan.FromSeconds(3);

    public static async Task Run(Asked asked, IReadOnlyList<Entry> entries)
    {
        Host.Prepare();
        var folder = Directory.CreateTempSubdirectory("funding-directory-bench-");
        try
        {
            await GeneratedStore.Fill(folder.FullName, entries);
            string[] addresses = [.. new GeneratedQueries(entries, seed: 1).Take(SearchBench.Queries).Select(Address)];
            using var host = Host.Start(folder.FullName);
            await ColdBench.FirstAnswer(host, Stopwatch.GetTimestamp());
            using var client = new HttpClient { BaseAddress = host.Address };
            var answers = new List<(string Address, byte[] Bytes)>();
            foreach (var address in addresses) answers.Add((address, await client.GetByteArrayAsync(new Uri(address, UriKind.Relative))));
            ReadyMade.Write(folder.FullName, answers);
            using var ready = Host.StartReadyMade(folder.FullName);
            await ColdBench.FirstAnswer(ready, Stopwatch.GetTimestamp(), addresses[0]);

            await Load.PerSecond(host.Address, addresses, WarmUp);
            await Load.PerSecond(ready.Address, addresses, WarmUp);
            var (searches, readyMade) = (new List<double>(), new List<double>());
            for (var t = 0; t < Turns; t++)
            {
                searches.Add(await Load.PerSecond(host.Address, addresses, Turn));
                readyMade.Add(await Load.PerSecond(ready.Address, addresses, Turn));
            }
            var (ours, yardstick) = (searches.Order().ElementAt(Turns / 2), readyMade.Order().ElementAt(Turns / 2));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"\nGET /api/v1/search, {entries.Count} documents: {ours:0} requests/s; the same {answers.Average(a => a.Bytes.Length):0} bytes ready-made: {yardstick:0} requests/s"));
            asked.AtLeast(ShareOfReadyMade, ours / yardstick, "of the requests/s of ready-made bytes");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string Address(SearchQuery query) => "/api/v1/search?q=" + Uri.EscapeDataString(query.Text!) + string.Concat(
        query.Kinds.Select(k => $"&kind={Vocabulary.Code(k)}").Concat(query.Levels.Select(l => $"&level={Vocabulary.Code(l)}")).Concat(query.States.Select(s => $"&land={s}"))
            .Concat(query.Topics.Select(t => $"&topic={Vocabulary.Code(t)}")).Concat(query.Applicants.Select(a => $"&applicant={Vocabulary.Code(a)}")).Concat(query.Statuses.Select(s => $"&status={s}")));
}
