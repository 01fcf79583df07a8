using Microsoft.AspNetCore.DataProtection;

namespace FundingDirectory.Api;

/// <summary>«audit check» on the command line: whether a log that was given out is unchanged.</summary>
public static class AuditCommand
{
    /// <summary>Carries the command out; 0 = unchanged, 1 = changed or not ours, 2 = not understood.</summary>
    public static async Task<int> Run(string[] words, Settings settings, TextWriter output, TextWriter errors, CancellationToken cancel)
    {
        if (words is not ["check", var file] || !File.Exists(file))
        {
            await errors.WriteLineAsync(words is ["check", var missing] ? $"Die Datei «{missing}» gibt es nicht." : "audit check <datei>   prüft, ob ein ausgegebenes Protokoll unverändert ist");
            return 2;
        }
        // With the keys of the host, wherever they are.
        var store = settings.ToStore();
        var services = new ServiceCollection().AddSingleton(_ => store.Open());
        Hosting.ProtectionKeys(services, settings, store);
        await using var provider = services.BuildServiceProvider();
        var seal = new AuditSeal(provider.GetRequiredService<IDataProtectionProvider>());
        var mistake = seal.Mistake(File.ReadLines(file), out var said);
        await (mistake is null ? output : errors).WriteLineAsync(mistake ?? $"Unverändert. {said}");
        return mistake is null ? 0 : 1;
    }
}
