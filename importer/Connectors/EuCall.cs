using System.Globalization;
using System.Text.RegularExpressions;
using FundingDirectory.Core.Domain;
using FundingDirectory.Importer.Normalising;

namespace FundingDirectory.Importer.Connectors;

/// <summary>Reads one call of the EU portal out of a search result.</summary>
internal static partial class EuCall
{
    private const string Cascade = "8";

    /// <summary>The slug wanted for a call: cascade calls share their identifier, so they take their own title and number.</summary>
    public static string Slug(EuResult result) => result.First("type") == Cascade || result.First("identifier") is not { } identifier
        ? Slugs.From($"{(Title(result) is { } title ? Short(title) : "")} {Number().Match(result.Reference!).Value}") : Slugs.From(identifier);

    /// <summary>The title; null when the result has none.</summary>
    public static string? Title(EuResult result) => PlainText.OneLine(result.First(TitleField(result)));

    private static string TitleField(EuResult result) => result.First("type") == Cascade ? "callTitle" : "title";

    public static FundingProgramme Read(EuResult result, string slug, Source source, DateTimeOffset fetchedAt)
    {
        var title = Title(result)!;
        var url = WebAddresses.Safe(result.First("url") ?? result.Url);
        var evidence = new Evidence(source.Id, url, fetchedAt);
        evidence.Taken("title", TitleField(result));
        evidence.Taken("level", "frameworkProgramme", Programmes(result).FirstOrDefault());
        evidence.Taken("fundingBody", "frameworkProgramme", Programmes(result).FirstOrDefault());
        evidence.Taken("fundingTypes", "typesOfAction", result.First("typesOfAction"));
        var description = Description(result, evidence);
        var (model, rounds) = EuDeadlines.Read(result);
        if (model != DeadlineModel.Unknown) evidence.Taken("deadlineModel", model == DeadlineModel.Closed ? "status" : "deadlineModel", model == DeadlineModel.Closed ? EuFundingPortal.Closed : result.First("deadlineModel"));
        if (rounds.Count > 0) evidence.Taken("rounds", "deadlineDate", string.Join(", ", result.All("deadlineDate").DefaultIfEmpty(result.First("startDate")!)));
        var budget = Budget(result, evidence);
        var keywords = Keywords(result);
        evidence.Taken("keywords", "keywords");
        if (url is not null) evidence.Taken("links", "url", url);
        return new FundingProgramme
        {
            Slug = slug, Title = title, Description = description, Language = result.Spoken.ToLowerInvariant(),
            Level = FundingLevel.Eu, FundingBody = new Organisation { Name = "Europäische Kommission" }, FundingTypes = [FundingType.Grant],
            EligibleApplicants = Applicants(result, title, description, evidence), AiFit = Fit(result, title, evidence),
            TotalBudget = budget.Total, AmountMin = budget.Min, AmountMax = budget.Max, AmountPer = budget.Min is null && budget.Max is null ? AmountPer.Unknown : AmountPer.Project,
            DeadlineModel = model, Rounds = rounds, StatusNote = Status(result, evidence), Procedure = Stages(result, evidence) is { } stages ? new Procedure { Stages = stages } : null,
            Keywords = keywords,
            Links = url is null ? [] : [new Link { Role = LinkRole.Application, Url = url, Label = "EU Funding & Tenders Portal" }],
            Provenance = evidence.Rows,
            Sources = [new SourceReference { Source = source.Id, SourceId = result.Key, Url = url, Licence = source.Licence, Attribution = source.Attribution }],
        };
    }

    /// <summary>What the portal itself calls the state. Whether one can apply is computed from the dates; the portal's word may be late, and it is the portal's.</summary>
    private static string? Status(EuResult result, Evidence evidence)
    {
        var note = result.First("status") switch
        {
            EuFundingPortal.Forthcoming => "im EU-Portal als angekündigt geführt",
            EuFundingPortal.Open => "im EU-Portal als offen geführt",
            EuFundingPortal.Closed => "im EU-Portal als geschlossen geführt",
            _ => null,
        };
        if (note is not null) evidence.Taken("statusNote", "status", result.First("status"));
        return note;
    }

    private static int? Stages(EuResult result, Evidence evidence)
    {
        int? stages = result.First("deadlineModel")?.Trim().ToLowerInvariant() switch { "two-stage" => 2, "single-stage" => 1, _ => null };
        if (stages is not null) evidence.Taken("procedure", "deadlineModel", result.First("deadlineModel"));
        return stages;
    }

    private static string? Description(EuResult result, Evidence evidence)
    {
        foreach (var field in new[] { "descriptionByte", "description", "beneficiaryAdministration", "destinationDetails" })
        {
            if (PlainText.FromHtml(result.First(field)) is not { } text) continue;
            evidence.Taken("description", field);
            if (PlainText.FromHtml(result.First("conditions")) is not { } conditions) return text;
            evidence.Taken("description", "conditions");
            return $"{text}\n\n{conditions}";
        }
        return null;
    }

    private static EuBudget Budget(EuResult result, Evidence evidence)
    {
        if (result.First("budgetNews") is { } news) evidence.Taken("totalBudget", "latestInfos", news, "So meldet es das Portal unter den Neuigkeiten; die Zahl ist nicht übernommen.");
        var table = EuBudget.Read(result.First("budgetOverview"), result.First("type") == Cascade ? null : result.First("identifier"));
        if (table != EuBudget.None)
        {
            if (table.Note is not null) evidence.Taken("totalBudget", "budgetOverview", note: table.Note);
            if (table.Min is not null) evidence.Taken("amountMin", "budgetOverview");
            if (table.Max is not null) evidence.Taken("amountMax", "budgetOverview");
            if (table.Min is not null || table.Max is not null) evidence.Taken("amountPer", "budgetOverview", note: "Das Portal nennt die Beträge je Vorhaben.");
            return table;
        }
        if (result.First("budget") is not { } plain || !decimal.TryParse(plain, NumberStyles.Float, CultureInfo.InvariantCulture, out var amount) || EuBudget.Euro(amount) is not { } euro) return EuBudget.None;
        evidence.Taken("totalBudget", "budget", plain, "Das Portal nennt die Zahl ohne Währung; sie ist als Euro gelesen.");
        return EuBudget.None with { Total = euro };
    }

    private static List<ApplicantType> Applicants(EuResult result, string title, string? description, Evidence evidence)
    {
        if (result.First("type") != Cascade || PersonGrants.Find(title, description) is not { } words) return [];
        evidence.Read("eligibleApplicants", "callTitle", words, "Der Aufruf richtet sich an einzelne Personen.");
        return [ApplicantType.Individual];
    }

    private static AiFit Fit(EuResult result, string title, Evidence evidence)
    {
        var priorities = result.All("crossCuttingPriorities");
        if (priorities.Contains("AI")) return Found(AiFit.Explicit, "crossCuttingPriorities", "AI");
        if (AiWords.Find(title, "en") is { } words) return Found(AiFit.Explicit, TitleField(result), words);
        if (priorities.Contains("DigitalAgenda")) return Found(AiFit.Digital, "crossCuttingPriorities", "DigitalAgenda");
        return result.All("frameworkProgramme").Contains(EuProgrammes.Digital) ? Found(AiFit.Digital, "frameworkProgramme", EuProgrammes.Labels[EuProgrammes.Digital]) : AiFit.Unknown;

        AiFit Found(AiFit fit, string field, string quote)
        {
            evidence.Read("aiFit", field, quote);
            return fit;
        }
    }

    private static List<string> Keywords(EuResult result)
    {
        IEnumerable<string> words =
        [
            .. result.All("identifier"), .. result.All("callIdentifier"), .. result.All("callTitle"), .. result.First("type") == Cascade ? result.All("title") : [],
            .. result.All("projectAcronym"), .. result.All("destination"), .. Programmes(result), .. result.All("typesOfAction"), .. result.All("keywords"), .. result.All("tags"), .. result.All("crossCuttingPriorities"),
        ];
        return [.. words.Select(w => PlainText.OneLine(w)).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase)];
    }

    private static IEnumerable<string> Programmes(EuResult result) => result.All("frameworkProgramme").Select(c => EuProgrammes.Labels.GetValueOrDefault(c)).OfType<string>();

    private static string Short(string title) => title.Length <= 80 ? title : title[..(title.LastIndexOf(' ', 80) is > 0 and var space ? space : 80)];

    [GeneratedRegex(@"\d+")]
    private static partial Regex Number();
}
