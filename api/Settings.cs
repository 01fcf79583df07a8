using System.Text.RegularExpressions;
using FundingDirectory.Api.Metrics;
using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Store;

namespace FundingDirectory.Api;

/// <summary>The settings of the web host (section «FundingDirectory»), bound and checked once at start.</summary>
public sealed partial record Settings
{
    public const string Section = "FundingDirectory";

    /// <summary>Folder for database, raw captures and keys; default «data» beside the solution.</summary>
    public string? DataFolder { get; init; }
    /// <summary>«sqlite» or «sqlserver».</summary>
    public string Store { get; init; } = "sqlite";
    /// <summary>Where the SQL Server is and how to sign in; from the environment, because it holds a secret.</summary>
    public string? ConnectionString { get; init; }
    /// <summary>True where a connection without encryption to another machine is wanted.</summary>
    public bool UnencryptedStore { get; init; }
    /// <summary>True for a host that only reads: no desk, no messages, no harvest.</summary>
    public bool ReadOnly { get; init; }
    /// <summary>Address under which readers reach the site; empty = taken from the request.</summary>
    public string? PublicUrl { get; init; }
    public OperatorSettings Operator { get; init; } = new();
    public HarvestSettings Harvest { get; init; } = new();
    public LimitSettings Limits { get; init; } = new();
    public EditingSettings Editing { get; init; } = new();
    public OidcSettings Oidc { get; init; } = new();
    public MetricsSettings Metrics { get; init; } = new();
    public Retention Retention { get; init; } = new();
    public LogSettings Logs { get; init; } = new();
    /// <summary>Addresses and networks of reverse proxies whose X-Forwarded-For and X-Forwarded-Proto are believed; empty = none.</summary>
    public string? TrustedProxies { get; init; }
    public AlertSettings Alerts { get; init; } = new();
    public SmtpSettings Smtp { get; init; } = new();

    /// <summary>Reads the section; what cannot be read at all is named in one German line.</summary>
    public static (Settings Value, string? Error) Read(IConfiguration configuration)
    {
        try
        {
            var settings = configuration.GetSection(Section).Get<Settings>() ?? new Settings();
            return (settings, Secrets.Misplaced(configuration) ?? Proxies.Error(settings.TrustedProxies, configuration) ?? settings.Error());
        }
        catch (InvalidOperationException e)
        {
            var name = SettingName().Match(e.Message).Value;
            return (new Settings(), $"{(name.Length > 0 ? name : Section)} hat einen Wert, der nicht lesbar ist{(configuration[name] is { } value ? $": «{value}»" : "")}.");
        }
    }

    [GeneratedRegex($"{Section}:[\\w:-]+")]
    private static partial Regex SettingName();

    internal StoreSettings ToStore() => new() { DataFolder = DataFolder, Store = Store, ConnectionString = ConnectionString, UnencryptedStore = UnencryptedStore, ReadOnly = ReadOnly };

    /// <summary>What is wrong, as one German line naming the setting; null when nothing is.</summary>
    public string? Error()
    {
        if (!string.IsNullOrEmpty(PublicUrl) && (!Uri.TryCreate(PublicUrl, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https")))
            return $"{Section}:PublicUrl muss eine vollständige Adresse mit http oder https sein, nicht «{PublicUrl}».";
        return Harvest.Error() ?? Limits.Error() ?? Oidc.Error() ?? Metrics.Error() ?? Logs.Error() ?? Retention.Error() ?? Alerts.Error() ?? Smtp.Error() ?? ToStore().Error();
    }
}

/// <summary>Who runs the site, for imprint and accessibility statement.</summary>
public sealed record OperatorSettings
{
    public string? Name { get; init; }
    public string? Address { get; init; }
    public string? Contact { get; init; }
    /// <summary>Whom to tell of a weakness, in security.txt: a mail or web address; empty = <see cref="Contact"/>.</summary>
    public string? SecurityContact { get; init; }
    /// <summary>True only for a public body: shows the header of official sites.</summary>
    public bool OfficialHeader { get; init; }
}
