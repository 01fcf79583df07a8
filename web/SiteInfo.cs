namespace FundingDirectory.Web;

/// <summary>Who runs the directory and where, for the layout, the imprint and the accessibility statement. Null = not set by the operator.</summary>
public sealed record SiteInfo
{
    public string? OperatorName { get; init; }
    /// <summary>Postal address; lines separated by line breaks.</summary>
    public string? OperatorAddress { get; init; }
    /// <summary>Mail address or other way to write to the operator.</summary>
    public string? OperatorContact { get; init; }
    /// <summary>Mail or web address for reports of weaknesses; null = the operator's contact.</summary>
    public string? SecurityContact { get; init; }
    /// <summary>Address under which the site is public, without a slash at the end; makes canonical links.</summary>
    public string? PublicUrl { get; init; }
    /// <summary>Whether to show the line «Eine offizielle Website …»; only a public body may.</summary>
    public bool OfficialHeader { get; init; }
    /// <summary>Whether the pages are written as files: then nothing can be searched, filtered or worked out, and they say where that is possible.</summary>
    public bool IsStatic { get; init; }
    /// <summary>Whether this host only reads its store.</summary>
    public bool IsReadOnly { get; init; }
    /// <summary>Since when the store cannot be asked; null when all is well.</summary>
    public Func<DateTimeOffset?> StaleSince { get; init; } = () => null;
    /// <summary>Whether readers can send something here, and editors work.</summary>
    public bool TakesMessages => !IsStatic && !IsReadOnly;
    /// <summary>Whether readers can be told of changes by e-mail.</summary>
    public bool SendsAlerts { get; init; }
}
