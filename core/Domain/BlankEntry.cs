namespace FundingDirectory.Core.Domain;

/// <summary>An entry of a kind that says nothing yet.</summary>
public static class BlankEntry
{
    public static EntryContent Of(EntryKind kind) => kind switch
    {
        EntryKind.FundingProgramme => new FundingProgramme { Slug = "", Title = "", AreaUnknown = true },
        EntryKind.CompetenceCentre => new CompetenceCentre { Slug = "", Title = "" },
        EntryKind.Article => new Article { Slug = "", Title = "" },
        _ => new UseCase { Slug = "", Title = "", Municipality = "" },
    };
}
