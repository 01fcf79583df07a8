using System.Text.RegularExpressions;

namespace FundingDirectory.Api;

/// <summary>Secrets come from the environment, never from a settings file: a file is copied into backups and repositories.</summary>
internal static partial class Secrets
{
    /// <summary>The first secret that a settings file gives, as one German line that does not repeat it; null when there is none.</summary>
    public static string? Misplaced(IConfiguration configuration)
    {
        if (configuration is not IConfigurationRoot root) return null;
        foreach (var provider in root.Providers.OfType<FileConfigurationProvider>())
            foreach (var key in Keys(provider, Settings.Section))
                if (provider.TryGet(key, out var value) && !string.IsNullOrEmpty(value) && (SecretName().IsMatch(key) || SecretValue().IsMatch(value)))
                    return $"{key} enthält ein Geheimnis und steht in einer Einstellungsdatei. Geheimnisse gehören in die Umgebung: {key.Replace(":", "__", StringComparison.Ordinal)}.";
        return null;
    }

    private static IEnumerable<string> Keys(IConfigurationProvider provider, string parent) =>
        provider.GetChildKeys([], parent).Distinct().Select(child => $"{parent}:{child}").SelectMany(key => Keys(provider, key).Prepend(key));

    [GeneratedRegex("(ConnectionString|Password|Secret|Token|Key)$", RegexOptions.IgnoreCase)]
    private static partial Regex SecretName();

    [GeneratedRegex(@"\b(password|pwd)\s*=|://[^/\s]*:[^/\s]*@", RegexOptions.IgnoreCase)]
    private static partial Regex SecretValue();
}
