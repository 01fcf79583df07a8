using System.Globalization;
using FundingDirectory.Core.Domain;

namespace FundingDirectory.Web.Desk;

/// <summary>Who else has a form open, in one sentence.</summary>
public static class PresenceWords
{
    /// <summary>«Anna Muster bearbeitet diesen Eintrag seit 14:05 Uhr.»; null when nobody does.</summary>
    public static string? Of(IReadOnlyList<FormHolder> others) => others switch
    {
        [] => null,
        [var one] => $"{one.Editor} bearbeitet diesen Eintrag seit {Clock(one)}.",
        _ => $"{German.List(others.Select(o => $"{o.Editor} (seit {Clock(o)})"))} bearbeiten diesen Eintrag.",
    };

    private static string Clock(FormHolder holder) => string.Create(CultureInfo.InvariantCulture, $"{BerlinTime.Clock(holder.Since):H:mm} Uhr");
}
