namespace FundingDirectory.Core.Domain;

/// <summary>What a row of the register is (Textkennzeichen of the official register, simplified).</summary>
public enum MunicipalityKind { Municipality, Town, City, County, Association, State }

/// <summary>A municipality, county or association of the official register (Gemeindeverzeichnis).</summary>
public sealed record Municipality
{
    /// <summary>Regional key (ARS): 12 digits for a municipality, 5 for a county, 9 for an association, 2 for a state.</summary>
    public required string Ars { get; init; }
    /// <summary>Official municipality key (AGS), 8 digits; null for counties and associations (a county's AGS is its 5-digit key).</summary>
    public string? Ags { get; init; }
    /// <summary>Name without the official addition, for instance «Hagenow».</summary>
    public required string Name { get; init; }
    /// <summary>The official name with its addition, for instance «Hagenow, Stadt».</summary>
    public required string OfficialName { get; init; }
    public MunicipalityKind Kind { get; init; }
    /// <summary>Regional key of the county, 5 digits.</summary>
    public string? CountyKey { get; init; }
    public string? County { get; init; }
    /// <summary>Amt, Verbandsgemeinde …; null when it belongs to none.</summary>
    public string? Association { get; init; }
    /// <summary>State key, 2 digits.</summary>
    public required string StateKey { get; init; }
    public required string State { get; init; }
    /// <summary>NUTS-3 code of the county; null = not known.</summary>
    public string? Nuts3 { get; init; }
    /// <summary>Inhabitants at the register's date; null = not stated.</summary>
    public int? Inhabitants { get; init; }
    /// <summary>Area in hectares; null = not stated.</summary>
    public int? AreaHectares { get; init; }
    /// <summary>Postcode of the seat of administration only.</summary>
    public string? Postcode { get; init; }
}
