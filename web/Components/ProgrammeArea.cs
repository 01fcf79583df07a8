using FundingDirectory.Core.Domain;

namespace FundingDirectory.Web.Components;

/// <summary>Puts a programme's area into words.</summary>
public static class ProgrammeArea
{
    /// <summary>The area of one regional key: the state, or the state with the key of the smaller area.</summary>
    public static string Name(string key)
    {
        var state = key.Length >= 2 ? Vocabulary.State(key[..2]) : null;
        return state is null ? $"Gebiet {key}" : key.Length == 2 ? state : $"Teil von {state} (Schlüssel {key})";
    }

    /// <summary>The whole area; null when the source states none.</summary>
    public static string? Words(FundingProgramme programme)
    {
        if (programme.FundingAreas.Count > 0) return German.List(programme.FundingAreas.Select(Name));
        if (programme.AreaUnknown) return null;
        return programme.Level == FundingLevel.Eu ? "EU-weit, also auch in ganz Deutschland" : "bundesweit";
    }
}
