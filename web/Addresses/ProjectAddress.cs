using System.Globalization;
using FundingDirectory.Core.Domain;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;

namespace FundingDirectory.Web.Addresses;

/// <summary>What the address of the project page says. Place: the name as typed, while no municipality is chosen. Step 1–4, or <see cref="ProjectAddress.Result"/>.
/// Raw: values with an error as they were typed, to be shown again.</summary>
public sealed record ProjectRequest(ProjectProfile Profile, string? Place, int Step, IReadOnlyList<FieldError> Errors, IReadOnlyDictionary<string, string> Raw);

/// <summary>The address of the project page: every answer as a parameter, both ways. Nothing is stored.</summary>
public static class ProjectAddress
{
    public const string Path = "/projekt";
    /// <summary>Number of the last step with questions.</summary>
    public const int LastStep = 4;
    /// <summary>The step that shows the result.</summary>
    public const int Result = 5;
    private const string ResultWord = "ergebnis";

    // A text of a few paragraphs; longer ones make addresses that proxies refuse.
    public const int LongestDescription = 1000;
    private const int LongestPlace = 100;
    private const int LongestId = 64;

    private static readonly int[] KeyLengths = [2, 5, 8, 9, 12];

    /// <summary>Reads an address; unusable values become errors, never exceptions.</summary>
    public static ProjectRequest Read(IQueryCollection parameters)
    {
        var reader = new QueryReader(parameters);
        var numbers = new ProjectNumbers(reader);
        var key = ReadKey(reader, numbers);
        var profile = new ProjectProfile
        {
            Ars = key?.Length == 8 ? null : key,
            Ags = key?.Length == 8 ? key : null,
            Applicant = reader.Code<ApplicantType>("antragsteller", "Wir sind"),
            Topics = reader.Codes<Topic>("thema", "Thema"),
            Phase = reader.Code<Phase>("phase", "Phase"),
            Description = reader.Text("beschreibung", LongestDescription),
            BudgetEuro = numbers.Euro("budget", "Kosten"),
            Costs = reader.Codes<CostKind>("kosten", "Ausgaben"),
            Start = numbers.Month("beginn", "Beginn"),
            AlreadyStarted = reader.YesNo("begonnen", "Schon begonnen"),
            Consortium = reader.YesNo("verbund", "Partner"),
            BudgetSecurity = reader.YesNo("haushaltssicherung", "Haushaltssicherung"),
            MaxOwnSharePercent = numbers.Decimal("eigenanteil", "Eigenanteil", 0, 100),
            ExistingFunding = reader.Words("vorhanden", "Schon vorhandenes Geld", id => id.Length <= LongestId && id.All(c => char.IsAsciiLetterOrDigit(c) || c == '-')),
            StaffMonths = numbers.Decimal("personal", "Personal", 0, 1200),
        };
        // A chosen municipality outweighs the name that led to it.
        var place = key is null ? reader.Text("ort", LongestPlace) : null;
        return new(profile, place, ReadStep(reader), reader.Errors, numbers.Raw);
    }

    /// <summary>The address of a profile at a step.</summary>
    public static string Write(ProjectProfile profile, int step = 1, string? place = null)
    {
        var address = new QueryBuilder(Answers(profile, place).Select(a => new KeyValuePair<string, string>(a.Name, a.Value)));
        if (step != 1) address.Add("schritt", StepWord(step));
        return Path + address;
    }

    /// <summary>Every answer as parameter and value; what is not answered is left out.</summary>
    public static IEnumerable<(string Name, string Value)> Answers(ProjectProfile profile, string? place = null)
    {
        if ((profile.Ars ?? profile.Ags) is { } key) yield return ("kommune", key);
        else if (!string.IsNullOrWhiteSpace(place)) yield return ("ort", place);
        if (profile.Applicant is { } applicant) yield return ("antragsteller", Vocabulary.Code(applicant));
        foreach (var topic in profile.Topics) yield return ("thema", Vocabulary.Code(topic));
        if (profile.Phase is { } phase) yield return ("phase", Vocabulary.Code(phase));
        if (!string.IsNullOrWhiteSpace(profile.Description)) yield return ("beschreibung", profile.Description);
        if (profile.BudgetEuro is { } budget) yield return ("budget", budget.ToString(CultureInfo.InvariantCulture));
        foreach (var cost in profile.Costs) yield return ("kosten", Vocabulary.Code(cost));
        if (profile.Start is { } start) yield return ("beginn", start);
        if (profile.AlreadyStarted is { } begun) yield return ("begonnen", YesNo(begun));
        if (profile.Consortium is { } partners) yield return ("verbund", YesNo(partners));
        if (profile.BudgetSecurity is { } supervised) yield return ("haushaltssicherung", YesNo(supervised));
        if (profile.MaxOwnSharePercent is { } share) yield return ("eigenanteil", ProjectNumbers.Write(share));
        foreach (var id in profile.ExistingFunding) yield return ("vorhanden", id);
        if (profile.StaffMonths is { } months) yield return ("personal", ProjectNumbers.Write(months));
    }

    /// <summary>The parameter that carries a field of the profile (camelCase); the name itself when it is a parameter already.</summary>
    public static string ParameterOf(string field) => field switch
    {
        "ars" or "ags" or "municipality" or "kommune" => "ort",
        "applicant" => "antragsteller",
        "topics" => "thema",
        "description" => "beschreibung",
        "consortium" => "verbund",
        "budgetEuro" => "budget",
        "costs" => "kosten",
        "budgetSecurity" => "haushaltssicherung",
        "maxOwnSharePercent" => "eigenanteil",
        "existingFunding" => "vorhanden",
        "start" => "beginn",
        "alreadyStarted" => "begonnen",
        "staffMonths" => "personal",
        _ => field,
    };

    /// <summary>The step whose form asks for a field of the profile or a parameter of the address.</summary>
    public static int StepOf(string field) => ParameterOf(field) switch
    {
        "beschreibung" or "thema" or "phase" or "verbund" => 2,
        "budget" or "kosten" or "eigenanteil" or "haushaltssicherung" or "vorhanden" => 3,
        "beginn" or "begonnen" or "personal" => 4,
        _ => 1,
    };

    public static string StepWord(int step) => step >= Result ? ResultWord : step.ToString(CultureInfo.InvariantCulture);

    private static string YesNo(bool value) => value ? "ja" : "nein";

    private static string? ReadKey(QueryReader reader, ProjectNumbers numbers)
    {
        var raw = reader.Values("kommune").FirstOrDefault()?.Trim();
        if (string.IsNullOrEmpty(raw)) return null;
        if (KeyLengths.Contains(raw.Length) && raw.All(char.IsAsciiDigit)) return raw;
        numbers.Refuse("kommune", raw, $"«{QueryReader.Short(raw)}» ist kein amtlicher Schlüssel. Bitte suchen Sie die Kommune mit ihrem Namen.");
        return null;
    }

    private static int ReadStep(QueryReader reader)
    {
        // Every form carries its step and every button one more; the last one is what was pressed.
        var raw = reader.Values("schritt").LastOrDefault();
        if (raw is null) return 1;
        if (raw == ResultWord) return Result;
        if (int.TryParse(raw, NumberStyles.None, CultureInfo.InvariantCulture, out var step) && step is >= 1 and <= LastStep) return step;
        reader.Errors.Add(new("schritt", $"Den Schritt «{QueryReader.Short(raw)}» gibt es nicht. Sie beginnen bei Schritt 1."));
        return 1;
    }
}
