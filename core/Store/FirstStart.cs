using FundingDirectory.Core.Domain;

namespace FundingDirectory.Core.Store;

/// <summary>Fills an empty store with what ships with the program: the starter catalogue and the municipality register. No network is needed.</summary>
public static class FirstStart
{
    /// <summary>Name of the register's file in the catalogue folder.</summary>
    public const string RegisterFile = "gemeinden.csv";

    /// <summary>Loads what is missing; a store that has entries keeps exactly what it has.</summary>
    public static async Task Run(Database database, string catalogueFolder, DateTimeOffset now, CancellationToken cancel)
    {
        var register = new MunicipalityStore(database);
        // Read while the catalogue is written: the first start should not feel like one.
        var table = await register.Count(cancel) == 0 ? Task.Run(() => ReadRegister(catalogueFolder), cancel) : null;
        if (await new EntryStore(database).LatestRevision(cancel) == 0)
        {
            var applied = await new HarvestStore(database).Apply(Batch(catalogueFolder, now), cancel);
            if (applied is null && await new EntryStore(database).LatestRevision(cancel) == 0)
                throw new InvalidDataException("The starter catalogue holds two entries with the same address.");
        }
        if (table is not null) await register.Replace(await table, cancel);
    }

    private static IReadOnlyList<Municipality> ReadRegister(string folder)
    {
        using var reader = File.OpenText(Path.Combine(folder, RegisterFile));
        return MunicipalityTable.Read(reader);
    }

    private static HarvestBatch Batch(string folder, DateTimeOffset now)
    {
        var contents = CatalogueFile.ReadFolder(folder).Select(f => f.Content).ToList();
        var records = contents.ConvertAll(c => new SourceRecord
        {
            Source = CatalogueFile.Source, SourceId = CatalogueFile.SourceId(c), EntryId = EntryId.From(CatalogueFile.Source, CatalogueFile.SourceId(c)),
            FirstSeen = now, LastSeen = now, Content = c,
        });
        return new HarvestBatch
        {
            Run = new HarvestRun
            {
                Source = CatalogueFile.Source, StartedAt = now, FinishedAt = now, Outcome = RunOutcome.Accepted,
                Counts = new HarvestCounts { Read = contents.Count, Added = contents.Count },
            },
            Records = records,
            Changes = records.ConvertAll(r => new EntryChange(r.EntryId, r.Content, EntryStatus.Published, 0, $"import:{CatalogueFile.Source}", "Startbestand")),
        };
    }
}
