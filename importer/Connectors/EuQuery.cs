using System.Text.Json;

namespace FundingDirectory.Importer.Connectors;

/// <summary>One query of the portal's search: a programme's calls of some types in some states.</summary>
internal sealed record EuQuery(string Programme, IReadOnlyList<string> OfTypes, IReadOnlyList<string> InStates)
{
    /// <summary>Topics, calls of the external action, and cascade calls.</summary>
    public static IReadOnlyList<string> Types { get; } = ["1", "2", "8"];

    public static IReadOnlyList<string> Statuses { get; } = [EuFundingPortal.Forthcoming, EuFundingPortal.Open];

    /// <summary>A name for its pages, beginning with the programme.</summary>
    public string Name => OfTypes.Count == Types.Count && InStates.Count == Statuses.Count ? Programme : $"{Programme}-{string.Join('+', OfTypes)}-{string.Join('+', InStates)}";

    /// <summary>The programme in a name.</summary>
    public static string ProgrammeIn(string name) => name.Split('-')[0];

    /// <summary>Smaller queries that together ask for the same, none of them twice.</summary>
    public IEnumerable<EuQuery> Parts() => from type in OfTypes from status in InStates select new EuQuery(Programme, [type], [status]);

    /// <summary>The query as parts of a form: as a plain body the portal would silently ignore it.</summary>
    public (string Name, string Json)[] Form() =>
    [
        ("query", JsonSerializer.Serialize(new { @bool = new { must = new object[] { Terms("type", OfTypes), Terms("status", InStates), Terms("frameworkProgramme", [Programme]) } } })),
        ("languages", """["en"]"""),
        ("sort", """{"field":"startDate","order":"ASC"}"""),
    ];

    private static Dictionary<string, object> Terms(string field, IReadOnlyList<string> values) => new() { ["terms"] = new Dictionary<string, IReadOnlyList<string>> { [field] = values } };
}
