using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Store;
using FundingDirectory.Importer.Fetching;

namespace FundingDirectory.Importer.Commands;

/// <summary>How a command ends.</summary>
internal static class ExitCode
{
    public const int Accepted = 0;
    public const int Refused = 1;
    public const int Broken = 2;

    public static int Of(RunOutcome outcome) => outcome switch { RunOutcome.Accepted => Accepted, RunOutcome.Refused => Refused, _ => Broken };
}

/// <summary>The store a command works on.</summary>
internal sealed record Place(Database Database, string DataFolder);

/// <summary>Opens the store that the environment's settings name.</summary>
internal static class Environment
{
    /// <summary>The migrated store; null when a setting is wrong or the store cannot be used, which was then said on standard error.</summary>
    public static async Task<Place?> Open(CancellationToken cancel)
    {
        var settings = StoreSettings.FromEnvironment();
        if (settings.Error() is { } error)
        {
            await Console.Error.WriteLineAsync(error);
            return null;
        }
        try
        {
            var database = settings.Open();
            await Migrations.Run(database, cancel);
            return new Place(database, settings.Folder);
        }
        catch (Exception e) when (StoreFailure.Explain(e) is { } reason)
        {
            await Console.Error.WriteLineAsync($"Der Datenordner «{settings.Folder}» ist nicht benutzbar: {reason}");
            return null;
        }
    }

    /// <summary>The way to the network under the operator's name. It remembers pages in the data folder; without a place it remembers nothing.</summary>
    public static Fetcher Fetcher(Place? place) => new(
        FetchPolicy.For(System.Environment.GetEnvironmentVariable("FundingDirectory__Operator__Contact")), TimeProvider.System,
        place is null ? null : new PageMemory(Path.Combine(place.DataFolder, "pages")));
}
