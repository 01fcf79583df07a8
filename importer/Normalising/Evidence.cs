using FundingDirectory.Core.Domain;

namespace FundingDirectory.Importer.Normalising;

/// <summary>Collects where the fields of one record come from.</summary>
internal sealed class Evidence(string source, string? url, DateTimeOffset fetchedAt)
{
    private readonly List<Provenance> rows = [];

    public IReadOnlyList<Provenance> Rows => rows;

    /// <summary>A value taken as the source has it.</summary>
    public void Taken(string field, string sourceField, string? quote = null, string? note = null) => Add(field, sourceField, quote, note, DecidedBy.Source);

    /// <summary>A value that a rule read out of the source's words.</summary>
    public void Read(string field, string sourceField, string? quote, string? note = null) => Add(field, sourceField, quote, note, DecidedBy.Rule);

    private void Add(string field, string sourceField, string? quote, string? note, DecidedBy by) =>
        rows.Add(new Provenance { Field = field, Source = source, SourceField = sourceField, Url = url, Quote = quote, Note = note, FetchedAt = fetchedAt, DecidedBy = by });
}
