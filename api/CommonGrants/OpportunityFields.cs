using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using FundingDirectory.Core.Domain;
using FundingDirectory.Web;

namespace FundingDirectory.Api.CommonGrants;

/// <summary>What a German programme has beyond the protocol, as custom fields: names of the protocol's own catalogue where it has one, otherwise those of our records.</summary>
internal static class OpportunityFields
{
    private static readonly JsonSerializerOptions Plain = new(EntryJson.Options) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    /// <summary>The fields that are known, by name.</summary>
    public static IReadOnlyDictionary<string, CustomField> Of(Entry entry, Openness openness, string root)
    {
        var programme = (FundingProgramme)entry.Content;
        var fields = new Dictionary<string, CustomField>(StringComparer.Ordinal);
        Add("agency", "Fördergeber", programme.FundingBody is { } body ? new { body.Name, Code = body.Id } : null);
        Add("contactInfo", "Ansprechstelle", programme.Contacts is [var contact, ..] ? new { Name = contact.Name ?? contact.Organisation, contact.Email, contact.Phone, Description = contact.Name is null ? null : contact.Organisation } : null);
        Add("costSharing", "Eigenanteil", programme.OwnContribution is { } own ? new { IsRequired = own.MinPercent is { } least ? least > 0 : (bool?)null, Percentage = own.MinPercent, Details = own.Condition } : null);
        Add("eligibilityCriteria", "Antragsberechtigte in Worten", programme.EligibleApplicants.Count > 0 ? new { Details = German.List(programme.EligibleApplicants.Select(a => Vocabulary.Label(a))) } : null);
        Add("additionalInfo", "Seite dieses Verzeichnisses mit allen Belegen", new { Url = root + EntryAddress.Of(entry), Description = programme.Summary });
        Add("projectManagementAgency", "Projektträger", programme.ProjectManagementAgency);
        Add("level", "Ebene des Fördergebers", Known(programme.Level, FundingLevel.Unknown));
        Add("fundingTypes", "Finanzierungsformen", Filled(programme.FundingTypes));
        Add("fundingRates", "Förderquoten", Filled(programme.FundingRates));
        Add("fundingAreas", "Fördergebiet als Anfänge amtlicher Regionalschlüssel; leer heißt bundesweit", programme.AreaUnknown ? null : programme.FundingAreas);
        Add("topics", "Themen", Filled(programme.Topics));
        Add("phases", "Projektphasen", Filled(programme.Phases));
        Add("eligibleCosts", "Förderfähige Ausgaben", Filled(programme.EligibleCosts));
        Add("deadlineModel", "Wie die Fristen gesetzt sind", Known(programme.DeadlineModel, DeadlineModel.Unknown));
        Add("openness", "Ob man heute beantragen kann", openness);
        Add("procedure", "Verfahren", programme.Procedure);
        Add("consortium", "Ob ein Verbund nötig ist", Known(programme.Consortium, Consortium.Unknown));
        Add("populationMin", "Kleinste Einwohnerzahl", programme.PopulationMin);
        Add("populationMax", "Größte Einwohnerzahl", programme.PopulationMax);
        Add("budgetSecurity", "Haushaltssicherung", Known(programme.BudgetSecurity, BudgetSecurity.Unknown));
        Add("earlyStart", "Vorhabenbeginn", Known(programme.EarlyStart, EarlyStart.Unknown));
        Add("cumulation", "Kumulierung", programme.Cumulation);
        Add("stateAid", "Beihilferecht", Known(programme.StateAid, StateAid.Unknown));
        Add("durationMonths", "Längste Laufzeit in Monaten", programme.DurationMonths);
        Add("guideline", "Förderrichtlinie", programme.Guideline);
        Add("provenance", "Belege für einzelne Angaben", Filled(programme.Provenance));
        Add("sources", "Quellen mit Lizenz und Namensnennung", Filled(programme.Sources));
        Add("language", "Sprache von Titel und Text", programme.Language);
        Add("lastVerified", "Zuletzt mit der Quelle verglichen", programme.LastVerified);
        Add("revision", "Stelle in der Reihenfolge aller Änderungen", entry.Revision);
        return fields;

        void Add(string name, string description, object? value)
        {
            if (value is null || JsonSerializer.SerializeToNode(value, value.GetType(), Plain) is not { } json || json is JsonObject { Count: 0 }) return;
            fields[name] = new() { Name = name, FieldType = Type(json), Value = json, Description = description };
        }
    }

    /// <summary>A code, or nothing where the source says nothing.</summary>
    private static string? Known<T>(T code, T unknown) where T : struct, Enum => code.Equals(unknown) ? null : Vocabulary.Code(code);

    private static IReadOnlyList<T>? Filled<T>(IReadOnlyList<T> values) => values.Count > 0 ? values : null;

    private static CustomFieldType Type(JsonNode value) => value switch
    {
        JsonObject => CustomFieldType.Object,
        JsonArray => CustomFieldType.Array,
        _ => value.GetValueKind() switch
        {
            JsonValueKind.Number => CustomFieldType.Integer,
            JsonValueKind.True or JsonValueKind.False => CustomFieldType.Boolean,
            _ => CustomFieldType.String,
        },
    };
}
