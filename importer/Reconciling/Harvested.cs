using System.Buffers;
using System.Text.Json;
using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Store;
using FundingDirectory.Importer.Connectors;

namespace FundingDirectory.Importer.Reconciling;

/// <summary>The records of one run while it is judged, compared and stored. Their contents wait in a file that only this process sees; in memory there are keys
/// and fingerprints, so that a source may be larger than the memory.</summary>
internal sealed class Harvested : IRecords, IDisposable
{
    // As long as a key of the store may be on either database.
    private const int LongestKey = 200;

    private const int Buffer = 64 * 1024;

    // Start: null for a known record, whose content is the one stored last.
    private readonly record struct Place(long? Start, int Length, bool AsHint, UInt128 Fingerprint, UInt128? RawMark);

    private readonly FileStream contents;
    private readonly IReadOnlyDictionary<string, RecordMarks> known;
    private readonly ArrayBufferWriter<byte> json = new(Buffer);
    private readonly OrderedDictionary<string, Place> places = new(StringComparer.Ordinal);
    private readonly HashSet<EntryKind> kinds = [];

    /// <summary>Makes room for the records of a source. <paramref name="known"/>: the marks of those that were read completely before.</summary>
    public Harvested(Source source, IReadOnlyDictionary<string, RecordMarks> known)
    {
        this.known = known;
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        contents = new FileStream(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.Delete, Buffer);
        // A file that has no name any more goes with its process, even when that is killed.
        File.Delete(path);
        Filled = new(source.RequiredFields);
    }

    /// <summary>How many records the source gave; one that came twice counts twice.</summary>
    public int Count { get; private set; }

    /// <summary>How many of them say something in each required field.</summary>
    public FilledFields Filled { get; }

    /// <summary>The kinds of entries that the records are.</summary>
    public IReadOnlySet<EntryKind> Kinds => kinds;

    /// <summary>The keys of the records, in the order in which they were given.</summary>
    public IReadOnlyCollection<string> Keys => places.Keys;

    /// <summary>Records that cannot be stored, and why.</summary>
    public List<Problem> Problems { get; } = [];

    /// <summary>Takes a record; of several with the same key the first one stands.</summary>
    public void Add(ParsedRecord record)
    {
        Count++;
        if (record.SourceId.Length > LongestKey)
        {
            Problems.Add(new(record.SourceId[..LongestKey], null, $"Die Kennung hat {record.SourceId.Length} Zeichen; mehr als {LongestKey} lassen sich nicht speichern."));
            return;
        }
        var whole = Filled.Add(record.Content);
        if (places.ContainsKey(record.SourceId)) return;
        json.ResetWrittenCount();
        using (var writer = new Utf8JsonWriter(json, new JsonWriterOptions { Encoder = EntryJson.Options.Encoder })) JsonSerializer.Serialize(writer, record.Content, EntryJson.Options);
        var end = contents.Seek(0, SeekOrigin.End);
        places.Add(record.SourceId, new(end, json.WrittenCount, record.AsHint, Core.Domain.Fingerprint.Of(json.WrittenSpan), whole ? record.RawMark : null));
        kinds.Add(record.Content.Kind);
        contents.Write(json.WrittenSpan);
    }

    /// <summary>Whether a record was read completely, and from just this raw data, before.</summary>
    public bool IsKnown(string sourceId, UInt128 rawMark) => known.TryGetValue(sourceId, out var marks) && marks.Raw == rawMark;

    /// <summary>Takes a known record: its content is the one that is stored.</summary>
    public void AddKnown(string sourceId)
    {
        Count++;
        Filled.AddFull();
        var marks = known[sourceId];
        places.TryAdd(sourceId, new(null, 0, AsHint: false, marks.Content, marks.Raw));
    }

    /// <summary>Whether there is a record of this key.</summary>
    public bool Has(string key) => places.ContainsKey(key);

    /// <summary>Whether a record says too little to be published.</summary>
    public bool IsHint(string key) => places[key].AsHint;

    /// <summary>The fingerprint of a record's content; null when there is none of this key.</summary>
    public UInt128? Fingerprint(string key) => places.TryGetValue(key, out var place) ? place.Fingerprint : null;

    /// <summary>The mark of the raw data a record was read from; null when it bears none.</summary>
    public UInt128? RawMark(string key) => places[key].RawMark;

    /// <summary>A record with its content; null when it is known, so that its content is the one stored last.</summary>
    public ParsedRecord? Read(string key)
    {
        var place = places[key];
        if (place.Start is not { } start) return null;
        json.ResetWrittenCount();
        var content = json.GetSpan(place.Length)[..place.Length];
        contents.Position = start;
        contents.ReadExactly(content);
        return new(key, JsonSerializer.Deserialize<EntryContent>(content, EntryJson.Options)!) { AsHint = place.AsHint, RawMark = place.RawMark };
    }

    public void Dispose() => contents.Dispose();
}
