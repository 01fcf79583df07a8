using FundingDirectory.Importer.Connectors;

namespace FundingDirectory.Importer.Fetching;

/// <summary>The only way to the network.</summary>
public sealed class Fetcher
{
    /// <summary>Placeholder until the fetching policy arrives with the first connector.</summary>
    public static Task<Capture> Get(Uri address, CancellationToken cancel) => throw new FetchException(address.ToString());
}
