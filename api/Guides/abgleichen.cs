// Was passt zu einem Chatbot für den Bürgerservice in Hagenow, und warum? Aufruf: await Abgleichen.Zeigen();
using System.Net.Http.Json;

namespace Beispiele;

public static class Abgleichen
{
    private const string Verzeichnis = "https://verzeichnis.example";

    public static async Task Zeigen()
    {
        using var client = new HttpClient { BaseAddress = new Uri(Verzeichnis) };
        var project = new
        {
            Ars = "130760060060", Topics = new[] { "citizenService" }, Description = "KI-Chatbot für den Bürgerservice", BudgetEuro = 100_000, AlreadyStarted = false,
        };
        using var answer = await client.PostAsJsonAsync("/api/v1/matches", project);
        answer.EnsureSuccessStatusCode();
        var match = await answer.Content.ReadFromJsonAsync<Ergebnis>();

        foreach (var programme in match!.Programmes.Where(p => p.Verdict != "excluded"))
        {
            Console.WriteLine($"{programme.Title} ({programme.Verdict})");
            foreach (var reason in programme.Reasons) Console.WriteLine($"  {reason.Text} Quelle: {reason.Source ?? "nicht angegeben"}");
        }
        foreach (var question in match.Questions) Console.WriteLine($"Noch offen: {question.Text}");
    }

    // Nur die Felder, die gebraucht werden; alle stehen unter /api/felder.
    private sealed record Ergebnis(IReadOnlyList<Programm> Programmes, IReadOnlyList<Frage> Questions);
    private sealed record Programm(string Title, string Verdict, IReadOnlyList<Grund> Reasons);
    private sealed record Grund(string Text, string? Source);
    private sealed record Frage(string Text);
}
