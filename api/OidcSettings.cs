using System.Security.Claims;
using System.Text.Json;
using FundingDirectory.Core.Domain;

namespace FundingDirectory.Api;

/// <summary>Sign-in with the house's own service by OpenID Connect, for instance Keycloak (section «FundingDirectory:Oidc»); off while there is no authority.</summary>
public sealed record OidcSettings
{
    private const string Section = $"{Settings.Section}:Oidc";

    /// <summary>Address of the service, below which «/.well-known/openid-configuration» stands; empty = off.</summary>
    public string? Authority { get; init; }
    /// <summary>The name under which the service knows this directory.</summary>
    public string? ClientId { get; init; }
    /// <summary>Only from the environment; null = the service asks for none.</summary>
    public string? ClientSecret { get; init; }
    /// <summary>What the button calls the service.</summary>
    public string Label { get; init; } = "dem Anmeldedienst";
    /// <summary>Claim with the name that stands in the history.</summary>
    public string NameClaim { get; init; } = "name";
    /// <summary>Claim with roles or groups, dots lead into an object («realm_access.roles»); null = administrators assign roles.</summary>
    public string? RoleClaim { get; init; }
    /// <summary>Role of the desk to the value of the claim that gives it.</summary>
    public IReadOnlyDictionary<string, string> Roles { get; init; } = new Dictionary<string, string>();

    /// <summary>Whether there is such a service.</summary>
    public bool IsOn() => !string.IsNullOrEmpty(Authority);

    /// <summary>The highest role that the claims give; null = none.</summary>
    public EditorRole? RoleOf(ClaimsPrincipal principal)
    {
        if (string.IsNullOrEmpty(RoleClaim)) return null;
        var values = Values(principal, RoleClaim).ToHashSet(StringComparer.Ordinal);
        return Roles.Where(r => values.Contains(r.Value)).Max(r => Parse(r.Key));
    }

    /// <summary>What is wrong, as one German line naming the setting; null when nothing is.</summary>
    public string? Error()
    {
        if (!IsOn()) return null;
        if (!Uri.TryCreate(Authority, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https")) return $"{Section}:Authority muss eine vollständige Adresse mit https sein, nicht «{Authority}».";
        if (address.Scheme == "http" && !address.IsLoopback) return $"{Section}:Authority muss mit https:// beginnen; nur auf der eigenen Maschine geht es ohne.";
        if (string.IsNullOrEmpty(ClientId)) return $"{Section}:ClientId fehlt: unter diesem Namen kennt der Anmeldedienst das Verzeichnis.";
        foreach (var (role, value) in Roles)
            if (Parse(role) is null || string.IsNullOrWhiteSpace(value)) return $"{Section}:Roles:{role} ordnet keine Rolle zu; möglich sind {string.Join(", ", Enum.GetValues<EditorRole>().Select(r => Vocabulary.Code(r)))}, jede mit dem Wert des Dienstes.";
        return Roles.Count > 0 == string.IsNullOrEmpty(RoleClaim) ? $"{Section}:RoleClaim und {Section}:Roles gehören zusammen: der Name der Angabe und, welcher Wert welche Rolle gibt." : null;
    }

    private static EditorRole? Parse(string role) => Vocabulary.Parse<EditorRole>(role.ToLowerInvariant());

    /// <summary>The values of a claim: its own, those of a JSON list, or those within an object that the rest of the name leads to.</summary>
    private static IEnumerable<string> Values(ClaimsPrincipal principal, string name)
    {
        if (principal.FindAll(name).Select(c => c.Value).ToList() is { Count: > 0 } whole) return whole;
        var path = name.Split('.');
        return principal.FindAll(path[0]).SelectMany(c => Within(c.Value, path.AsSpan(1)));
    }

    private static IReadOnlyList<string> Within(string value, ReadOnlySpan<string> path)
    {
        if (path.IsEmpty || !value.StartsWith('{')) return [];
        // The token was read before: what it holds is JSON.
        using var json = JsonDocument.Parse(value);
        var at = json.RootElement;
        foreach (var step in path)
            if (at.ValueKind != JsonValueKind.Object || !at.TryGetProperty(step, out at)) return [];
        return at.ValueKind switch
        {
            JsonValueKind.String => [at.GetString()!],
            JsonValueKind.Array => [.. at.EnumerateArray().Where(v => v.ValueKind == JsonValueKind.String).Select(v => v.GetString()!)],
            _ => [],
        };
    }
}
