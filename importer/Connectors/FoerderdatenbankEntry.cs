using FundingDirectory.Core.Domain;

namespace FundingDirectory.Importer.Connectors;

/// <summary>What a text of the federal database is about. Full: what is funded and how; Legal: the legal basis, often a whole guideline.</summary>
internal enum TextRole { Summary, Full, Requirements, Procedure, Deadlines, Remark, Citation, Legal }

/// <summary>A text with the source's own name for it. <c>Heading</c>: what stands above it where several texts are shown one after another.</summary>
internal sealed record NamedText(TextRole Role, string Field, string? Heading, string Text);

/// <summary>Codes of one closed list, and where they stand.</summary>
internal sealed record CodeList(string Field, IReadOnlyList<string> Codes)
{
    public static readonly CodeList None = new("", []);
}

/// <summary>One programme as the federal database tells it, the same whether it was read from the XML export or from a page.</summary>
internal sealed record FoerderdatenbankEntry
{
    /// <summary>Path below «Content/DE» without extension: the source's own key in both forms.</summary>
    public required string Key { get; init; }
    public required (string Field, string Text) Title { get; init; }
    /// <summary>When the source published it, as it writes the day; null when it does not say.</summary>
    public (string Field, string Day)? Published { get; init; }
    public CodeList Levels { get; init; } = CodeList.None;
    public CodeList Types { get; init; } = CodeList.None;
    public CodeList Areas { get; init; } = CodeList.None;
    public CodeList Applicants { get; init; } = CodeList.None;
    public CodeList Fields { get; init; } = CodeList.None;
    /// <summary>Parts of the fields (Unterbereiche), one list a field.</summary>
    public IReadOnlyList<(string List, CodeList Codes)> Parts { get; init; } = [];
    public CodeList Grw { get; init; } = CodeList.None;
    public IReadOnlyList<NamedText> Texts { get; init; } = [];
    public (string Field, IReadOnlyList<Organisation> Items) Bodies { get; init; } = ("", []);
    public (string Field, IReadOnlyList<Contact> Items) Contacts { get; init; } = ("", []);
    public (string Field, IReadOnlyList<Link> Items) Links { get; init; } = ("", []);
    /// <summary>Links within the legal basis, with the words they stand on.</summary>
    public (string Field, IReadOnlyList<Link> Items) LegalLinks { get; init; } = ("", []);
    /// <summary>One string, mostly without separators: for the search only, never taken apart.</summary>
    public (string Field, string Text)? Keywords { get; init; }

    /// <summary>The web address of a key.</summary>
    public static string Address(string key) => $"https://www.foerderdatenbank.de/FDB/Content/DE/{key}.html";
}
