namespace FundingDirectory.Core.Domain;

/// <summary>The sources the directory harvests: said once, for the importer, the API and the pages.</summary>
public static class Sources
{
    public static Source Catalogue { get; } = new()
    {
        Id = CatalogueFile.Source, Name = "Startbestand des Verzeichnisses", Homepage = "/quellen", Licence = "CC0-1.0",
        Attribution = "Förder- und Wissensverzeichnis, eigene Zusammenstellung", Interval = TimeSpan.FromDays(30), RequiredFields = ["title", "summary", "provenance"],
    };

    public static Source Foerderdatenbank { get; } = new()
    {
        Id = "foerderdatenbank", Name = "Förderdatenbank des Bundes", Homepage = "https://www.foerderdatenbank.de", Licence = "CC BY-ND 4.0",
        Attribution = "Förderdatenbank des Bundes, Bundesministerium für Wirtschaft und Energie", Interval = TimeSpan.FromDays(1), RequiredFields = ["title", "description", "level", "links"],
    };

    public static Source EuFundingPortal { get; } = new()
    {
        Id = "eu-funding-portal", Name = "EU Funding & Tenders Portal", Homepage = "https://ec.europa.eu/info/funding-tenders/opportunities/portal/", Licence = "CC BY 4.0",
        Attribution = "© Europäische Union, Funding & Tenders Portal", Interval = TimeSpan.FromDays(1), RequiredFields = ["title", "links"],
    };

    public static Source Gemeindeverzeichnis { get; } = new()
    {
        Id = "gemeindeverzeichnis", Name = "Gemeindeverzeichnis GV-ISys", Homepage = "https://www.destatis.de/DE/Themen/Laender-Regionen/Regionales/Gemeindeverzeichnis/_inhalt.html",
        Licence = "dl-de/by-2-0", Attribution = "© Statistisches Bundesamt (Destatis), Gemeindeverzeichnis GV-ISys", Interval = TimeSpan.FromDays(365), RequiredFields = [], FromFileOnly = true,
    };

    public static Source Foerderkatalog { get; } = new()
    {
        Id = "foerderkatalog", Name = "Förderkatalog des Bundes", Homepage = "https://foerderportal.bund.de/foekat/", Licence = "Fakten ohne Lizenzangabe",
        Attribution = "Förderkatalog des Bundes", Interval = TimeSpan.FromDays(30), RequiredFields = ["title", "municipality", "amountEuro"], FromFileOnly = true,
    };

    public static Source FoerderinfoFeed { get; } = new()
    {
        Id = "foerderinfo-feed", Name = "Förderinfo des Bundes, Feeds der Bekanntmachungen", Homepage = "https://www.foerderinfo.bund.de", Licence = "Fakten ohne Lizenzangabe",
        Attribution = "foerderinfo.bund.de, Förderberatung des Bundes", Interval = TimeSpan.FromHours(12), RequiredFields = ["title", "links"],
    };

    public static Source EdihKatalog { get; } = new()
    {
        Id = "edih-katalog", Name = "Katalog der European Digital Innovation Hubs", Homepage = "https://european-digital-innovation-hubs.ec.europa.eu/edih-catalogue", Licence = "CC BY 4.0",
        Attribution = "© Europäische Union, EDIH Catalogue", Interval = TimeSpan.FromDays(30), RequiredFields = ["title"],
    };

    public static Source ModellprojekteSmartCities { get; } = new()
    {
        Id = "modellprojekte-smart-cities", Name = "Liste der Modellprojekte Smart Cities", Homepage = "https://www.smart-city-dialog.de/modellprojekte-smart-cities", Licence = "CC0-1.0",
        Attribution = "Eigene Zusammenstellung nach den Bekanntgaben des Bundes", Interval = TimeSpan.FromDays(90), RequiredFields = ["title", "municipality", "fundedBy"], FromFileOnly = true,
    };

    public static Source Kompetenzzentren { get; } = new()
    {
        Id = "kompetenzzentren", Name = "Liste der Kompetenzzentren", Homepage = "/quellen", Licence = "CC0-1.0", Attribution = "Eigene Zusammenstellung, Belege je Eintrag",
        Interval = TimeSpan.FromDays(90), RequiredFields = ["title", "provenance"], FromFileOnly = true,
    };

    public static Source Leitfaeden { get; } = new()
    {
        Id = "leitfaeden", Name = "Liste der Leitfäden und Rechtstexte", Homepage = "/quellen", Licence = "CC0-1.0", Attribution = "Eigene Zusammenstellung, Belege je Eintrag",
        Interval = TimeSpan.FromDays(90), RequiredFields = ["title", "provenance"], FromFileOnly = true,
    };

    /// <summary>Every source in the order shown to people.</summary>
    public static IReadOnlyList<Source> All { get; } =
    [
        Catalogue, Foerderdatenbank, EuFundingPortal, Foerderkatalog, FoerderinfoFeed, EdihKatalog, ModellprojekteSmartCities, Kompetenzzentren, Leitfaeden, Gemeindeverzeichnis,
    ];
}
