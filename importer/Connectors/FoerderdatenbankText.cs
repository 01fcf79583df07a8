using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;
using System.Text.Unicode;
using System.Xml;

namespace FundingDirectory.Importer.Connectors;

/// <summary>The characters of one document of the export, whatever its encoding, without those that XML forbids.</summary>
internal static partial class FoerderdatenbankText
{
    // Lone surrogates are left to the XML reader, which refuses them.
    private static readonly char[] ForbiddenCharacters = [.. Enumerable.Range(0, 0x20).Select(c => (char)c).Except("\t\n\r"), '\ufffe', '\uffff'];
    private static readonly SearchValues<char> Forbidden = SearchValues.Create(ForbiddenCharacters);
    private static readonly SearchValues<byte> ForbiddenBytes = SearchValues.Create([.. ForbiddenCharacters.Where(c => c < 0x20).Select(c => (byte)c)]);

    /// <summary>A reader over the characters; Mended: forbidden ones were left out. Throws <see cref="XmlException"/> when the bytes are not in their encoding.</summary>
    public static (TextReader Reader, bool Mended) Open(ArraySegment<byte> bytes)
    {
        // Nearly every document is plain UTF-8 and can be read where it stands, without a copy of its text.
        if (IsPlain(bytes)) return (new StreamReader(new MemoryStream(bytes.Array!, bytes.Offset, bytes.Count, writable: false), Encoding.UTF8), false);
        var raw = Decode(bytes);
        var text = raw.AsSpan().ContainsAny(Forbidden) ? string.Concat(raw.Where(c => !Forbidden.Contains(c))) : raw;
        if (text.Contains("&#", StringComparison.Ordinal)) text = ForbiddenReference().Replace(text, "");
        return (new StringReader(text), text.Length != raw.Length);
    }

    private static bool IsPlain(ReadOnlySpan<byte> bytes) =>
        Declared(bytes) is "" or "utf-8" && !bytes.ContainsAny(ForbiddenBytes) && bytes.IndexOf("&#"u8) < 0 && bytes.IndexOf("\uffff"u8) < 0 && bytes.IndexOf("\ufffe"u8) < 0 && Utf8.IsValid(bytes);

    private static string Decode(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith(new byte[] { 0xff, 0xfe }) || bytes.StartsWith("<\0?\0"u8)) return Encoding.Unicode.GetString(bytes).TrimStart('\ufeff');
        if (bytes.StartsWith(new byte[] { 0xfe, 0xff }) || bytes.StartsWith("\0<\0?"u8)) return Encoding.BigEndianUnicode.GetString(bytes).TrimStart('\ufeff');
        var declared = Declared(bytes);
        try
        {
            if (declared.StartsWith("iso-8859", StringComparison.Ordinal) || declared.StartsWith("windows-125", StringComparison.Ordinal))
                return CodePagesEncodingProvider.Instance.GetEncoding(declared == "iso-8859-1" ? "windows-1252" : declared)?.GetString(bytes) ?? throw new XmlException($"Der Zeichensatz {declared} ist nicht bekannt.");
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes).TrimStart('\ufeff');
        }
        catch (Exception e) when (e is DecoderFallbackException or ArgumentException)
        {
            throw new XmlException("Das Dokument ist nicht in seinem Zeichensatz geschrieben.", e);
        }
    }

    private static string Declared(ReadOnlySpan<byte> bytes) =>
        Declaration().Match(Encoding.Latin1.GetString(bytes[..Math.Min(200, bytes.Length)])).Groups["name"].Value.ToLowerInvariant();

    [GeneratedRegex(@"&#(?:x0*(?:[0-8bcef]|1[0-9a-f])|0*(?:[0-8]|1[124-9]|2\d|3[01]));", RegexOptions.IgnoreCase)]
    private static partial Regex ForbiddenReference();

    [GeneratedRegex(@"^\W*<\?xml[^>]*?encoding\s*=\s*[""'](?<name>[A-Za-z0-9._-]+)")]
    private static partial Regex Declaration();
}
