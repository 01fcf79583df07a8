using System.IO.Compression;

namespace FundingDirectory.Api.Alerts;

/// <summary>A mail as it lies in the outbox: its words packed and then encrypted, which takes a fifth of the room of what travels. It is written out when it leaves, and
/// the same words give the same bytes.</summary>
public static class SealedMail
{
    /// <summary>Seals a mail under its id.</summary>
    public static string Of(Mail mail, AlertSeal seal)
    {
        using var packed = new MemoryStream();
        using (var writer = new BinaryWriter(new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true)))
        {
            foreach (var words in new[] { mail.From.Value, mail.To.Value, mail.Subject, mail.Text, mail.Stop ?? "" }) writer.Write(words);
            writer.Write(mail.Date.UtcTicks);
        }
        return seal.Seal(packed.GetBuffer().AsSpan(0, (int)packed.Length), Owner(mail.Id));
    }

    /// <summary>The mail of this id as it travels; null when it was sealed with another key. What an earlier version of this program left in the outbox is read as well.</summary>
    public static string? Open(string content, string id, AlertSeal seal)
    {
        if (seal.OpenBytes(content, Owner(id)) is not { } packed) return seal.Open(content, id);
        using var reader = new BinaryReader(new ZLibStream(new MemoryStream(packed), CompressionMode.Decompress));
        var (from, to, subject, text, stop) = (reader.ReadString(), reader.ReadString(), reader.ReadString(), reader.ReadString(), reader.ReadString());
        return new Mail(id, MailAddress.Parse(from)!, MailAddress.Parse(to)!, subject, text, new DateTimeOffset(reader.ReadInt64(), TimeSpan.Zero), stop.Length > 0 ? stop : null).Write();
    }

    // Not the bare id, so that an earlier version, which would send the packed words as they are, cannot read them.
    private static string Owner(string id) => $"{id} packed";
}
