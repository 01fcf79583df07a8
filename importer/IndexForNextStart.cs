using FundingDirectory.Core.Search;
using FundingDirectory.Core.Store;

namespace FundingDirectory.Importer;

/// <summary>Leaves the search index beside a store in which much has changed, so that the next host need not read every text before it answers.</summary>
public static class IndexForNextStart
{
    /// <summary>With fewer changes a host makes do with the index it has.</summary>
    public const int FewChanges = 500;

    /// <summary>Builds and stores it, unless the one that lies there will still do. A host that runs on the folder does that itself, and so does the one that brings an earlier
    /// store up to date. What the caller did before is done: where the store then fails it is said on standard error and nothing else.</summary>
    public static async Task Leave(Database database, string dataFolder, CancellationToken cancel)
    {
        if (FolderMark.IsInUse(dataFolder)) return;
        try
        {
            if (await Migrations.Current(database, cancel) < Migrations.Newest) return;
            // Nobody need hear why an earlier one will not do, or that this one could not be stored: the next host then makes its own.
            using var follower = new IndexFollower(database, TimeProvider.System, IndexSnapshot.In(dataFolder));
            await follower.Follow(cancel);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            // Stopped after the work was done: it may not be called undone for want of an index.
        }
        catch (Exception e) when (StoreFailure.Explain(e) is { } reason)
        {
            await Console.Error.WriteLineAsync($"Der Suchindex für den nächsten Start wurde nicht abgelegt: {reason}");
        }
    }
}
