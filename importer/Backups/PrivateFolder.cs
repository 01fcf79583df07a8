namespace FundingDirectory.Importer.Backups;

/// <summary>Folders that only their owner may read: they hold accounts and keys. A new one grows beside its place and takes it in one step.</summary>
internal static class PrivateFolder
{
    /// <summary>Makes a folder.</summary>
    public static string Make(string path)
    {
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(path);
        else Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return path;
    }

    /// <summary>Whether nothing would be lost if a folder took this place.</summary>
    public static bool IsFree(string path) => !File.Exists(path) && (!Directory.Exists(path) || !Directory.EnumerateFileSystemEntries(path).Any());

    /// <summary>Fills a folder that takes its place only when the work is done; what was there must be empty then. Whatever goes wrong, the place stays as it was.</summary>
    public static async Task<T> Fill<T>(string place, Func<string, Task<T>> work, Action? before = null, Action? undo = null)
    {
        var growing = Make($"{place}.{Guid.NewGuid():n}.part");
        try
        {
            var result = await work(growing);
            before?.Invoke();
            try
            {
                if (Directory.Exists(place)) Directory.Delete(place);
                Directory.Move(growing, place);
            }
            catch
            {
                undo?.Invoke();
                throw;
            }
            return result;
        }
        finally
        {
            if (Directory.Exists(growing)) Directory.Delete(growing, recursive: true);
        }
    }
}
