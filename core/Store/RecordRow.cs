using System.Globalization;
using System.Text.Json;
using FundingDirectory.Core.Domain;

namespace FundingDirectory.Core.Store;

/// <summary>What a source said last about a record, as Dapper fills it.</summary>
internal sealed record RecordRow
{
    public string Source { get; init; } = "";
    public string SourceId { get; init; } = "";
    public string EntryId { get; init; } = "";
    public string FirstSeen { get; init; } = "";
    public string LastSeen { get; init; } = "";
    public string? MissingSince { get; init; }
    public string? WithdrawnAt { get; init; }
    public string Content { get; init; } = "";
    /// <summary>Fingerprint of the content; null in rows that an earlier version wrote.</summary>
    public string? ContentMark { get; init; }
    public string? RawMark { get; init; }
    public bool HasEntry { get; init; }
    /// <summary>True when the entry is published and waits for no decision.</summary>
    public bool Stands { get; init; }

    public static RecordRow From(SourceRecord record)
    {
        var content = JsonSerializer.Serialize(record.Content, EntryJson.Options);
        return new()
        {
            Source = record.Source, SourceId = record.SourceId, EntryId = record.EntryId, FirstSeen = Timestamp.Write(record.FirstSeen), LastSeen = Timestamp.Write(record.LastSeen),
            MissingSince = record.MissingSince is { } m ? Timestamp.Write(m) : null, WithdrawnAt = record.WithdrawnAt is { } w ? Timestamp.Write(w) : null,
            Content = content, ContentMark = Write(Fingerprint.OfJson(content)), RawMark = Write(record.RawMark),
        };
    }

    /// <summary>A mark as it is stored.</summary>
    public static string? Write(UInt128? mark) => mark?.ToString("x32", CultureInfo.InvariantCulture);

    /// <summary>A stored mark; null when there is none.</summary>
    public static UInt128? ReadMark(string? mark) => mark is null ? null : UInt128.Parse(mark, NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    public SourceRecord ToRecord() => new()
    {
        Source = Source, SourceId = SourceId, EntryId = EntryId, FirstSeen = Timestamp.Read(FirstSeen), LastSeen = Timestamp.Read(LastSeen),
        MissingSince = Timestamp.ReadOptional(MissingSince), WithdrawnAt = Timestamp.ReadOptional(WithdrawnAt), Content = ToContent(), RawMark = ReadMark(RawMark),
    };

    /// <summary>Everything but the content.</summary>
    public LastRecord ToLast() => new(SourceId, EntryId, Timestamp.Read(FirstSeen), Timestamp.Read(LastSeen), Timestamp.ReadOptional(MissingSince), Timestamp.ReadOptional(WithdrawnAt), HasEntry);

    public EntryContent ToContent() => JsonSerializer.Deserialize<EntryContent>(Content, EntryJson.Options) ?? throw new InvalidDataException($"Record {Source}/{SourceId} has no content.");
}
