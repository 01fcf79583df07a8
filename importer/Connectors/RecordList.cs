namespace FundingDirectory.Importer.Connectors;

/// <summary>Records in memory, for sources small enough and for looking at what a source gives. Knows nothing of earlier runs, so that everything is read.</summary>
public sealed class RecordList : IRecords
{
    private readonly List<ParsedRecord> all = [];

    /// <summary>The records so far, in the order in which they came.</summary>
    public IReadOnlyList<ParsedRecord> All => all;

    public void Add(ParsedRecord record) => all.Add(record);

    public bool IsKnown(string sourceId, UInt128 rawMark) => false;

    public void AddKnown(string sourceId) => throw new InvalidOperationException($"Nothing is known of {sourceId}.");
}
