namespace FundingDirectory.Web;

/// <summary>A piece of somebody else's work that is delivered with the directory. Licence: SPDX expression; Text: where its words are delivered, null = named only.</summary>
public sealed record ShippedPart(string Name, string Licence, string Author, string? Text = null);

/// <summary>Everything by others that an installation contains. A test compares it with what is built; the packages' own words decide on the licence.</summary>
public static class ShippedParts
{
    private const string Mit = "MIT", Apache = "Apache-2.0", Files = "/_content/FundingDirectory.Web";

    /// <summary>From npm, served to readers.</summary>
    public static IReadOnlyList<ShippedPart> Design { get; } =
    [
        new("@kern-ux/native", "EUPL-1.2", "KERN UX", $"{Files}/kern/LICENSE.txt"),
        new("@fontsource/fira-sans", "OFL-1.1", "Google Inc.", $"{Files}/fonts/LICENSE.txt"),
        new("swagger-ui-dist", Apache, "SmartBear Software", $"{Files}/swagger/LICENSE.txt"),
    ];

    /// <summary>From NuGet, part of the programs.</summary>
    public static IReadOnlyList<ShippedPart> Packages { get; } =
    [
        new("AngleSharp", Mit, "AngleSharp"),
        new("CsvHelper", "MS-PL OR Apache-2.0", "Josh Close"),
        new("Dapper", Apache, "Stack Exchange, Inc."),
        new("Markdig", "BSD-2-Clause", "Alexandre Mutel"),
        new("Microsoft.AspNetCore.Authentication.OpenIdConnect", Mit, "Microsoft Corporation"),
        new("Microsoft.AspNetCore.OpenApi", Mit, "Microsoft Corporation"),
        new("Microsoft.Bcl.Cryptography", Mit, "Microsoft Corporation"),
        new("Microsoft.Data.SqlClient", Mit, "Microsoft Corporation"),
        // Only Windows uses it.
        new("Microsoft.Data.SqlClient.SNI.runtime", "Microsoft Software License Terms", "Microsoft Corporation"),
        new("Microsoft.Data.Sqlite", Mit, "Microsoft Corporation"),
        new("Microsoft.Data.Sqlite.Core", Mit, "Microsoft Corporation"),
        new("Microsoft.Extensions.DependencyInjection.Abstractions", Mit, "Microsoft Corporation"),
        new("Microsoft.Extensions.Logging.Abstractions", Mit, "Microsoft Corporation"),
        new("Microsoft.Identity.Client", Mit, "Microsoft Corporation"),
        new("Microsoft.IdentityModel.Abstractions", Mit, "Microsoft Corporation"),
        new("Microsoft.IdentityModel.JsonWebTokens", Mit, "Microsoft Corporation"),
        new("Microsoft.IdentityModel.Logging", Mit, "Microsoft Corporation"),
        new("Microsoft.IdentityModel.Protocols", Mit, "Microsoft Corporation"),
        new("Microsoft.IdentityModel.Protocols.OpenIdConnect", Mit, "Microsoft Corporation"),
        new("Microsoft.IdentityModel.Tokens", Mit, "Microsoft Corporation"),
        new("Microsoft.OpenApi", Mit, "Microsoft Corporation"),
        new("Microsoft.Win32.SystemEvents", Mit, "Microsoft Corporation"),
        new("OpenTelemetry", Apache, "OpenTelemetry Authors"),
        new("OpenTelemetry.Api", Apache, "OpenTelemetry Authors"),
        new("OpenTelemetry.Api.ProviderBuilderExtensions", Apache, "OpenTelemetry Authors"),
        new("OpenTelemetry.Exporter.OpenTelemetryProtocol", Apache, "OpenTelemetry Authors"),
        new("Polly.Core", "BSD-3-Clause", "App vNext"),
        new("SourceGear.sqlite3", "gemeinfrei", "SQLite"),
        new("Spectre.Console", Mit, "Patrik Svensson, Phil Scott, Nils Andresen, Cédric Luthi, Frank Ray"),
        new("SQLitePCLRaw.bundle_e_sqlite3", Apache, "SourceGear, LLC"),
        new("SQLitePCLRaw.config.e_sqlite3", Apache, "SourceGear, LLC"),
        new("SQLitePCLRaw.core", Apache, "SourceGear, LLC"),
        new("SQLitePCLRaw.provider.e_sqlite3", Apache, "SourceGear, LLC"),
        new("System.CommandLine", Mit, "Microsoft Corporation"),
        new("System.Configuration.ConfigurationManager", Mit, "Microsoft Corporation"),
        new("System.Drawing.Common", Mit, "Microsoft Corporation"),
        new("System.IdentityModel.Tokens.Jwt", Mit, "Microsoft Corporation"),
        new("System.Runtime.Caching", Mit, "Microsoft Corporation"),
        new("System.Security.Cryptography.ProtectedData", Mit, "Microsoft Corporation"),
        new("System.Security.Permissions", Mit, "Microsoft Corporation"),
        new("System.Windows.Extensions", Mit, "Microsoft Corporation"),
    ];
}
