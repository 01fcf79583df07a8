namespace FundingDirectory.Importer.Connectors;

/// <summary>Every source the importer knows, in the order in which it lists them.</summary>
public static class ConnectorList
{
    /// <summary>The sources at their public addresses, unless the environment names others (for a local copy or replay).</summary>
    public static IReadOnlyList<IConnector> All { get; } =
    [
        new Foerderdatenbank(Address("FundingDirectory__FoerderdatenbankAddress")),
        new EuFundingPortal(Address("FundingDirectory__EuSearchAddress")),
        new Gemeindeverzeichnis(),
    ];

    private static Uri? Address(string setting) => Uri.TryCreate(Environment.GetEnvironmentVariable(setting), UriKind.Absolute, out var address) ? address : null;
}
