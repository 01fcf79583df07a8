using System.Text.RegularExpressions;

namespace FundingDirectory.Importer.Normalising;

/// <summary>Recognises English calls that pay single persons (scholarships, internships, fellowships), so that no municipality is offered one.</summary>
public static partial class PersonGrants
{
    /// <summary>The words in the call's own title, or else at the beginning of its text, that say so; null when neither does.</summary>
    public static string? Find(string title, string? text) =>
        Titles().Match(title) is { Success: true } inTitle ? inTitle.Value
        : text is not null && Offers().Match(text.Length > 600 ? text[..600] : text) is { Success: true } inText ? inText.Value : null;

    [GeneratedRegex(@"\b(?:scholarships?|internships?|fellowships?|traineeships?|studentships?|stipends?|bursar(?:y|ies)|tuition|mobility\s+grants?|(?:master|masters|master['’]s|doctoral|phd|degree)\s+(?:students?|thes[ie]s)|students)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Titles();

    [GeneratedRegex(@"\b(?:scholarships?|internships?|fellowships?|traineeships?|studentships?|bursar(?:y|ies))\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Offers();
}
