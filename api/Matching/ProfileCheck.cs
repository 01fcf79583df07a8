using System.Globalization;
using FundingDirectory.Core.Domain;

namespace FundingDirectory.Api.Matching;

/// <summary>What a profile must satisfy beyond its JSON form.</summary>
public static class ProfileCheck
{
    private const int MostDescription = 5_000;
    private const int MostItems = 100;
    private const long MostEuro = 1_000_000_000_000;

    /// <summary>Notes what is wrong and returns the place the profile names; null when it names none.</summary>
    public static Municipality? Check(ProjectProfile profile, MunicipalityRegister register, Input input)
    {
        if (profile.Description?.Length > MostDescription) input.Wrong("description", $"Höchstens {MostDescription} Zeichen sind möglich.");
        if (profile.BudgetEuro is < 0 or > MostEuro) input.Wrong("budgetEuro", "Erwartet wird ein Betrag in Euro ab 0.");
        if (profile.MaxOwnSharePercent is < 0 or > 100) input.Wrong("maxOwnSharePercent", "Erwartet wird ein Anteil von 0 bis 100 Prozent.");
        if (profile.StaffMonths is < 0 or > 10_000) input.Wrong("staffMonths", "Erwartet werden Personenmonate ab 0.");
        if (profile.Start is { } start && !DateOnly.TryParseExact(start, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)) input.Wrong("start", "Erwartet wird ein Monat wie «2027-03».");
        if (profile.ExistingFunding.Count > MostItems) input.Wrong("existingFunding", $"Höchstens {MostItems} Einträge sind möglich.");

        var (byArs, byAgs) = (Find("ars", profile.Ars), Find("ags", profile.Ags));
        if (byArs is not null && byAgs is not null && byArs != byAgs) input.Wrong("ags", $"ARS und AGS nennen verschiedene Orte: {byArs.Name} und {byAgs.Name}.");
        return byArs ?? byAgs;

        Municipality? Find(string field, string? key)
        {
            if (string.IsNullOrEmpty(key)) return null;
            if (register.Get(key) is { } place) return place;
            input.Wrong(field, key.Length <= 12 && key.All(char.IsAsciiDigit) ? $"Das Register kennt den Schlüssel {key} nicht." : "Erwartet wird ein Schlüssel aus Ziffern: ARS mit 12, AGS mit 8.");
            return null;
        }
    }
}
