using System.Security.Cryptography;
using FundingDirectory.Api.Alerts;
using FundingDirectory.Core.Store;

namespace FundingDirectory.Api;

/// <summary>What alerts by e-mail need.</summary>
internal static class AlertServices
{
    /// <summary>Whether the operator has set all that mails need: a key, a mail server, and the address that links lead to.</summary>
    public static bool AreOn(Settings settings) => settings.Alerts.KeyOrNull is not null && !string.IsNullOrEmpty(settings.Smtp.Host) && !string.IsNullOrEmpty(settings.PublicUrl);

    public static void Add(IServiceCollection services, Settings settings)
    {
        services.AddSingleton<SubscriptionStore>();
        // Without a key of the operator's no link is ours, and every one is answered as unknown.
        var seal = new AlertSeal(settings.Alerts.KeyOrNull ?? RandomNumberGenerator.GetBytes(32));
        services.AddSingleton(seal);
        if (!AreOn(settings)) return;
        var from = MailAddress.Parse(settings.Smtp.From)!;
        services.AddSingleton(from);
        services.AddSingleton(settings.Smtp);
        services.AddSingleton(new AlertLetters(seal, from, settings.PublicUrl!.TrimEnd('/')));
        services.AddSingleton<AlertOutbox>();
        services.AddSingleton<AlertRun>();
        services.AddSingleton<AlertBell>();
        services.AddSingleton<MailOut>();
        services.AddHostedService<AlertSchedule>();
    }
}
