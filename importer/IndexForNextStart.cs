using FundingDirectory.Core.Search;
using FundingDirectory.Core.Store;

namespace FundingDirectory.Importer;

/// <summary>Leaves the search index beside a store in which much has changed, so that the next host need not read every text before it answers.</summary>
public static class IndexForNextStart
{
    /// <summary>With fewer changes a host makes do with the index it has.</summary>
    public const int FewChanges = 500;

    /// <summary>Builds and stores it. A host that runs on the folder does that itself.</summary>
    public static async Task Leave(Database database, string dataFolder, Action<string> note, CancellationToken cancel)
    {
        if (FolderMark.IsInUse(dataFolder)) return;
        // Whatever is wrong with the one that lies there is no news: this one takes its place.
        using var follower = new IndexFollower(database, TimeProvider.System, IndexSnapshot.In(dataFolder)) { Note = note };
        await follower.Follow(cancel);
    }
}
