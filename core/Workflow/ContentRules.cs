using System.Text.RegularExpressions;
using FundingDirectory.Core.Domain;

namespace FundingDirectory.Core.Workflow;

/// <summary>What contradicts itself in a content. The field is its JSON name; in a list the row follows it («rounds-0-closes»).</summary>
public sealed record ContentError(string Field, string Message);

/// <summary>What no published entry may say. Pure.</summary>
public static partial class ContentRules
{
    /// <summary>Every contradiction; empty when there is none.</summary>
    public static IReadOnlyList<ContentError> Check(EntryContent content) =>
        [.. Common(content).Concat(content switch { FundingProgramme p => Programme(p), CompetenceCentre c when c.ActiveTo < c.ActiveFrom => [new("activeTo", "Das Ende liegt vor dem Beginn.")], UseCase u when u.To < u.From => [new("to", "Das Ende liegt vor dem Beginn.")], _ => [] })];

    private static IEnumerable<ContentError> Common(EntryContent content)
    {
        if (string.IsNullOrWhiteSpace(content.Title)) yield return new("title", "Bitte geben Sie einen Titel an.");
        if (content.TitleLanguage is { } language && !LanguageTag().IsMatch(language)) yield return new("titleLanguage", "Bitte geben Sie ein Kürzel wie «en» oder «de-AT» an.");
        foreach (var (link, i) in content.Links.Select((l, i) => (l, i)))
            if (!IsAddress(link.Url)) yield return new($"links-{i}-url", "Bitte geben Sie eine vollständige Adresse an, die mit https:// beginnt.");
    }

    private static IEnumerable<ContentError> Programme(FundingProgramme programme)
    {
        if (programme.PopulationMin > programme.PopulationMax) yield return new("populationMax", "Die größte Einwohnerzahl ist kleiner als die kleinste.");
        if (programme.AmountMin > programme.AmountMax) yield return new("amountMax", "Der höchste Betrag ist kleiner als der niedrigste.");
        if (programme.Guideline is { } guideline && guideline.ValidTo < guideline.ValidFrom) yield return new("guideline-validTo", "Das Ende liegt vor dem Beginn.");
        if (programme.Guideline?.Url is { Length: > 0 } url && !IsAddress(url)) yield return new("guideline-url", "Bitte geben Sie eine vollständige Adresse an, die mit https:// beginnt.");
        foreach (var (rate, i) in programme.FundingRates.Select((r, i) => (r, i)))
            if (rate.PercentMin > rate.PercentMax) yield return new($"fundingRates-{i}-percentMin", "Die kleinste Quote ist größer als die größte.");
        foreach (var error in Rounds(programme)) yield return error;
    }

    private static IEnumerable<ContentError> Rounds(FundingProgramme programme)
    {
        foreach (var (round, i) in programme.Rounds.Select((r, i) => (r, i)))
        {
            if (round.Closes < round.Opens) yield return new($"rounds-{i}-closes", "Das Ende liegt vor dem Beginn.");
            if (round is { Opens: null, Closes: null, Annual: null }) yield return new($"rounds-{i}-closes", "Zu diesem Termin fehlt der Tag.");
            if (round is { Time: not null, Closes: null, Annual: null }) yield return new($"rounds-{i}-time", "Zu dieser Uhrzeit fehlt der Tag, an dem die Frist endet.");
            if (programme.Rounds.Take(i).Any(r => (r.Kind, r.Opens, r.Closes, r.Annual) == (round.Kind, round.Opens, round.Closes, round.Annual))) yield return new($"rounds-{i}-closes", "Diesen Termin gibt es schon.");
        }
        if (programme.DeadlineModel == DeadlineModel.Unknown && programme.Rounds.Any(r => r.Closes is not null || r.Annual is not null)) yield return new("deadlineModel", "Es sind Termine angegeben: Bitte wählen Sie, wie die Frist gesetzt ist.");
    }

    // The main parts of BCP 47, as HTML takes them.
    [GeneratedRegex("^[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8}){0,2}$")]
    private static partial Regex LanguageTag();

    private static bool IsAddress(string url) => Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" or "mailto";
}
