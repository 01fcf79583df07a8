using System.Globalization;
using FundingDirectory.Core.Domain;

namespace FundingDirectory.Core.Search;

/// <summary>What an entry contributes to the search: its texts by field and the values it can be filtered by.</summary>
public sealed class SearchDocument
{
    private const CompareOptions TitleOptions = CompareOptions.IgnoreCase | CompareOptions.IgnoreSymbols;
    private static readonly CultureInfo German = CultureInfo.GetCultureInfo("de-DE");

    private readonly Func<IReadOnlyList<string>[]> _read;

    private SearchDocument(Entry entry, Func<IReadOnlyList<string>[]> read) => (Entry, _read) = (entry, read);

    public Entry Entry { get; }
    /// <summary>Texts by <see cref="SearchField"/>, put together when first asked for; the first text of <see cref="SearchField.Text"/> is always the
    /// one that is shown: a guide's own text, else the description.</summary>
    public IReadOnlyList<string>[] Texts => field ??= _read();
    public bool IsEnglish { get; private init; }
    /// <summary>Only programmes have an openness.</summary>
    public Openness? Openness { get; private init; }
    /// <summary>Area by ARS prefixes; empty = everywhere or unknown.</summary>
    public IReadOnlyList<string> Areas { get; private init; } = [];
    /// <summary>True when the area is not known, so that it is not taken for nationwide.</summary>
    public bool AreaUnknown { get; private init; }
    public IReadOnlyList<Topic> Topics { get; private init; } = [];

    /// <summary>Reads an entry as of a day (Europe/Berlin).</summary>
    public static SearchDocument Of(Entry entry, DateOnly today) => entry.Content switch
    {
        FundingProgramme p => new(entry, () => ProgrammeTexts(p))
        {
            IsEnglish = IsEnglishText(p),
            Openness = Openness.Of(p, today),
            Areas = p.FundingAreas,
            AreaUnknown = p.AreaUnknown,
            Topics = p.Topics,
        },
        CompetenceCentre c => new(entry, () => Fields(c, [c.Operator], [.. c.Offers, .. c.TargetGroups, .. c.Locations, .. Labels(c.Topics), .. AreaNames(c.Areas, false)]))
        {
            IsEnglish = IsEnglishText(c),
            Areas = c.Areas,
            Topics = c.Topics,
        },
        Article a => new(entry, () => Fields(a, [a.Publisher], [a.Genre, .. Labels(a.Themes), .. Labels(a.Topics), .. Labels(a.Phases)]))
        {
            IsEnglish = IsEnglishText(a),
            Topics = a.Topics,
        },
        UseCase u => new(entry, () => Fields(u, [u.Municipality], [u.FundedBy, .. Labels(u.Topics), .. AreaNames(u.Areas, true)]))
        {
            IsEnglish = IsEnglishText(u),
            Areas = u.Areas,
            AreaUnknown = u.Areas.Count == 0,
            Topics = u.Topics,
        },
        _ => new(entry, () => Fields(entry.Content, [], [])) { IsEnglish = IsEnglishText(entry.Content) },
    };

    /// <summary>Order of titles as a German reader expects it.</summary>
    public static int CompareTitles(string a, string b) => German.CompareInfo.Compare(a, b, TitleOptions);

    /// <summary>A title as bytes that sort as <see cref="CompareTitles"/> says.</summary>
    internal static byte[] TitleKey(string title) => German.CompareInfo.GetSortKey(title, TitleOptions).KeyData;

    /// <summary>The long text that readers see: a guide's own text without its marks, else the description; null when there is none.</summary>
    internal static string? ShownText(EntryContent content) => content is Article { Text: { } text } ? GuideText.Of(text).Plain : content.Description;

    private static IReadOnlyList<string>[] ProgrammeTexts(FundingProgramme p) => Fields(p,
        [p.FundingBody?.Name, p.ProjectManagementAgency?.Name],
        [
            p.Guideline?.Title, p.LegalBasis, p.StatusNote,
            .. Labels(p.Topics), .. Labels(p.FundingTypes), .. Labels(p.EligibleApplicants), .. Labels(p.Phases),
            .. AreaNames(p.FundingAreas, p.AreaUnknown),
        ]);

    private static IReadOnlyList<string>[] Fields(EntryContent content, IEnumerable<string?> funders, IEnumerable<string?> more) =>
    [
        [content.Title],
        content.Keywords,
        [.. Present(funders)],
        [.. Present([content.Summary])],
        [ShownText(content) ?? "", .. KindName(content.Kind), .. Present(more)],
    ];

    // In a funding directory the word for money tells nothing apart; the other kinds are asked for by name.
    private static string[] KindName(EntryKind kind) => kind == EntryKind.FundingProgramme ? [] : [Vocabulary.ShippedLabel(kind)];

    private static IEnumerable<string> Present(IEnumerable<string?> texts) => texts.Where(t => !string.IsNullOrWhiteSpace(t))!;

    private static IEnumerable<string> Labels<T>(IReadOnlyList<T> codes) where T : struct, Enum =>
        codes.Where(c => c is not FundingType.Unknown).Select(c => Vocabulary.ShippedLabel(c));

    private static IEnumerable<string> AreaNames(IReadOnlyList<string> areas, bool unknown) =>
        areas.Count == 0 ? unknown ? [] : ["bundesweit"] : areas.Where(a => a.Length >= 2).Select(a => a[..2]).Distinct().Select(Vocabulary.State).OfType<string>();

    private static bool IsEnglishText(EntryContent content) => content.Language.StartsWith("en", StringComparison.OrdinalIgnoreCase);
}
