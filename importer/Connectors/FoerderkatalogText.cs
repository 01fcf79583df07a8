using System.Text;
using System.Text.Unicode;
using FundingDirectory.Importer.Fetching;

namespace FundingDirectory.Importer.Connectors;

/// <summary>Opens the project catalogue in its character set: ISO-8859-15 as the source writes it, UTF-8 when somebody saved it again.</summary>
internal static class FoerderkatalogText
{
    private const int Iso8859Part15 = 28605, HeadBytes = 4096;

    /// <summary>The list as text from its beginning. Throws <see cref="SourceFormatException"/> when it begins like a web page or another kind of file.</summary>
    public static StreamReader Open(Capture capture)
    {
        var stream = capture.Open();
        var head = new byte[HeadBytes];
        var length = stream.ReadAtLeast(head, HeadBytes, throwOnEndOfStream: false);
        stream.Position = 0;
        if (Wrong(head.AsSpan(0, length)) is { } wrong)
        {
            stream.Dispose();
            throw new SourceFormatException($"«{capture.Name}» ist keine Liste des Förderkatalogs: {wrong}");
        }
        return new StreamReader(stream, IsUtf8(head.AsSpan(0, length)) ? new UTF8Encoding(false, throwOnInvalidBytes: true) : CodePagesEncodingProvider.Instance.GetEncoding(Iso8859Part15)!,
            detectEncodingFromByteOrderMarks: false, bufferSize: 128 * 1024);
    }

    private static string? Wrong(ReadOnlySpan<byte> head)
    {
        var text = head.TrimStart(" \t\r\n\ufeff"u8);
        if (text.StartsWith("<"u8)) return "Statt der Liste kam eine Webseite.";
        if (text.StartsWith("PK"u8)) return "Sie ist gepackt; bitte die CSV-Datei selbst angeben.";
        return head.Contains((byte)0) ? "Der Zeichensatz ist weder ISO-8859-15 noch UTF-8." : null;
    }

    /// <summary>The head line has umlauts, so it tells the two apart.</summary>
    private static bool IsUtf8(ReadOnlySpan<byte> head)
    {
        var line = head.IndexOf((byte)'\n') is > 0 and var end ? head[..end] : head;
        return line.ContainsAnyExceptInRange((byte)0, (byte)0x7f) && Utf8.IsValid(line);
    }
}
