using System.Security.Claims;
using FundingDirectory.Api;
using FundingDirectory.Core.Domain;
using FundingDirectory.Tests.Support;
using Microsoft.Extensions.Configuration;
using Xunit;

namespace FundingDirectory.Tests.Api;

public sealed class OidcSettingsTests
{
    private static (Settings Value, string? Error) Read(params (string Name, string Value)[] settings) =>
        Settings.Read(new ConfigurationBuilder().AddInMemoryCollection(settings.Select(s => KeyValuePair.Create($"FundingDirectory:Oidc:{s.Name}", (string?)s.Value))).Build());

    private static ClaimsPrincipal With(params (string Type, string Value)[] claims) => new(new ClaimsIdentity(claims.Select(c => new Claim(c.Type, c.Value))));

    [Fact]
    public void It_is_off_by_default() => Assert.Null(Read().Error);

    [Theory]
    [InlineData("Authority", "sso", "vollständige Adresse"), InlineData("Authority", "http://sso.example.org", "https://"), InlineData("ClientId", "", "ClientId fehlt"), InlineData("RoleClaim", "", "gehören zusammen"),
     InlineData("Roles:chef", "x", "Roles:chef"), InlineData("Roles:edit", " ", "Roles:edit")]
    public void A_wrong_setting_is_named(string name, string value, string said)
    {
        (string, string)[] right = [("Authority", "https://sso.example.org"), ("ClientId", "fd"), ("RoleClaim", "groups"), ("Roles:approve", "fd-freigabe")];
        Assert.Null(Read(right).Error);
        Assert.Contains(said, Read([.. right.Where(r => r.Item1 != name), (name, value)]).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_secret_in_a_file_stops_the_start()
    {
        using var folder = new TempFolder();
        var file = Path.Combine(folder.Path, "settings.json");
        File.WriteAllText(file, """{"FundingDirectory":{"Oidc":{"ClientSecret":"offen"}}}""");
        Assert.Contains("Geheimnisse gehören in die Umgebung", Settings.Read(new ConfigurationBuilder().AddJsonFile(file).Build()).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void The_highest_role_counts_wherever_the_claim_stands()
    {
        var settings = new OidcSettings { RoleClaim = "realm_access.roles", Roles = new Dictionary<string, string> { ["edit"] = "a", ["administer"] = "b" } };
        Assert.Equal(EditorRole.Administer, settings.RoleOf(With(("realm_access", """{"roles":["a","b",7]}"""))));
        Assert.Equal(EditorRole.Edit, settings.RoleOf(With(("realm_access", """{"roles":"a"}"""))));
        Assert.Null(settings.RoleOf(With(("realm_access", """{"roles":["c"]}"""), ("roles", "a"))));
        Assert.Null(settings.RoleOf(With(("realm_access", "a"))));
        Assert.Equal(EditorRole.Edit, (settings with { RoleClaim = "https://example.org/roles" }).RoleOf(With(("https://example.org/roles", "x"), ("https://example.org/roles", "a"))));
    }
}
