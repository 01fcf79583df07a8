using System.Globalization;
using System.Text;

namespace FundingDirectory.Api.Alerts;

/// <summary>A plain text mail as it travels (RFC 5322): ASCII only, lines that every server takes. Nothing in a header can begin another one.</summary>
/// <param name="Id">Message-ID without its brackets.</param>
/// <param name="Stop">Where one request ends the subscription (RFC 8058); null for mails that belong to none yet.</param>
public sealed record Mail(string Id, MailAddress From, MailAddress To, string Subject, string Text, DateTimeOffset Date, string? Stop)
{
    private const string Name = "Förder- und Wissensverzeichnis";
    // An encoded word has at most 75 characters (RFC 2047); 42 bytes make 56 in Base64 and may not cut a character.
    private const int MostWordBytes = 42;

    /// <summary>The mail with CRLF line ends.</summary>
    public string Write()
    {
        var mail = new StringBuilder();
        Header("From", $"{Encoded(Name)}\r\n <{From.Value}>");
        Header("To", To.Value);
        Header("Subject", Encoded(Subject));
        Header("Date", Date.UtcDateTime.ToString("ddd, dd MMM yyyy HH:mm:ss '+0000'", CultureInfo.InvariantCulture));
        Header("Message-ID", $"<{Id}>");
        if (Stop is not null)
        {
            Header("List-Unsubscribe", $"<{Stop}>");
            Header("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }
        Header("Auto-Submitted", "auto-generated");
        Header("Content-Language", "de");
        Header("MIME-Version", "1.0");
        Header("Content-Type", "text/plain; charset=utf-8");
        Header("Content-Transfer-Encoding", "base64");
        return mail.Append("\r\n").Append(Convert.ToBase64String(Encoding.UTF8.GetBytes(Text.ReplaceLineEndings("\r\n")), Base64FormattingOptions.InsertLineBreaks)).Append("\r\n").ToString();

        void Header(string name, string value) => mail.Append(name).Append(": ").Append(value).Append("\r\n");
    }

    /// <summary>A text as encoded words, one a line; control characters become spaces before.</summary>
    private static string Encoded(string text)
    {
        var words = new List<string>();
        Span<byte> word = stackalloc byte[MostWordBytes], bytes = stackalloc byte[4];
        var length = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            var count = (Rune.IsControl(rune) ? new Rune(' ') : rune).EncodeToUtf8(bytes);
            if (length + count > MostWordBytes)
            {
                words.Add(Word(word[..length]));
                length = 0;
            }
            bytes[..count].CopyTo(word[length..]);
            length += count;
        }
        words.Add(Word(word[..length]));
        return string.Join("\r\n ", words);

        static string Word(ReadOnlySpan<byte> bytes) => $"=?utf-8?B?{Convert.ToBase64String(bytes)}?=";
    }
}
