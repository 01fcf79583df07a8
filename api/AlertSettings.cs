using System.Globalization;

namespace FundingDirectory.Api;

/// <summary>Alerts by e-mail (section «FundingDirectory:Alerts»). Without key, mail server and <c>PublicUrl</c> there are none.</summary>
public sealed record AlertSettings
{
    private const int KeyBytes = 32;

    /// <summary>32 random bytes in Base64, from the environment: encrypts addresses. A lost key makes the stored ones worthless.</summary>
    public string? Key { get; init; }

    internal byte[]? KeyOrNull
    {
        get
        {
            var key = new byte[KeyBytes];
            return Convert.TryFromBase64String(Key ?? "", key, out var length) && length == KeyBytes ? key : null;
        }
    }

    internal string? Error() => !string.IsNullOrEmpty(Key) && KeyOrNull is null ? $"{Settings.Section}:Alerts:Key muss aus {KeyBytes} zufälligen Bytes in Base64 bestehen, zum Beispiel von «openssl rand -base64 {KeyBytes}»." : null;
}

/// <summary>The mail server that takes our mails (section «FundingDirectory:Smtp»).</summary>
public sealed record SmtpSettings
{
    private const string Section = $"{Settings.Section}:Smtp";

    /// <summary>Name of the server; null = no mails.</summary>
    public string? Host { get; init; }
    public int Port { get; init; } = 587;
    /// <summary>«starttls», «tls» from the first byte, or «none», for a server on the same machine.</summary>
    public string Security { get; init; } = "starttls";
    public string? User { get; init; }
    /// <summary>From the environment.</summary>
    public string? Password { get; init; }
    /// <summary>Address the mails come from.</summary>
    public string? From { get; init; }
    /// <summary>How many seconds the server may take for an answer.</summary>
    public int TimeoutSeconds { get; init; } = 60;

    internal string? Error()
    {
        if (string.IsNullOrEmpty(Host)) return null;
        if (Port is < 1 or > 65535) return $"{Section}:Port muss zwischen 1 und 65535 liegen, nicht {Port.ToString(CultureInfo.InvariantCulture)}.";
        if (Security is not ("starttls" or "tls" or "none")) return $"{Section}:Security hat den Wert «{Security}»; möglich sind «starttls», «tls» und «none».";
        if (TimeoutSeconds is < 1 or > 600) return $"{Section}:TimeoutSeconds muss zwischen 1 und 600 liegen, nicht {TimeoutSeconds.ToString(CultureInfo.InvariantCulture)}.";
        if (Alerts.MailAddress.Parse(From) is null) return $"{Section}:From muss eine E-Mail-Adresse sein, nicht «{From}».";
        if (!string.IsNullOrEmpty(User) && Security == "none") return $"{Section}:User ist gesetzt, aber {Section}:Security ist «none»: Das Passwort ginge ungeschützt durch das Netz.";
        return null;
    }
}
