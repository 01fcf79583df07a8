using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Store;
using FundingDirectory.Tests.Support;
using FundingDirectory.Tests.Web;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace FundingDirectory.Tests.Api.Desk.Accounts;

/// <summary>Sign-in with the house's own service, and everything that can be wrong with its answer.</summary>
public sealed class UseServiceTests : IAsyncLifetime
{
    private TestIssuer issuer = null!;
    private DirectoryApp app = null!;

    private AccountStore Accounts => app.Services.GetRequiredService<AccountStore>();

    public async ValueTask InitializeAsync()
    {
        issuer = await TestIssuer.Start();
        app = new DirectoryApp(issuer.Settings(("Oidc:RoleClaim", "realm_access.roles"), ("Oidc:Roles:edit", "fd-redaktion"), ("Oidc:Roles:Approve", "fd-freigabe")));
        await app.InitializeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        await issuer.DisposeAsync();
    }

    private static Dictionary<string, object> Person(string subject, string name, params string[] roles) =>
        new() { ["sub"] = subject, ["name"] = name, ["realm_access"] = new Dictionary<string, object> { ["roles"] = roles } };

    private async Task<IReadOnlyList<string>> Refusals() =>
        [.. (await app.Services.GetRequiredService<EditorLog>().Newest(100, CancellationToken.None)).Where(e => e.Kind == EditorEventKind.SignInRefused).Select(e => e.Detail ?? "")];

    [Fact]
    public async Task A_role_of_the_service_makes_the_account_and_changes_it_and_takes_it_away()
    {
        using var anna = DeskClient.Nobody(app);
        Assert.Contains("Mit dem Stadtkonto anmelden", (await anna.Page("/redaktion/anmelden")).Body.Words(), StringComparison.Ordinal);
        issuer.Person = Person("1", " Anna\u202E Dienst ", "fd-redaktion", "andere");
        Assert.Equal("/redaktion/konto", (await anna.SignInWithService("/redaktion/konto")).Headers.Location?.ToString());
        Assert.Contains("Anna Dienst (Bearbeiten)", (await anna.Page("/redaktion")).Body.Words(), StringComparison.Ordinal);

        issuer.Person = Person("1", "Anna Dienst", "fd-redaktion", "fd-freigabe");
        using var again = DeskClient.Nobody(app);
        Assert.Equal("/redaktion", (await again.SignInWithService("https://example.org/")).Headers.Location?.ToString());
        Assert.Contains("Anna Dienst (Freigeben)", (await again.Page("/redaktion")).Body.Words(), StringComparison.Ordinal);
        Assert.Single(await Accounts.All(CancellationToken.None));

        issuer.Person = Person("1", "Anna Dienst");
        using var later = DeskClient.Nobody(app);
        Assert.Contains("noch keine Rolle", (await DeskClient.Read(await later.SignInWithService(), 401)).Body.Words(), StringComparison.Ordinal);
        Assert.Equal(302, (int)(await again.Get("/redaktion/konto")).StatusCode);
    }

    [Fact]
    public async Task Who_has_no_role_is_refused_in_german_until_an_administrator_assigns_one()
    {
        using var admin = await DeskClient.With(app, EditorRole.Administer, "Chefin Dienst");
        using var bert = DeskClient.Nobody(app);
        issuer.Person = Person("2", "Bert Wartet");
        Assert.Contains("Die Verwaltung der Konten sieht jetzt Ihren Namen", (await DeskClient.Read(await bert.SignInWithService(), 401)).Body.Words(), StringComparison.Ordinal);
        Assert.DoesNotContain("__Host-fd-editor", bert.Cookies.Keys);
        var id = (await admin.Page("/redaktion/konten")).QuerySelector("input[name=anmeldung]")!.GetAttribute("value")!;
        await DeskClient.Read(await admin.Post("/redaktion/konten/zuordnung", ("anmeldung", id), ("konto", "erfunden")), 400);
        Assert.Contains("Bert Wartet meldet sich künftig als Bert Wartet an.", (await DeskClient.Read(await admin.Post("/redaktion/konten/zuordnung", ("anmeldung", id), ("rolle", "read")))).Body.Words(), StringComparison.Ordinal);
        await DeskClient.Read(await admin.Post("/redaktion/konten/zuordnung", ("anmeldung", id), ("rolle", "administer")), 404);
        await bert.SignInWithService();
        Assert.Contains("Bert Wartet (Lesen)", (await bert.Page("/redaktion")).Body.Words(), StringComparison.Ordinal);

        // The same name at the service is not the same person.
        issuer.Person = Person("3", "Chefin Dienst", "fd-redaktion");
        using var impostor = DeskClient.Nobody(app);
        Assert.Contains("Ein Konto mit Ihrem Namen gibt es schon", (await DeskClient.Read(await impostor.SignInWithService(), 401)).Body.Words(), StringComparison.Ordinal);

        await admin.Post("/redaktion/konten/zugang", ("konto", (await Accounts.Find("Bert Wartet", CancellationToken.None))!.Id), ("zugang", "nein"));
        issuer.Person = Person("2", "Bert Wartet", "fd-freigabe");
        Assert.Contains("keinen Zugang", (await DeskClient.Read(await bert.SignInWithService(), 401)).Body.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_that_is_not_right_in_everything_is_refused_and_noted()
    {
        issuer.Person = Person("9", "Angreifer", "fd-freigabe");
        await Attack("Ausweis gehört zu einer anderen Anmeldung", forge: t => t.Claims["nonce"] = "eine andere");
        await Attack("Ausweis für jemand anderen", forge: t => t.Audience = "ein anderes Programm");
        await Attack("Ausweis von jemand anderem", forge: t => t.Issuer = "https://example.org");
        await Attack("Zeit des Ausweises passt nicht", forge: t => (t.NotBefore, t.IssuedAt, t.Expires) = (t.NotBefore!.Value.AddHours(-1), t.NotBefore.Value.AddHours(-1), t.NotBefore.Value.AddMinutes(-10)));
        await Attack("Unterschrift des Ausweises passt nicht", forge: t => t.SigningCredentials = TestIssuer.ForeignKey);
        await Attack("Unterschrift des Ausweises passt nicht", forge: t => t.SigningCredentials = null);
        await Attack("Unterschrift des Ausweises passt nicht", tamper: token => token[..^8] + "AAAAAAAA");
        Assert.Null(await Accounts.Find("Angreifer", CancellationToken.None));

        async Task Attack(string noted, Action<Microsoft.IdentityModel.Tokens.SecurityTokenDescriptor>? forge = null, Func<string, string>? tamper = null)
        {
            (issuer.Forge, issuer.Tamper) = (forge ?? (_ => { }), tamper ?? (t => t));
            using var nobody = DeskClient.Nobody(app);
            await Refused(nobody, await nobody.SignInWithService(), noted);
        }
    }

    [Fact]
    public async Task An_answer_counts_once_and_only_for_who_asked_for_it()
    {
        issuer.Person = Person("8", "Clara Dienst", "fd-redaktion");
        using var clara = DeskClient.Nobody(app);
        using var victim = DeskClient.Nobody(app);
        var answer = await clara.ToService();

        // Somebody else's answer: their own browser began nothing, or something else.
        await Refused(victim, await victim.Get(answer), "Anmeldung nicht hier begonnen");
        await victim.ToService();
        await Refused(victim, await victim.Get(answer), "Anmeldung nicht hier begonnen");
        await Refused(victim, await victim.Get("/redaktion/anmelden/rueckkehr?code=x&state=erfunden"), "Anmeldung nicht hier begonnen");
        await Refused(victim, await victim.Get("/redaktion/anmelden/rueckkehr"), "Anmeldung nicht hier begonnen");

        var cookies = clara.Cookies.ToDictionary();
        Assert.Equal(302, (int)(await clara.Get(answer)).StatusCode);
        using var second = DeskClient.Nobody(app, cookies);
        await Refused(second, await second.Get(answer), "Antwort nicht angenommen");

        // A service that takes a code twice does not make an answer count twice.
        issuer.IsCareless = true;
        using var dora = DeskClient.Nobody(app);
        answer = await dora.ToService();
        cookies = dora.Cookies.ToDictionary();
        Assert.Equal(302, (int)(await dora.Get(answer)).StatusCode);
        using var replay = DeskClient.Nobody(app, cookies);
        await Refused(replay, await replay.Get(answer), "Antwort schon einmal benutzt");
    }

    [Fact]
    public async Task Where_no_service_is_set_up_its_addresses_are_not_found()
    {
        await using var plain = new DirectoryApp();
        await plain.InitializeAsync();
        using var nobody = DeskClient.Nobody(plain);
        foreach (var address in new[] { "dienst", "rueckkehr" }) await nobody.Page($"/redaktion/anmelden/{address}", 404);
        Assert.DoesNotContain("Mit dem", (await nobody.Page("/redaktion/anmelden")).Body.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_service_that_does_not_answer_is_said_in_german()
    {
        await issuer.DisposeAsync();
        using var nobody = DeskClient.Nobody(app);
        Assert.Contains("Der Anmeldedienst antwortet nicht", (await nobody.Page("/redaktion/anmelden/dienst", 502)).Body.Words(), StringComparison.Ordinal);
    }

    private async Task Refused(DeskClient who, HttpResponseMessage answer, string noted)
    {
        Assert.Contains("Die Anmeldung wurde abgelehnt", (await DeskClient.Read(answer, 401)).Body.Words(), StringComparison.Ordinal);
        Assert.DoesNotContain("__Host-fd-editor", who.Cookies.Keys);
        Assert.Equal($"Anmeldedienst: {noted}", (await Refusals())[0]);
    }
}
