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
        Licence = "dl-de/by-2-0", Attribution = "© Statistisches Bundesamt (Destatis), Gemeindeverzeichnis GV-ISys", Interval = TimeSpan.FromDays(365), RequiredFields = [],
    };

    /// <summary>Every source in the order shown to people.</summary>
    public static IReadOnlyList<Source> All { get; } = [Catalogue, Foerderdatenbank, EuFundingPortal, Gemeindeverzeichnis];
}
