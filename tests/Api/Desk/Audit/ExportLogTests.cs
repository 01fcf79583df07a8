using FundingDirectory.Api;
using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Store;
using FundingDirectory.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace FundingDirectory.Tests.Api.Desk.Audit;

/// <summary>The log as a file that shows when it was changed.</summary>
public sealed class ExportLogTests(DirectoryApp app) : IClassFixture<DirectoryApp>
{
    private AuditSeal Seal => app.Services.GetRequiredService<AuditSeal>();

    private static async Task<List<string>> Export(DeskClient admin)
    {
        var answer = await admin.Post("/redaktion/konten/protokoll");
        Assert.Equal((200, "text/csv"), ((int)answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        Assert.StartsWith("protokoll-", answer.Content.Headers.ContentDisposition?.FileName, StringComparison.Ordinal);
        return [.. (await answer.Content.ReadAsStringAsync()).TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries)];
    }

    [Fact]
    public async Task It_says_who_did_what_and_no_cell_is_a_formula()
    {
        using var admin = await DeskClient.With(app, EditorRole.Administer, "=1+1 Chefin");
        var id = await app.Publish(Make.Programme("protokoll", "@SUM(1)"));
        await app.Entries().Save(new EntryChange(id, Make.Programme("protokoll", "@SUM(1)") with { AmountMax = 5 }, EntryStatus.Published, 1, "Anna", "mit \"Wort\"\nund Zeile") { ApprovedBy = "Bert" }, Make.Now, CancellationToken.None);
        var lines = await Export(admin);
        Assert.Contains(lines, l => l.Contains($"\"Anna\";\"Bert\";\"veröffentlicht\";\"'@SUM(1)\";\"{id}\";\"2\";\"mit \"\"Wort\"\" ⏎ und Zeile\";\"Betrag höchstens\"", StringComparison.Ordinal));
        Assert.Contains(lines, l => l.Contains("\"'=1+1 Chefin\"", StringComparison.Ordinal) && l.Contains("\"Protokoll ausgegeben\"", StringComparison.Ordinal));
        Assert.Empty(lines.Where(l => System.Text.RegularExpressions.Regex.IsMatch(l, "(^|;)\"[=+\\-@\\t]")));
        Assert.Null(Seal.Mistake(lines, out var said));
        Assert.Contains($"{lines.Count - 1} Zeilen, ausgegeben von =1+1 Chefin", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_later_change_shows()
    {
        using var admin = await DeskClient.With(app, EditorRole.Administer, "Chefin Siegel");
        var lines = await Export(admin);
        Assert.Null(Seal.Mistake(lines, out _));
        Assert.Contains("Zeile 3 ", Seal.Mistake([.. lines[..2], lines[2].Replace("Import", "Impört", StringComparison.Ordinal), .. lines[3..]], out _), StringComparison.Ordinal);
        Assert.Contains("Zeile 3 ", Seal.Mistake([.. lines[..2], .. lines[3..]], out _), StringComparison.Ordinal);
        Assert.Contains("Zeile 4 ", Seal.Mistake([.. lines[..3], lines[2], .. lines[3..]], out _), StringComparison.Ordinal);
        Assert.Contains("nicht vollständig", Seal.Mistake(lines[..^1], out _), StringComparison.Ordinal);
        Assert.Contains("nicht vollständig", Seal.Mistake([], out _), StringComparison.Ordinal);
        Assert.Contains("Das Siegel passt nicht", Seal.Mistake([.. lines[..^2], lines[^1]], out _), StringComparison.Ordinal);
        Assert.Contains("Das Siegel passt nicht", Seal.Mistake([.. lines[..^1], lines[^1].Replace("Chefin", "Praktikant", StringComparison.Ordinal)], out _), StringComparison.Ordinal);
        Assert.Contains("steht noch etwas", Seal.Mistake([.. lines, lines[1]], out _), StringComparison.Ordinal);
        // A seal of other keys: somebody made the whole file anew.
        var forged = new AuditSeal(new Microsoft.AspNetCore.DataProtection.EphemeralDataProtectionProvider()).Begin();
        Assert.Contains("Das Siegel passt nicht", Seal.Mistake([forged.Next("Einträge"), forged.Close("Chefin")], out _), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_command_checks_a_file()
    {
        using var admin = await DeskClient.With(app, EditorRole.Administer);
        using var folder = new TempFolder();
        var file = Path.Combine(folder.Path, "protokoll.csv");
        await File.WriteAllLinesAsync(file, await Export(admin), CancellationToken.None);
        var settings = app.Services.GetRequiredService<Settings>();
        Assert.Equal(0, await Run(["check", file], "Unverändert."));
        await File.AppendAllTextAsync(file, "\"mehr\"\n", CancellationToken.None);
        Assert.Equal(1, await Run(["check", file], "steht noch etwas"));
        Assert.Equal(2, await Run(["check", file + ".nichts"], "gibt es nicht"));
        Assert.Equal(2, await Run([], "audit check"));

        async Task<int> Run(string[] words, string said)
        {
            using var output = new StringWriter();
            var code = await AuditCommand.Run(words, settings, output, output, CancellationToken.None);
            Assert.Contains(said, output.ToString(), StringComparison.Ordinal);
            return code;
        }
    }
}
