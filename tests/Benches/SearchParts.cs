namespace FundingDirectory.Benches;

/// <summary>Which parts of the search bench run: all of them, or those named with «--only=», for whoever works on one.</summary>
internal sealed class SearchParts(IEnumerable<string> options)
{
    public const string Option = "--only=";
    private readonly string[] only = [.. options.Where(o => o.StartsWith(Option, StringComparison.Ordinal)).SelectMany(o => o[Option.Length..].Split(','))];

    /// <summary>True for a part that runs; <paramref name="otherwise"/>: whether it does when no part is named.</summary>
    public bool Has(string part, bool otherwise = true) => only.Length == 0 ? otherwise : only.Contains(part);
}
