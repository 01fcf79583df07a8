using FundingDirectory.Api.Alerts;
using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Store;

namespace FundingDirectory.Api;

/// <summary>«alerts …» on the command line: an operator's answer to somebody who wants to be forgotten.</summary>
public static class AlertCommand
{
    public const string Usage = "alerts forget <adresse>   löscht alle Benachrichtigungen an diese Adresse und die Adresse selbst";

    /// <summary>Carries the command out; 0 = done, 1 = not possible, 2 = not understood.</summary>
    public static async Task<int> Run(string[] words, Settings settings, TextWriter output, TextWriter errors, CancellationToken cancel)
    {
        if (words is not ["forget", var typed]) return await Fail(2, Usage);
        if (MailAddress.Parse(typed) is not { } address) return await Fail(2, "Das ist keine E-Mail-Adresse.");
        if (settings.Alerts.KeyOrNull is not { } key) return await Fail(1, $"{Settings.Section}:Alerts:Key ist nicht gesetzt. Ohne den Schlüssel ist nicht zu erkennen, welche Einträge zu einer Adresse gehören.");
        var database = settings.ToStore().Open();
        await Migrations.Run(database, cancel);
        var count = await new SubscriptionStore(database).DeleteAddress(new AlertSeal(key).Hash(address), cancel);
        await output.WriteLineAsync($"{German.Count(count, "Benachrichtigung", "Benachrichtigungen")} gelöscht.");
        return 0;

        async Task<int> Fail(int code, string reason)
        {
            await errors.WriteLineAsync(reason);
            return code;
        }
    }
}
