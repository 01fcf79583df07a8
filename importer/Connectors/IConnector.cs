using FundingDirectory.Core.Domain;
using FundingDirectory.Importer.Fetching;

namespace FundingDirectory.Importer.Connectors;

/// <summary>One source: what it is, how its bytes are fetched, and how bytes become records.</summary>
public interface IConnector
{
    Source Source { get; }

    /// <summary>Asks the source. I/O only: nothing is interpreted beyond what paging needs. Throws <see cref="FetchException"/> when
    /// the source does not answer as agreed.</summary>
    Task<IReadOnlyList<Capture>> Fetch(Fetcher fetcher, CancellationToken cancel);

    /// <summary>Turns captures into records. Pure: no I/O, no clock. A record that cannot be read becomes a problem, never an exception;
    /// captures that are not the source's format at all throw <see cref="SourceFormatException"/> with one German sentence.</summary>
    Parsed Parse(IReadOnlyList<Capture> captures);

    /// <summary>The same for sources too large to hold: every record is given to <paramref name="records"/> as soon as it is read, one after another in the
    /// source's order, and what is returned holds none.</summary>
    Parsed Parse(IReadOnlyList<Capture> captures, IRecords records)
    {
        var parsed = Parse(captures);
        foreach (var record in parsed.Records) records.Add(record);
        return parsed with { Records = [] };
    }
}

/// <summary>Who takes the records of a source while it is read.</summary>
public interface IRecords
{
    /// <summary>Takes a record.</summary>
    void Add(ParsedRecord record);

    /// <summary>Whether a record was read completely out of just this raw data before, so that it need not be read again. May be asked by several threads at once.</summary>
    bool IsKnown(string sourceId, UInt128 rawMark);

    /// <summary>Takes a known record as it was.</summary>
    void AddKnown(string sourceId);
}

/// <summary>What captures contained.</summary>
public sealed record Parsed
{
    public IReadOnlyList<ParsedRecord> Records { get; init; } = [];
    /// <summary>Rows of the municipality register; only the register's connector fills it.</summary>
    public IReadOnlyList<Municipality> Municipalities { get; init; } = [];
    public IReadOnlyList<Problem> Problems { get; init; } = [];
    /// <summary>What the source has and the directory leaves out, as German sentences with counts; null when nothing was left out.</summary>
    public string? Note { get; init; }
    /// <summary>True when the captures hold everything the source lists, so that what is missing may be counted as gone.</summary>
    public required bool Complete { get; init; }
}

/// <summary>One record with the source's own stable key.</summary>
public sealed record ParsedRecord(string SourceId, EntryContent Content)
{
    /// <summary>True for a record that says too little to be published: it waits as a proposal until an editor makes an entry of it.</summary>
    public bool AsHint { get; init; }
    /// <summary>Mark of the raw data the record was read from, when all of it could be used; null = the record is read in every run.</summary>
    public UInt128? RawMark { get; init; }
}

/// <summary>A record (or file) that could not be read, and why, as a German sentence. Field: the source field; null when the whole record is meant.</summary>
public sealed record Problem(string RecordId, string? Field, string Message);

/// <summary>The captures are not what the source should answer. The message is one German sentence for the user.</summary>
public sealed class SourceFormatException(string message) : Exception(message);

/// <summary>The source did not answer as agreed. The message is one German sentence for the user.</summary>
public sealed class FetchException(string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>True when an answer came, but not the data it should hold, for instance a web page.</summary>
    public bool Answered { get; init; }
    /// <summary>HTTP status of the answer; null when none came or it was not the status that was wrong.</summary>
    public int? Status { get; init; }
}
