using FundingDirectory.Core.Domain;
using FundingDirectory.Importer.Normalising;
using static FundingDirectory.Importer.Connectors.FoerderkatalogRow;

namespace FundingDirectory.Importer.Connectors;

/// <summary>Whose project it is: the column that says so, and the municipal body; null for an AI lighthouse of somebody else.</summary>
internal sealed record ProjectOwner(int Column, MunicipalBody? Body);

/// <summary>Turns one row of the project catalogue into a use case.</summary>
internal static class FoerderkatalogProject
{
    private const int LongestTitle = 160, LongestSlug = 60, YearsAhead = 3;

    public static UseCase Read(FormulaTable row, ProjectOwner owner, Source source, DateTimeOffset fetchedAt, List<Problem> problems)
    {
        var (fkz, theme, name) = (row.Text(Fkz), row.Text(Theme), row.Text(owner.Column));
        var url = $"https://foerderportal.bund.de/foekat/jsp/SucheAction.do?actionMode=view&fkz={Uri.EscapeDataString(fkz)}";
        var evidence = new Evidence(source.Id, url, fetchedAt);
        var amount = Amount(row, fkz, evidence, problems);
        var (from, to) = Period(row, fkz, fetchedAt, evidence, problems);
        var area = owner.Body?.Area;
        evidence.Taken("title", Name(Theme));
        evidence.Read("municipality", Name(owner.Column), name);
        if (area is not null) evidence.Read("areas", Name(owner.Column + 1), row.Text(owner.Column + 1) is { Length: > 0 } ags ? ags : name);
        evidence.Taken("fundedBy", Name(Plan), row.Text(Plan) is { Length: > 0 } plan ? plan : null, $"{Name(PlanCode)}: {row.Text(PlanCode)}");
        return new UseCase
        {
            Slug = Slugs.From($"{Cut(theme, LongestSlug)} {fkz}"),
            Title = theme.Length > LongestTitle ? $"{Cut(theme, LongestTitle)} …" : theme,
            Summary = Summary(row, amount, from, to),
            Description = theme.Length > LongestTitle ? theme : null,
            Keywords = [fkz],
            Links = [new Link { Role = LinkRole.Source, Url = url, Label = "Vorhaben im Förderkatalog des Bundes" }],
            Areas = area is null ? [] : [area],
            Municipality = owner.Body?.Name ?? name,
            Inhabitants = owner.Body?.Inhabitants,
            FundedBy = FundedBy(row, fkz),
            AmountEuro = amount, From = from, To = to, Evidence = EvidenceGrade.Seen,
            Provenance = evidence.Rows,
            Sources = [new SourceReference { Source = source.Id, SourceId = fkz, Url = url, Licence = source.Licence, Attribution = source.Attribution }],
        };
    }

    private static long? Amount(FormulaTable row, string fkz, Evidence evidence, List<Problem> problems)
    {
        var text = row.Text(FoerderkatalogRow.Amount);
        if (text.Length == 0) return null;
        if (Euro(text) is not (>= 0 and { } euro))
        {
            problems.Add(new Problem(fkz, Name(FoerderkatalogRow.Amount), $"«{text}» ist kein Betrag."));
            return null;
        }
        evidence.Taken("amountEuro", Name(FoerderkatalogRow.Amount), text);
        return euro;
    }

    /// <summary>Begin and end. A begin far ahead of the reading is a slip of the source: it is said and left out with its end, and so are an end before its begin.</summary>
    private static (DateOnly? From, DateOnly? To) Period(FormulaTable row, string fkz, DateTimeOffset fetchedAt, Evidence evidence, List<Problem> problems)
    {
        var (from, to) = (Date(row, FoerderkatalogRow.From, fkz, problems), Date(row, FoerderkatalogRow.To, fkz, problems));
        if (from?.Year > fetchedAt.Year + YearsAhead)
        {
            problems.Add(new Problem(fkz, Name(FoerderkatalogRow.From), $"Der Beginn {row.Text(FoerderkatalogRow.From)} liegt ungewöhnlich weit in der Zukunft und wird mit dem Ende nicht übernommen."));
            (from, to) = (null, null);
        }
        if (from > to)
        {
            problems.Add(new Problem(fkz, Name(FoerderkatalogRow.To), $"Das Ende {row.Text(FoerderkatalogRow.To)} liegt vor dem Beginn {row.Text(FoerderkatalogRow.From)}; beide werden nicht übernommen."));
            (from, to) = (null, null);
        }
        if (from is not null) evidence.Taken("from", Name(FoerderkatalogRow.From), row.Text(FoerderkatalogRow.From));
        if (to is not null) evidence.Taken("to", Name(FoerderkatalogRow.To), row.Text(FoerderkatalogRow.To));
        return (from, to);
    }

    private static DateOnly? Date(FormulaTable row, int column, string fkz, List<Problem> problems)
    {
        var text = row.Text(column);
        var day = Day(text);
        if (day is null && text.Length > 0) problems.Add(new Problem(fkz, Name(column), $"«{text}» ist kein Datum."));
        return day;
    }

    private static string Summary(FormulaTable row, long? amount, DateOnly? from, DateOnly? to)
    {
        var (recipient, body, ministry) = (row.Text(Recipient), row.Text(Body), row.Text(Ministry));
        var period = (from, to) switch
        {
            ({ } begin, { } end) => $" für die Zeit vom {German.Date(begin)} bis zum {German.Date(end)}",
            ({ } begin, null) => $" ab dem {German.Date(begin)}",
            (null, { } end) => $" bis zum {German.Date(end)}",
            _ => "",
        };
        var money = amount is { } euro ? German.Euro(euro) : "einen nicht genannten Betrag";
        var who = body.Length > 0 && !body.Equals(recipient, StringComparison.OrdinalIgnoreCase) ? $"{recipient}; ausführende Stelle: {body}" : recipient;
        // The source names the ministry of today, also for projects that another one granted.
        return $"Der Förderkatalog des Bundes führt {money}{period}. Empfänger: {who}." + (ministry.Length > 0 ? $" Heute zuständig: {ministry}." : "");
    }

    private static string FundedBy(FormulaTable row, string fkz)
    {
        if (fkz.StartsWith(Foerderkatalog.Lighthouse, StringComparison.Ordinal)) return "Bund, KI-Leuchttürme für Umwelt, Klima, Natur und Ressourcen";
        return row.Text(Plan) is { Length: > 0 } plan ? $"Bund, {plan}" : "Bund";
    }

    /// <summary>The beginning of a text up to a whole word.</summary>
    private static string Cut(string text, int length)
    {
        if (text.Length <= length) return text;
        var end = text.LastIndexOf(' ', length);
        return text[..(end > length / 2 ? end : length)].TrimEnd(' ', ',', ';', ':', '-', '–');
    }
}
