using FundingDirectory.Api.Desk.Audit;
using FundingDirectory.Api.Desk.Editing;
using FundingDirectory.Api.Desk.Lists;
using FundingDirectory.Api.Desk.Queue;
using FundingDirectory.Core.Store;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Identity;

namespace FundingDirectory.Api.Desk.Access;

/// <summary>What the editors' desk needs. There is no default scheme: only the desk asks who somebody is.</summary>
internal static class DeskServices
{
    private const int MostRefusals = 5, MostInputs = 4096, LongestInput = 8 * 1024 * 1024;
    private static readonly TimeSpan Lock = TimeSpan.FromMinutes(15), Session = TimeSpan.FromHours(8);

    /// <param name="publicUrl">Where the site is reached; its host is the one that passkeys are made for. Null = the host of each request.</param>
    public static void Add(IServiceCollection services, string? publicUrl, OidcSettings oidc)
    {
        services.AddSingleton<AccountStore>();
        services.AddSingleton<InvitationStore>();
        services.AddSingleton<EditorLog>();
        services.AddSingleton<LoginStore>();
        services.AddSingleton<ServiceAccounts>();
        services.AddSingleton<AuditLog>();
        services.AddSingleton(s => new AuditSeal(s.GetRequiredService<IDataProtectionProvider>()));
        services.AddScoped<EditorSession>();
        services.AddScoped<PasskeyCeremony>();

        services.AddIdentityCore<EditorUser>(o =>
        {
            // Names of people have umlauts and spaces; empty = any letter.
            o.User.AllowedUserNameCharacters = "";
            o.Lockout.MaxFailedAccessAttempts = MostRefusals;
            o.Lockout.DefaultLockoutTimeSpan = Lock;
        }).AddUserStore<EditorUsers>().AddSignInManager();
        services.Configure<IdentityPasskeyOptions>(o =>
        {
            o.ResidentKeyRequirement = "required";
            if (publicUrl is not null) o.ServerDomain = new Uri(publicUrl).Host;
        });
        var authentication = services.AddAuthentication().AddCookie(IdentityConstants.ApplicationScheme, o =>
        {
            o.Cookie = new SecureCookie { Name = "__Host-fd-editor", HttpOnly = true, SameSite = SameSiteMode.Lax, Path = "/" };
            o.ExpireTimeSpan = Session;
            o.Events.OnValidatePrincipal = Validate;
        });
        SignInService.Add(authentication, oidc);
        services.AddAntiforgery(o =>
        {
            o.Cookie = new SecureCookie { Name = "__Host-fd-form", HttpOnly = true, SameSite = SameSiteMode.Strict, Path = "/" };
            o.FormFieldName = Web.Desk.DeskInfo.TokenField;
        });
    }

    /// <summary>What reading, writing and publishing need.</summary>
    public static void AddEditing(IServiceCollection services, EditingSettings settings)
    {
        services.AddSingleton(settings);
        services.AddSingleton<ProposalStore>();
        services.AddSingleton<DraftStore>();
        services.AddSingleton<DeskItemStore>();
        services.AddSingleton<FormStore>();
        services.AddSingleton<ListDesk>();
        services.AddSingleton<ReaderMessageStore>();
        services.AddSingleton<WorkList>();
        services.AddSingleton<EntryDesk>();
        services.AddSingleton<ShowEntry>();
        services.Configure<FormOptions>(o => (o.ValueCountLimit, o.ValueLengthLimit) = (MostInputs, LongestInput));
    }

    /// <summary>A session counts only while its stamp is the editor's and the editor has access: both are looked up with every request.</summary>
    private static async Task Validate(CookieValidatePrincipalContext context)
    {
        var user = await context.HttpContext.RequestServices.GetRequiredService<SignInManager<EditorUser>>().ValidateSecurityStampAsync(context.Principal);
        if (user is { Editor.MayWork: true }) context.HttpContext.Features.Set(user.Editor);
        else context.RejectPrincipal();
    }
}

/// <summary>Always «Secure», also behind a proxy that ends TLS and on the own machine, where browsers take it without TLS.</summary>
internal sealed class SecureCookie : CookieBuilder
{
    public override CookieOptions Build(HttpContext context, DateTimeOffset expiresFrom)
    {
        var options = base.Build(context, expiresFrom);
        options.Secure = true;
        return options;
    }
}
