using FundingDirectory.Core.Domain;

namespace FundingDirectory.Web.Components;

/// <summary>Puts a programme's openness into words with its date.</summary>
public static class OpennessText
{
    /// <summary>Short, for a badge: «offen bis 5. März 2026 (Projektskizze)».</summary>
    public static string Of(Openness? openness)
    {
        if (openness is null) return Vocabulary.Label(OpennessState.Unknown);
        var round = openness.Round is { } kind and not RoundKind.Application ? $" ({Vocabulary.Label(kind)})" : "";
        return openness switch
        {
            { State: OpennessState.Open, Closes: { } day } => $"offen bis {German.Date(day)}{round}",
            { State: OpennessState.ClosingSoon, Closes: { } day } => $"{Remaining(day.DayNumber - openness.AsOf.DayNumber)}, bis {German.Date(day)}{round}",
            { State: OpennessState.Upcoming, Opens: { } day } => $"öffnet am {German.Date(day)}{round}",
            { State: OpennessState.Closed, Closes: { } day } when day < openness.AsOf => $"geschlossen seit {German.Date(day)}",
            _ => Vocabulary.Label(openness.State),
        };
    }

    private static string Remaining(int days) => days switch { 0 => "endet heute", 1 => "noch 1 Tag", _ => $"noch {days} Tage" };
}
