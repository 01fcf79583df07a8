using FundingDirectory.Core.Domain;

namespace FundingDirectory.Core.Matching;

/// <summary>Something in a profile that cannot hold: field of the profile in camelCase and a German sentence. The answer is computed without that field.</summary>
public sealed record Remark(string Field, string Message);

/// <summary>A profile weighed: what is left to match with, the place it names, and what was left out.</summary>
public sealed record CheckedProfile(ProjectProfile Profile, Municipality? Municipality, IReadOnlyList<Remark> Remarks);

/// <summary>Weighs a profile before it is matched: what contradicts the register, the calendar or itself is left out and said, and the rest still counts.</summary>
public static class ProfileCheck
{
    private const long MostEuro = 1_000_000_000_000;

    /// <summary>The profile without what cannot hold. <paramref name="knows"/>: whether a programme of this id is in the directory.</summary>
    public static CheckedProfile Check(ProjectProfile profile, MunicipalityRegister register, Func<string, bool> knows, DateOnly today)
    {
        var remarks = new List<Remark>();
        var place = Place(profile, register, remarks);
        if (place is null) profile = profile with { Ars = null, Ags = null };
        if (Contradiction(profile.Applicant, place) is { } contradiction) profile = Without("applicant", contradiction, profile with { Applicant = null });
        if (profile.BudgetEuro is < 0 or > MostEuro) profile = Without("budgetEuro", "Erwartet wird ein Betrag in Euro ab 0. Gerechnet ist ohne ihn.", profile with { BudgetEuro = null });
        if (profile.MaxOwnSharePercent is < 0 or > 100) profile = Without("maxOwnSharePercent", "Erwartet wird ein Anteil von 0 bis 100 Prozent. Gerechnet ist ohne ihn.", profile with { MaxOwnSharePercent = null });
        if (profile.StaffMonths is < 0) profile = Without("staffMonths", "Erwartet werden Personenmonate ab 0. Gerechnet ist ohne sie.", profile with { StaffMonths = null });
        if (profile.AlreadyStarted != true && new Project(profile, place, today).Start is { } start && start.AddMonths(1) <= today)
            profile = Without("start", $"Der Beginn im {German.Period(profile.Start!)} liegt in der Vergangenheit. Falls Sie schon begonnen haben, geben Sie das bitte an.", profile with { Start = null });
        var unknown = profile.ExistingFunding.Where(id => !knows(id)).ToList();
        if (unknown.Count > 0)
            profile = Without("existingFunding", $"Das Verzeichnis kennt kein Programm «{unknown[0]}».", profile with { ExistingFunding = [.. profile.ExistingFunding.Except(unknown)] });
        return new(profile, place, remarks);

        ProjectProfile Without(string field, string message, ProjectProfile rest)
        {
            remarks.Add(new Remark(field, message));
            return rest;
        }
    }

    private static Municipality? Place(ProjectProfile profile, MunicipalityRegister register, List<Remark> remarks)
    {
        var (byArs, byAgs) = (Find("ars", profile.Ars), Find("ags", profile.Ags));
        if (byArs is not null && byAgs is not null && byArs != byAgs)
            remarks.Add(new Remark("ags", $"ARS und AGS nennen verschiedene Orte: {byArs.OfficialName} und {byAgs.OfficialName}. Gerechnet ist mit {byArs.OfficialName}."));
        return byArs ?? byAgs;

        Municipality? Find(string field, string? key)
        {
            if (string.IsNullOrEmpty(key)) return null;
            var place = register.Get(key);
            if (place is null) remarks.Add(new Remark(field, Missing(key, register)));
            return place;
        }
    }

    /// <summary>What to say of a key that the register does not have. It may be a former one; into which municipality it went the register does not tell.</summary>
    private static string Missing(string key, MunicipalityRegister register)
    {
        var known = key.Length >= 5 && register.Get(key[..5]) is { } county ? $" Er gehörte zum Gebiet von {county.OfficialName}."
            : key.Length >= 2 && Vocabulary.State(key[..2]) is { } state ? $" Er gehört zu {state}." : "";
        return $"Das Gemeindeverzeichnis führt den Schlüssel {key} nicht.{known} Falls es die Gemeinde nicht mehr gibt: In welche sie aufgegangen ist, ist hier nicht bekannt. Bitte wählen Sie die heutige Kommune.";
    }

    /// <summary>Why an applicant cannot be this place; null when it can. Associations, companies and institutions may belong to any place.</summary>
    private static string? Contradiction(ApplicantType? applicant, Municipality? place)
    {
        if (applicant is not (ApplicantType.Municipality or ApplicantType.City or ApplicantType.County) || Project.KindOf(place) is not { } kind || kind == applicant) return null;
        return $"{place!.OfficialName} ist laut Gemeindeverzeichnis «{Vocabulary.Label(kind)}» und nicht «{Vocabulary.Label(applicant.Value)}». Gerechnet ist mit dem Eintrag des Verzeichnisses.";
    }
}
