using System.Globalization;
using System.Text.RegularExpressions;
using FundingDirectory.Core.Domain;

namespace FundingDirectory.Importer.Connectors;

/// <summary>Reads the portal's dates. It stamps +0000 on what people typed as the clock of Brussels: 23:59 means the end of that day. Whether a stamp
/// is meant as UTC cannot be told, and the clock as written is never later, so nobody who trusts it comes too late. A time of 00:00 is no time:
/// a deadline then means 17:00.</summary>
internal static partial class EuDeadlines
{
    /// <summary>The model and its rounds, in the order of the calendar.</summary>
    public static (DeadlineModel Model, IReadOnlyList<Round> Rounds) Read(EuResult result)
    {
        var closings = result.All("deadlineDate").Select(d => (Text: d, When: Moment(d))).Where(d => d.When is not null).Select(d => (d.Text, When: d.When!.Value)).DistinctBy(d => d.When).OrderBy(d => d.When.Day).ThenBy(d => d.When.Time, StringComparer.Ordinal).ToList();
        var opens = result.First("startDate") is { } start ? Moment(start)?.Day : null;
        var model = Model(result.First("deadlineModel"), closings.Count);
        List<Round> rounds = [];
        foreach (var (text, (day, time)) in closings)
        {
            var kind = model switch
            {
                DeadlineModel.CutOffs => RoundKind.CutOff,
                DeadlineModel.TwoStage when closings.Count > 1 && rounds.Count == 0 => RoundKind.Outline,
                _ => RoundKind.Application,
            };
            // The second stage opens for those who passed the first, on a day the portal does not name.
            var opening = model == DeadlineModel.TwoStage && rounds.Count > 0 ? null : opens;
            rounds.Add(new Round { Kind = kind, Opens = opening <= day ? opening : null, Closes = day, Time = time ?? "17:00", Quote = text, SourceField = "deadlineDate", DecidedBy = DecidedBy.Source });
        }
        if (rounds.Count == 0 && opens is not null && model != DeadlineModel.Unknown)
            rounds.Add(new Round { Kind = RoundKind.Application, Opens = opens, Quote = result.First("startDate"), SourceField = "startDate", DecidedBy = DecidedBy.Source });
        return (result.First("status") == EuFundingPortal.Closed ? DeadlineModel.Closed : model, rounds);
    }

    /// <summary>Day and time in Brussels, which is Berlin's; the time is null where the portal gives only a day. Null when the text is no date.</summary>
    public static (DateOnly Day, string? Time)? Moment(string text)
    {
        // The details of a topic count milliseconds.
        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds) && milliseconds is > 946_684_800_000 and < 4_102_444_800_000)
            text = DateTimeOffset.FromUnixTimeMilliseconds(milliseconds).ToString("O", CultureInfo.InvariantCulture);
        // The portal writes the zone as +0000, which needs a colon to be read.
        var mended = Zone().Replace(text.Trim(), "$1:$2");
        if (!DateTimeOffset.TryParse(mended, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment) || moment.Year is < 2000 or > 2100) return null;
        var clock = moment.DateTime;
        return (DateOnly.FromDateTime(clock), clock.TimeOfDay == TimeSpan.Zero ? null : clock.ToString("HH:mm", CultureInfo.InvariantCulture));
    }

    private static DeadlineModel Model(string? model, int dates) => model?.Trim().ToLowerInvariant() switch
    {
        "two-stage" => DeadlineModel.TwoStage,
        "multiple cut-off" => DeadlineModel.CutOffs,
        // Several dates contradict a single stage; every one of them is then shown as a cut-off.
        _ when dates > 1 => DeadlineModel.CutOffs,
        "single-stage" => DeadlineModel.Single,
        _ => dates == 1 ? DeadlineModel.Single : DeadlineModel.Unknown,
    };

    [GeneratedRegex(@"([+-]\d\d)(\d\d)$")]
    private static partial Regex Zone();
}
