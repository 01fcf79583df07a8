using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace FundingDirectory.Importer.Normalising;

/// <summary>Makes the readable part of page addresses: small letters, digits and single hyphens.</summary>
public static class Slugs
{
    // A key of the store has 200 characters; a mark may follow where two share a slug.
    private const int Longest = 180, MarkLength = 6;

    /// <summary>The slug of a text; «eintrag» when nothing readable is left. A very long one ends with a mark of the whole text in place of its last words.</summary>
    public static string From(string text)
    {
        var slug = new StringBuilder();
        foreach (var c in text.ToLowerInvariant().Replace("ä", "ae").Replace("ö", "oe").Replace("ü", "ue").Replace("ß", "ss").Normalize(NormalizationForm.FormD))
        {
            if (char.IsAsciiLetterOrDigit(c)) slug.Append(c);
            else if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark && slug.Length > 0 && slug[^1] != '-') slug.Append('-');
        }
        var result = slug.ToString().Trim('-');
        if (result.Length > Longest) return $"{result[..(result.LastIndexOf('-', Longest - MarkLength) is > 0 and var end ? end : Longest - MarkLength)]}-{Mark(text)}";
        return result.Length > 0 ? result : "eintrag";
    }

    /// <summary>Slugs for all keys of a source. Where two keys would share one, each of them gets a short mark made from its key, so that
    /// none depends on which others are there in which order.</summary>
    public static IReadOnlyDictionary<string, string> Unique(IEnumerable<(string Key, string Slug)> wanted)
    {
        var result = new Dictionary<string, string>();
        foreach (var group in wanted.DistinctBy(w => w.Key).GroupBy(w => w.Slug))
        {
            var shared = group.Skip(1).Any();
            foreach (var (key, slug) in group) result[key] = shared ? $"{slug}-{Mark(key)}" : slug;
        }
        return result;
    }

    private static string Mark(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)))[..MarkLength];
}
