// Hält eine eigene Kopie auf dem Stand: einmal alles, danach nur die Änderungen. Aufruf: await Spiegeln.Zeigen();
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Beispiele;

public static class Spiegeln
{
    private const string Verzeichnis = "https://verzeichnis.example";

    public static async Task Zeigen()
    {
        using var client = new HttpClient { BaseAddress = new Uri(Verzeichnis) };
        var copy = new Dictionary<string, JsonNode>();
        var revision = await Update(client, copy, await Load(client, copy));
        Console.WriteLine($"{copy.Count} Einträge, Stand {revision}");
    }

    private static async Task<long> Load(HttpClient client, Dictionary<string, JsonNode> copy)
    {
        using var lines = new StreamReader(await client.GetStreamAsync("/api/v1/dump.ndjson"));
        while (await lines.ReadLineAsync() is { } line) copy[(string)JsonNode.Parse(line)!["id"]!] = JsonNode.Parse(line)!;
        return copy.Values.Select(r => (long)r["revision"]!).DefaultIfEmpty(0).Max();
    }

    private static async Task<long> Update(HttpClient client, Dictionary<string, JsonNode> copy, long since)
    {
        while (true)
        {
            var page = await client.GetFromJsonAsync<Seite>($"/api/v1/changes?since={since}");
            foreach (var change in page!.Items)
            {
                if (change.Status == "archived")
                {
                    copy.Remove(change.Id);
                    continue;
                }
                using var record = await client.GetAsync(change.Url);
                // 410: Die Quelle führt den Eintrag nicht mehr; die Antwort ist sein letzter Stand.
                if (record.StatusCode != HttpStatusCode.Gone) record.EnsureSuccessStatusCode();
                copy[change.Id] = (await record.Content.ReadFromJsonAsync<JsonNode>())!;
            }
            since = page.Next;
            if (page.Items.Count == 0) return since;
        }
    }

    // Nur die Felder, die gebraucht werden; alle stehen unter /api/felder.
    private sealed record Seite(IReadOnlyList<Aenderung> Items, long Next);
    private sealed record Aenderung(string Id, string Status, string Url);
}
