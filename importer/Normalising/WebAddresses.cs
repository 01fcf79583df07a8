namespace FundingDirectory.Importer.Normalising;

/// <summary>Lets only links through that a reader may follow.</summary>
public static class WebAddresses
{
    /// <summary>The address when it is http, https or mailto; null for everything else.</summary>
    public static string? Safe(string? address) =>
        Uri.TryCreate(address?.Trim(), UriKind.Absolute, out var uri) && (uri.Scheme is "http" or "https" && uri.Host.Length > 0 || uri.Scheme == "mailto") ? uri.AbsoluteUri : null;
}
