using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using FundingDirectory.Api.Desk.Access;
using FundingDirectory.Api.Desk.Accounts;
using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Search;
using FundingDirectory.Core.Store;
using FundingDirectory.Web;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.Options;

namespace FundingDirectory.Api;

/// <summary>What the host is made of: services, limits and the order in which a request passes.</summary>
public static class Hosting
{
    internal const string DefaultAddress = "http://127.0.0.1:5080";

    /// <summary>Registers services and sets limits. A host whose pages are written as files answers on a free port of this machine only, stays at one state of
    /// the store and harvests nothing.</summary>
    public static void Configure(WebApplicationBuilder builder, Settings settings, bool isStatic = false)
    {
        if (isStatic) builder.WebHost.UseUrls("http://127.0.0.1:0");
        else if (string.IsNullOrEmpty(builder.Configuration["urls"])) builder.WebHost.UseUrls(DefaultAddress);
        builder.WebHost.UseStaticWebAssets();
        // The files are compressed when they are built. A host that looked for newer ones at every request would send them at their full size.
        builder.Configuration["ReloadStaticAssetsAtRuntime"] ??= "false";
        Operation.Add(builder, settings);

        // Said in code and not only in a file: request logs would hold search words and addresses.
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        // It would begin an activity and a log scope for every request, for lines that are never written; failures are logged by who handles them.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None);
        // The keys lie in the data folder as files that only the host's user may read; encrypting them with another key beside them would help nobody.
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        if (isStatic) builder.Logging.AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Warning);

        var services = builder.Services;
        var store = settings.ToStore();
        services.AddSingleton(settings);
        services.AddSingleton<Staleness>();
        services.AddSingleton(s => new SiteInfo
        {
            OperatorName = settings.Operator.Name, OperatorAddress = settings.Operator.Address, OperatorContact = settings.Operator.Contact, SecurityContact = settings.Operator.SecurityContact,
            PublicUrl = settings.PublicUrl?.TrimEnd('/'), OfficialHeader = settings.Operator.OfficialHeader, IsStatic = isStatic, IsReadOnly = settings.ReadOnly,
            StaleSince = () => isStatic ? null : s.GetRequiredService<Staleness>().Since,
            SendsAlerts = !isStatic && !settings.ReadOnly && AlertServices.AreOn(settings),
        });
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(_ => store.Open());
        services.AddSingleton<EntryStore>();
        services.AddSingleton<Calendars.DeadlineTracks>();
        services.AddSingleton<Calendars.Deadlines>();
        services.AddSingleton(IndexSnapshot.In(store.Folder));
        services.AddSingleton(s => new IndexFollower(s.GetRequiredService<Database>(), s.GetRequiredService<TimeProvider>(), s.GetRequiredService<IndexSnapshot>())
        {
            Note = note => s.GetRequiredService<ILogger<IndexFollower>>().LogWarning("{Note}", note),
        });
        if (!isStatic) services.AddHostedService<FollowStore>();
        if (!isStatic && !settings.ReadOnly) services.AddHostedService<PublishPlanned>();
        services.AddSingleton(settings.Harvest.ToPlan());
        services.AddSingleton<RunHistory>();
        services.AddSingleton<LinkStore>();
        services.AddSingleton<DeskListStore>();
        services.AddSingleton<ImporterProcess>();
        if (!isStatic && !settings.ReadOnly) services.AddHostedService<HarvestSchedule>();
        services.ConfigureHttpJsonOptions(o => EntryJson.Configure(o.SerializerOptions));
        ProtectionKeys(services, settings, store);
        DeskServices.Add(services, settings.PublicUrl, settings.Oidc);
        services.AddSingleton<NewAccount>();
        DeskServices.AddEditing(services, settings.Editing);
        if (!isStatic && !settings.ReadOnly) AlertServices.Add(services, settings);
        RateLimits.Add(services);
        services.AddRazorComponents();
        // Umlauts stand as they are in UTF-8; only what HTML needs is encoded.
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        services.AddCors();
        services.AddResponseCompression(o =>
        {
            o.EnableForHttps = true;
            o.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, "text/csv", "application/problem+json", "application/ld+json", "application/x-ndjson", "application/atom+xml", "text/calendar", "text/markdown", "image/svg+xml"];
        });
        services.Configure<BrotliCompressionProviderOptions>(o => o.Level = CompressionLevel.Fastest);
        OpenApiDescription.Add(services);
    }

    /// <summary>The order in which a request passes.</summary>
    public static void Use(WebApplication app)
    {
        Operation.Use(app, app.Services.GetRequiredService<Settings>());
        app.Use(HeadIsGet);
        Headers(app);
        app.UseResponseCompression();
        Failures.Use(app);
        var isStatic = app.Services.GetRequiredService<SiteInfo>().IsStatic;
        // An export asks itself for every page there is.
        if (!isStatic) Limits.Use(app, app.Services.GetRequiredService<Settings>().Limits);
        var answers = new ReadyAnswers(app.Services.GetRequiredService<IndexFollower>());
        ReadyAnswers.UseKept(app, answers);
        app.UseRouting();
        app.UseCors(policy => policy.AllowAnyOrigin().WithMethods("GET", "HEAD", "POST").WithHeaders("Content-Type", "If-None-Match").WithExposedHeaders("ETag", "Link", "RateLimit", "RateLimit-Policy", "Retry-After"));
        app.UseRateLimiter();
        app.Use(DeskGate.Pass);
        ReadyAnswers.Use(app, answers);
        app.MapStaticAssets();
    }

    /// <summary>Where the keys of sessions and forms are. Without this the framework writes them into the user's home, and a moved installation could not read its own sessions.</summary>
    internal static void ProtectionKeys(IServiceCollection services, Settings settings, StoreSettings store)
    {
        var protection = services.AddDataProtection().SetApplicationName(Settings.Section);
        if (settings.ReadOnly) protection.UseEphemeralDataProtectionProvider();
        else if (store.IsShared) services.AddSingleton<ProtectionKeyStore>().AddSingleton<IConfigureOptions<KeyManagementOptions>>(s =>
            new ConfigureOptions<KeyManagementOptions>(o => o.XmlRepository = new SharedKeys(s.GetRequiredService<ProtectionKeyStore>())));
        else protection.PersistKeysToFileSystem(PrivateFolder(Path.Combine(store.Folder, "keys")));
    }

    private static DirectoryInfo PrivateFolder(string path) =>
        OperatingSystem.IsWindows() ? new DirectoryInfo(path) : Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

    /// <summary>HEAD is GET without a body; the server itself leaves the body out because it still knows what was asked.</summary>
    private static Task HeadIsGet(HttpContext http, RequestDelegate next)
    {
        if (HttpMethods.IsHead(http.Request.Method)) http.Request.Method = HttpMethods.Get;
        return next(http);
    }

    /// <summary>What every answer carries. Set at the last moment, because an answer to a failure begins by forgetting what was set before.</summary>
    private static void Headers(WebApplication app)
    {
        // Found once: to ask the request for it would make it services of its own, which most answers do without.
        var staleness = app.Services.GetRequiredService<Staleness>();
        Func<object, Task> set = response =>
        {
            var headers = ((HttpResponse)response).Headers;
            if (staleness.Age is { } age) headers.Age = age;
            // «Unchanged» says nothing that the reader's copy does not say already (RFC 9110, 15.4.5).
            if (((HttpResponse)response).StatusCode == StatusCodes.Status304NotModified) return Task.CompletedTask;
            headers.ContentSecurityPolicy = "default-src 'none'; style-src 'self'; script-src 'self'; font-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "strict-origin-when-cross-origin";
            headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            return Task.CompletedTask;
        };
        app.Use((http, next) =>
        {
            http.Response.OnStarting(set, http.Response);
            return next(http);
        });
    }
}
