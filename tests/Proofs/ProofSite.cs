using FundingDirectory.Core.Domain;
using FundingDirectory.Tests.Support;
using Microsoft.Playwright;
using Xunit;

namespace FundingDirectory.Tests.Proofs;

/// <summary>One directory and one browser for everything that is proved of every page: the starter catalogue, and entries that make a page hard.</summary>
public sealed class ProofSite : IAsyncLifetime
{
    // As long as official titles get, with words that cannot be broken.
    private const string LongTitle = "Richtlinie über die Gewährung von Zuwendungen zur Förderung der Digitalisierung kommunaler Verwaltungsleistungen unter Berücksichtigung interkommunaler "
        + "Zusammenarbeit, Grundstücksverkehrsgenehmigungszuständigkeitsübertragungsverordnungsumsetzung und Donaudampfschifffahrtsgesellschaftskapitänspatenterneuerungsanträge (DigiKomVerwLeistFöRL)";

    public DirectoryApp App { get; } = new(("Operator:Name", "Musterkreis"), ("Operator:Contact", "digital@musterkreis.example"));

    public Chromium Chromium { get; } = new();

    /// <summary>Every kind of page in the states a reader may meet it.</summary>
    public static TheoryData<string> Pages =>
    [
        "/", "/foerdermittel?q=KI", "/foerdermittel?q=gibtesnichtxyz&land=99", "/foerdermittel?status=alle&seite=2", "/foerdermittel/modellprojekte-smart-cities", "/foerdermittel/langer-titel",
        "/foerdermittel/nur-titel", "/foerdermittel/zurueckgezogen", "/vergleich", "/vergleich?ids=modellprojekte-smart-cities,kommunalrichtlinie,langer-titel,nur-titel", "/fristen", "/fristen?land=13&thema=mond",
        "/projekt", "/projekt?ort=Neustadt", "/projekt?schritt=2", "/projekt?schritt=3&budget=viel", "/projekt?schritt=4", "/projekt?kommune=130760060060&thema=citizenService&schritt=ergebnis",
        "/kompetenzzentren?land=13", "/wissen", "/wissen/glossar", "/wissen/eigenanteil", "/praxisbeispiele", "/quellen", "/api", "/api/felder", "/api/anleitungen", "/einbetten", "/impressum", "/datenschutz", "/lizenzen", "/barrierefreiheit", "/gibt-es-nicht",
    ];

    public async ValueTask InitializeAsync()
    {
        await App.InitializeAsync();
        await Chromium.InitializeAsync();
        await App.Publish(Make.Programme("langer-titel", LongTitle));
        await App.Publish(new FundingProgramme { Slug = "nur-titel", Title = "Nur ein Titel <script>alert(1)</script>" });
        await App.Publish(Make.Programme("zurueckgezogen", "Ein Programm, das die Quelle nicht mehr führt"), EntryStatus.Withdrawn);
    }

    /// <summary>A visit with that page open.</summary>
    public async Task<Visit> Open(string address, int width = 1280, bool javaScript = true)
    {
        var visit = await Chromium.Visit(App.Address, javaScript, ColorScheme.Light, width);
        await visit.Page.GotoAsync(address);
        return visit;
    }

    public async ValueTask DisposeAsync()
    {
        await Chromium.DisposeAsync();
        await App.DisposeAsync();
    }
}

/// <summary>The proofs run one after the other on the shared site.</summary>
[CollectionDefinition(Name)]
public sealed class ProofsShareOneSite : ICollectionFixture<ProofSite>
{
    public const string Name = "Proofs";
}
