using FundingDirectory.Core.Domain;

namespace FundingDirectory.Importer.Connectors;

/// <summary>The list of connectors: a new source is one more line here.</summary>
public static class Connectors
{
    /// <summary>The register that ships with the program: connectors get it as data and join names and keys to it.</summary>
    internal static Lazy<MunicipalityRegister> Register { get; } = new(() =>
    {
        using var table = File.OpenText(Path.Combine(Catalogue.Folder, "gemeinden.csv"));
        return new MunicipalityRegister(MunicipalityTable.Read(table));
    });

    /// <summary>Every connector in the order shown to people.</summary>
    public static IReadOnlyList<IConnector> All { get; } = [new Catalogue(), new Foerderdatenbank(), new EuFundingPortal(EuAddress()), new Foerderkatalog(Register), new FoerderinfoFeed(), new EdihKatalog(Register), new ModellprojekteSmartCities(Register),
        new Kompetenzzentren(), new Leitfaeden(), new Gemeindeverzeichnis()];

    /// <summary>Operators and tests may point the EU portal's search to another address, for instance a replay.</summary>
    private static Uri? EuAddress() => Uri.TryCreate(Environment.GetEnvironmentVariable("FundingDirectory__Harvest__EuSearchAddress"), UriKind.Absolute, out var address) ? address : null;

    /// <summary>The connector of a source; null when there is none.</summary>
    public static IConnector? Find(string? id) => All.FirstOrDefault(c => c.Source.Id == id);

    /// <summary>What to tell somebody who named a source that does not exist.</summary>
    public static string Unknown(string? id) =>
        $"{(string.IsNullOrEmpty(id) ? "Die Quelle fehlt." : $"Die Quelle «{id}» gibt es nicht.")} Möglich sind: {string.Join(", ", All.Select(c => c.Source.Id))}.";
}
