using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Search;

namespace FundingDirectory.Web.Desk.Lists;

/// <summary>The lists that editors keep beside the entries, in words.</summary>
public static class ListWords
{
    /// <summary>The lists of codes whose labels editors may change, in the order of their page.</summary>
    public static IReadOnlyList<(string Name, string Label)> Codes { get; } =
    [
        ("topic", "Themen"), ("applicantType", "Antragsteller"), ("phase", "Projektphasen"), ("fundingLevel", "Ebenen der Fördergeber"), ("fundingType", "Arten der Förderung"), ("costKind", "Ausgaben"),
        ("guidanceTheme", "Was Texte erklären"), ("deadlineModel", "Arten von Fristen"), ("opennessState", "Stand der Frist"), ("roundKind", "Was fällig ist"), ("consortium", "Verbund"),
        ("budgetSecurity", "Haushaltssicherung"), ("rateCondition", "Bedingungen von Förderquoten"), ("amountPer", "Wofür Beträge gelten"), ("selection", "Auswahl"), ("earlyStart", "Vorhabenbeginn"),
        ("cumulation", "Kombination"), ("stateAid", "Beihilfe"), ("aiFit", "Bezug zu KI"), ("linkRole", "Wohin Links führen"), ("evidenceGrade", "Belege"),
    ];

    // What nobody chooses from cannot be hidden.
    private static readonly HashSet<string> Chosen = ["topic", "applicantType", "phase", "fundingLevel", "fundingType", "costKind"];

    /// <summary>Whether a code can be taken out of what readers choose from; «nicht angegeben» never.</summary>
    public static bool MayHide(string list, Term term) => Chosen.Contains(list) && term.Value != "unknown";

    public static string Title(DeskListKind kind) => kind switch
    {
        DeskListKind.Synonyms => "Synonyme der Suche",
        DeskListKind.Terms => "Bezeichnungen",
        _ => "Quellen",
    };

    public static string Address(DeskListKind kind) => kind switch
    {
        DeskListKind.Synonyms => "/redaktion/listen/synonyme",
        DeskListKind.Terms => "/redaktion/listen/bezeichnungen",
        _ => "/redaktion/listen/quellen",
    };

    /// <summary>A content as lines that say one thing each; null = what ships with the program.</summary>
    public static IReadOnlyList<string> Lines(DeskListKind kind, string? content) => kind switch
    {
        DeskListKind.Synonyms => (content ?? Synonyms.Shipped).ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
        DeskListKind.Terms => [.. DeskLists.Terms(content).SelectMany(l => l.Value.SelectMany(t => Of(l.Key, t.Key, t.Value)))],
        _ => [.. DeskLists.Sources(content).SelectMany(s => Of(s.Key, s.Value))],
    };

    private static IEnumerable<string> Of(string list, string code, TermChange change)
    {
        var name = $"{Codes.FirstOrDefault(c => c.Name == list).Label ?? list}, «{Vocabulary.ShippedLists.GetValueOrDefault(list)?.FirstOrDefault(t => t.Value == code)?.Label ?? code}»";
        if (change.Label is { } label) yield return $"{name}: heißt «{label}»";
        if (change.Hidden) yield return $"{name}: wird nicht mehr angeboten";
    }

    private static IEnumerable<string> Of(string source, SourceNote note)
    {
        var name = Sources.All.FirstOrDefault(s => s.Id == source)?.Name ?? source;
        if (note.Paused) yield return $"{name}: angehalten";
        if (note.Schedule is { } schedule) yield return $"{name}: Rhythmus {schedule}";
        if (note.Contact is { } contact) yield return $"{name}: Kontakt {contact}";
        if (note.Note is { } words) yield return $"{name}: {words}";
    }
}
