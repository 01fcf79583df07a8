using System.Collections;
using System.Reflection;
using System.Text.Json;

namespace FundingDirectory.Core.Domain;

/// <summary>How many entries of a source say something about a field. Of: entries that could; Filled: entries that do.</summary>
public sealed record FieldShare(string Field, string Label, int Filled, int Of)
{
    /// <summary>Whole percent, rounded down so that 100 means all; null when no entry could have the field.</summary>
    public int? Percent => Of == 0 ? null : (int)(100L * Filled / Of);
}

/// <summary>How complete the entries of a source are: its required fields and those a municipality decides by.</summary>
public static class Completeness
{
    private static readonly Dictionary<string, string> Labels = new()
    {
        ["title"] = "Titel", ["summary"] = "Zusammenfassung", ["description"] = "Beschreibung", ["links"] = "Links", ["provenance"] = "Belege", ["level"] = "Ebene",
        ["fundingBody"] = "Fördergeber", ["fundingAreas"] = "Fördergebiet", ["eligibleApplicants"] = "Antragsberechtigte", ["deadlineModel"] = "Antragsfrist", ["fundingRates"] = "Förderquote",
        ["amountMax"] = "Förderhöhe", ["contacts"] = "Ansprechperson", ["topics"] = "Themen", ["operator"] = "Träger", ["offers"] = "Angebote", ["website"] = "Internetseite", ["publisher"] = "Herausgeber",
        ["published"] = "Erscheinungsdatum", ["municipality"] = "Kommune", ["areas"] = "Gebiet", ["fundedBy"] = "Förderprogramm", ["amountEuro"] = "Betrag", ["rounds"] = "Fristtermine",
    };

    private static readonly Dictionary<EntryKind, string[]> MustHave = new()
    {
        [EntryKind.FundingProgramme] = ["fundingAreas", "eligibleApplicants", "deadlineModel", "fundingRates", "amountMax", "fundingBody", "contacts", "links", "provenance"],
        [EntryKind.CompetenceCentre] = ["operator", "offers", "website", "links"],
        [EntryKind.Article] = ["publisher", "published", "links"],
        [EntryKind.UseCase] = ["municipality", "areas", "fundedBy", "links"],
    };

    private static readonly Dictionary<EntryKind, Dictionary<string, PropertyInfo>> Properties = new Dictionary<EntryKind, Type>
    {
        [EntryKind.FundingProgramme] = typeof(FundingProgramme), [EntryKind.CompetenceCentre] = typeof(CompetenceCentre), [EntryKind.Article] = typeof(Article), [EntryKind.UseCase] = typeof(UseCase),
    }.ToDictionary(k => k.Key, k => k.Value.GetProperties().ToDictionary(p => JsonNamingPolicy.CamelCase.ConvertName(p.Name)));

    /// <summary>The shares of a source's entries, required fields first.</summary>
    public static IReadOnlyList<FieldShare> Of(Source source, IReadOnlyCollection<EntryContent> contents)
    {
        var byKind = contents.GroupBy(c => c.Kind).ToDictionary(g => g.Key, g => g.ToList());
        return [.. source.RequiredFields.Concat(byKind.Keys.Order().SelectMany(k => MustHave[k])).Distinct().Select(Share).Where(s => s.Of > 0)];

        FieldShare Share(string field)
        {
            // A field required of the source concerns all its entries; another one only the kinds that need it.
            var concerned = byKind.Where(k => Properties[k.Key].ContainsKey(field) && (source.RequiredFields.Contains(field) || MustHave[k.Key].Contains(field))).ToList();
            return new FieldShare(field, Labels.GetValueOrDefault(field, field), concerned.Sum(k => k.Value.Count(c => Says(c, field))), concerned.Sum(k => k.Value.Count));
        }
    }

    /// <summary>German names of the fields that an entry of its kind should say something about and does not.</summary>
    public static IReadOnlyList<string> Missing(EntryContent content) => [.. MustHave[content.Kind].Where(f => !Says(content, f)).Select(f => Labels.GetValueOrDefault(f, f))];

    /// <summary>Whether a content says something about a field, by its JSON name.</summary>
    internal static bool Says(EntryContent content, string field) => (content, field) switch
    {
        // No area means nationwide, unless the source says nothing.
        (FundingProgramme programme, "fundingAreas") => !programme.AreaUnknown,
        _ => Properties[content.Kind].TryGetValue(field, out var property) && property.GetValue(content) switch
        {
            null => false,
            string text => !string.IsNullOrWhiteSpace(text),
            ICollection list => list.Count > 0,
            Enum code => code.ToString() != "Unknown",
            _ => true,
        },
    };
}
