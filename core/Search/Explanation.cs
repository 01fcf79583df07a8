namespace FundingDirectory.Core.Search;

/// <summary>Why an entry has its score. <c>IsHit</c>: whether the search lists it; <c>Score</c>: the sum of the contributions, added in their order.</summary>
public sealed record Explanation(string EntryId, bool IsHit, double Score, IReadOnlyList<ScorePart> Parts);

/// <summary>What one word adds in one field. <c>Term</c>: as typed; <c>Matched</c>: what was found for it (itself, a compound, a synonym, a longer word);
/// <c>Frequency</c>: occurrences, where the part of a compound counts less than 1; <c>Weight</c>: of one occurrence before saturation.</summary>
public readonly record struct ScorePart(string Term, string Matched, SearchField Field, double Frequency, double Weight, double Contribution);
