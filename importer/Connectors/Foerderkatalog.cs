using System.Text;
using FundingDirectory.Core.Domain;
using FundingDirectory.Importer.Fetching;

namespace FundingDirectory.Importer.Connectors;

/// <summary>The federal catalogue of funded projects (Förderkatalog), as the list it offers for download. Of some 300,000 projects only those
/// of municipal bodies become use cases, and the AI lighthouses. Read row by row: the list is large.</summary>
public sealed class Foerderkatalog(Lazy<MunicipalityRegister> register) : IConnector
{
    // Reference numbers of the AI lighthouses for the environment (KI-Leuchttürme).
    internal const string Lighthouse = "67KI";

    public Source Source => Sources.Foerderkatalog;

    public Task<IReadOnlyList<Capture>> Fetch(Fetcher fetcher, CancellationToken cancel) =>
        throw new FetchException("Der Förderkatalog gibt seine Liste nur in einer Sitzung im Browser heraus: dort suchen, als CSV speichern und die Datei mit --from angeben.");

    public Parsed Parse(IReadOnlyList<Capture> captures)
    {
        var records = new RecordList();
        return Parse(captures, records) with { Records = records.All };
    }

    public Parsed Parse(IReadOnlyList<Capture> captures, IRecords records)
    {
        var reading = new Reading(new MunicipalBodies(register.Value), Source, records);
        foreach (var capture in captures) reading.Read(capture);
        // The list does not say how many projects were announced, and the source is known to cut it: what is not in it is not gone.
        return new Parsed { Problems = reading.Problems, Note = reading.Tally.ToString(), Complete = false };
    }

    private sealed class Reading(MunicipalBodies bodies, Source source, IRecords records)
    {
        private readonly HashSet<string> known = new(StringComparer.Ordinal);

        public List<Problem> Problems { get; } = [];
        public FoerderkatalogTally Tally { get; } = new();

        public void Read(Capture capture)
        {
            using var text = FoerderkatalogText.Open(capture);
            var table = new FormulaTable(text);
            try
            {
                if (!table.Read()) throw new SourceFormatException($"«{capture.Name}» ist leer.");
                if (FoerderkatalogRow.WrongHead(table) is { } wrong) throw new SourceFormatException($"«{capture.Name}» ist keine Liste des Förderkatalogs: {wrong}");
                while (table.Read()) Row(capture, table);
            }
            catch (DecoderFallbackException)
            {
                throw new SourceFormatException($"«{capture.Name}» beginnt in UTF-8, enthält nach Zeile {table.Line} aber Zeichen eines anderen Zeichensatzes.");
            }
        }

        private void Row(Capture capture, FormulaTable table)
        {
            Tally.Rows++;
            if (table.CutOff || (table.AtEnd && !FoerderkatalogRow.IsWhole(table)))
                throw new SourceFormatException($"«{capture.Name}» ist abgeschnitten: Zeile {table.Line} ist unvollständig.");
            var fkz = table.Text(FoerderkatalogRow.Fkz);
            if (Unreadable(table, fkz) is { } wrong)
            {
                Tally.Unreadable++;
                Problems.Add(new Problem(fkz.Length == 0 ? $"Zeile {table.Line}" : fkz, null, wrong));
                return;
            }
            if (Left(table) || Owner(table, fkz) is not { } owner) return;
            if (!known.Add(fkz))
            {
                Tally.Repeated++;
                return;
            }
            Tally.Count(owner.Body is not null);
            records.Add(new ParsedRecord(fkz, FoerderkatalogProject.Read(table, owner, source, capture.FetchedAt, Problems)));
        }

        private static string? Unreadable(FormulaTable table, string fkz)
        {
            if (fkz.Length == 0) return "Das Förderkennzeichen (FKZ) fehlt.";
            if (!FoerderkatalogRow.IsWhole(table)) return $"Zeile {table.Line} hat {table.Count} statt {FoerderkatalogRow.Columns.Count} Zellen.";
            return table.Cell(FoerderkatalogRow.Theme).IsWhiteSpace() ? $"In Zeile {table.Line} fehlt «{FoerderkatalogRow.Name(FoerderkatalogRow.Theme)}»." : null;
        }

        /// <summary>Rows that only move money.</summary>
        private bool Left(FormulaTable table)
        {
            var theme = table.Cell(FoerderkatalogRow.Theme);
            if (theme.Contains("Sammelvorhabenbuchung", StringComparison.OrdinalIgnoreCase) || theme.Contains("nur zum Zweck der Auszahlung", StringComparison.OrdinalIgnoreCase)) Tally.Bookings++;
            else if (FoerderkatalogRow.Euro(table.Text(FoerderkatalogRow.Amount)) == 0) Tally.WithoutMoney++;
            else return false;
            return true;
        }

        private ProjectOwner? Owner(FormulaTable table, string fkz)
        {
            var strange = false;
            foreach (var (column, seat) in new[] { (FoerderkatalogRow.Recipient, FoerderkatalogRow.RecipientSeat), (FoerderkatalogRow.Body, FoerderkatalogRow.BodySeat) })
            {
                var name = table.Text(column);
                if (bodies.Find(name, table.Seat(seat), out var odd) is { } body) return new(column, body);
                strange |= odd;
            }
            if (fkz.StartsWith(Lighthouse, StringComparison.Ordinal)) return new(FoerderkatalogRow.Recipient, null);
            if (strange) Tally.Strange++;
            else Tally.Others++;
            return null;
        }
    }
}
