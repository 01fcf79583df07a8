// Alle Fördermittel zu «Smart City», Seite für Seite. Aufruf: await Suchen.Zeigen();
using System.Net.Http.Json;

namespace Beispiele;

public static class Suchen
{
    private const string Verzeichnis = "https://verzeichnis.example";

    public static async Task Zeigen()
    {
        using var client = new HttpClient { BaseAddress = new Uri(Verzeichnis) };
        for (int offset = 0, total = 1; offset < total;)
        {
            var page = await client.GetFromJsonAsync<Treffer>($"/api/v1/search?q=Smart+City&kind=fundingProgramme&offset={offset}&limit=100");
            foreach (var hit in page!.Items) Console.WriteLine($"{hit.Title} ({hit.Openness?.State}) {hit.Openness?.Closes:dd.MM.yyyy}");
            (offset, total) = (offset + page.Items.Count, page.Total);
        }
    }

    // Nur die Felder, die gebraucht werden; alle stehen unter /api/felder.
    private sealed record Treffer(int Total, IReadOnlyList<Eintrag> Items);
    private sealed record Eintrag(string Id, string Title, Stand? Openness);
    private sealed record Stand(string State, DateOnly? Closes);
}
