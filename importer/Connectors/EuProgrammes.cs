namespace FundingDirectory.Importer.Connectors;

/// <summary>The EU programmes asked for, one query each: the portal answers at most 10,000 results a query. Codes and labels as its facets name them.</summary>
internal static class EuProgrammes
{
    public const string Digital = "43152860";

    public static IReadOnlyDictionary<string, string> Labels { get; } = new Dictionary<string, string>
    {
        [Digital] = "Digital Europe Programme (DIGITAL)",
        ["43108390"] = "Horizon Europe (HORIZON)",
        ["43252405"] = "Programme for the Environment and Climate Action (LIFE)",
        ["43251589"] = "Citizens, Equality, Rights and Values Programme (CERV)",
        ["43251567"] = "Connecting Europe Facility (CEF)",
        ["43252476"] = "Single Market Programme (SMP)",
        ["44416173"] = "Interregional Innovation Investments Instrument (I3)",
        ["43637601"] = "Pilot Projects & Preparatory Actions (PPPA)",
        ["43252368"] = "Internal Security Fund (ISF)",
        ["43254019"] = "European Social Fund (ESF)",
        ["43251814"] = "Creative Europe Programme (CREA)",
        ["111111"] = "EU External Action – Prospect (RELEX-PROSPECT)",
        ["44181033"] = "European Defence Fund (EDF)",
        ["43298916"] = "Euratom Research and Training Programme (EURATOM)",
        ["43353764"] = "Erasmus+ (ERASMUS)",
        ["43252449"] = "Research Fund for Coal & Steel (RFCS)",
        ["44773066"] = "Just Transition Mechanism (JTM)",
        ["43252386"] = "Justice Programme (JUST)",
        ["45532249"] = "EU Bodies and Agencies (EUBA)",
        ["43252433"] = "Programme for the Protection of the Euro against Counterfeiting (PERICLES IV)",
        ["43252517"] = "Social Prerogative and Specific Competencies Lines (SOCPL)",
        ["43253967"] = "Renewable Energy Financing Mechanism (RENEWFM)",
        ["43254037"] = "European Solidarity Corps (ESC)",
        ["43697167"] = "European Parliament (EP)",
        ["43089234"] = "Innovation Fund (INNOVFUND)",
        ["43392145"] = "European Maritime, Fisheries and Aquaculture Fund (EMFAF)",
        ["45876777"] = "Neighbourhood, Development and International Cooperation Instrument – Global Europe (NDICI)",
        ["46324255"] = "Technical Assistance for ERDF, CF and JTF (ERDF-TA)",
        // Older framework programmes still pay out cascade calls.
        ["31045243"] = "Horizon 2020 Framework Programme (H2020)",
        ["31059643"] = "Programme for the Competitiveness of Enterprises and SMEs (COSME)",
    };
}
