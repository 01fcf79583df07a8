using FundingDirectory.Core.Domain;

namespace FundingDirectory.Web.Components;

/// <summary>One answer to a question: its value in the address and its German label.</summary>
public sealed record Choice(string Value, string Label)
{
    /// <summary>The codes of a list as answers.</summary>
    public static IReadOnlyList<Choice> Of<T>(IEnumerable<T> codes) where T : struct, Enum => [.. codes.Select(c => new Choice(Vocabulary.Code(c), Vocabulary.Label(c)))];

    /// <summary>Those of them that are offered, and what is chosen already.</summary>
    public static IReadOnlyList<Choice> Offered<T>(IEnumerable<T> codes, params IReadOnlyList<string> chosen) where T : struct, Enum => [.. Of(codes.Where(c => Vocabulary.IsOffered(c) || chosen.Contains(Vocabulary.Code(c))))];

    /// <summary>The chosen code, or nothing.</summary>
    public static IReadOnlyList<string> Chosen<T>(T? code) where T : struct, Enum => code is { } value ? [Vocabulary.Code(value)] : [];

    public static IReadOnlyList<string> Chosen(bool? answer) => answer is { } value ? [value ? "ja" : "nein"] : [];
}
