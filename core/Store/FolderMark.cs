namespace FundingDirectory.Core.Store;

/// <summary>A file in the data folder that every running host keeps open, so that no other folder is put in its place meanwhile. The operating system lets go of it when a host dies.</summary>
public sealed class FolderMark : IDisposable
{
    private readonly FileStream file;

    /// <summary>Marks the folder as in use; several hosts may.</summary>
    public FolderMark(string folder)
    {
        System.IO.Directory.CreateDirectory(folder);
        file = new FileStream(PathOf(folder), FileMode.OpenOrCreate, FileAccess.Read, FileShare.Read);
    }

    /// <summary>Whether a host runs on the folder.</summary>
    public static bool IsInUse(string folder)
    {
        if (!File.Exists(PathOf(folder))) return false;
        try
        {
            using (new FileStream(PathOf(folder), FileMode.Open, FileAccess.ReadWrite, FileShare.None)) return false;
        }
        catch (IOException)
        {
            return true;
        }
    }

    public void Dispose() => file.Dispose();

    private static string PathOf(string folder) => Path.Combine(folder, "in-use");
}
