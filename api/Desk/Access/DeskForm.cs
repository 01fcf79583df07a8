using System.Text;
using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Search;

namespace FundingDirectory.Api.Desk.Access;

/// <summary>What a form of the desk sends; a request without a form counts as an empty one.</summary>
internal static class DeskForm
{
    public static async Task<IFormCollection> Read(HttpContext http, CancellationToken cancel) => http.Request.HasFormContentType ? await http.Request.ReadFormAsync(cancel) : FormCollection.Empty;

    /// <summary>A line of text: composed (NFC), without control characters; empty when it is missing.</summary>
    public static string Line(this IFormCollection form, string name) => Clean(form[name].FirstOrDefault() ?? "");

    /// <summary>The same for a text that came from elsewhere.</summary>
    public static string Clean(string text)
    {
        // Lone surrogates cannot be composed; they are no text anybody typed.
        var clean = new string([.. text.EnumerateRunes().Where(r => !Rune.IsControl(r) && r.Value != 0xFFFD && !(r.IsBmp && TypedText.TurnsDirection((char)r.Value))).SelectMany(r => r.ToString())]);
        return clean.Normalize(NormalizationForm.FormC).Trim();
    }

    /// <summary>A code of a closed list; null when it is missing or unknown.</summary>
    public static T? Code<T>(this IFormCollection form, string name) where T : struct, Enum => Vocabulary.Parse<T>(form[name].FirstOrDefault());
}
