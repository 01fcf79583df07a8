using FundingDirectory.Core.Search;
using FundingDirectory.Core.Store;

namespace FundingDirectory.Api;

/// <summary>What a host does to its store before it answers anybody.</summary>
internal static class FirstSteps
{
    /// <summary>Brings the schema up to date and fills an empty store; a host that only reads waits for another to have done so. Then reads everything. One German sentence when it cannot start.</summary>
    public static async Task<string?> Run(WebApplication app, Settings settings, CancellationToken cancel)
    {
        try
        {
            var database = app.Services.GetRequiredService<Database>();
            if (!settings.ReadOnly)
            {
                // Marked before anything else: from here on no restore may put another folder in the place of this one.
                app.Services.GetService<FolderMark>();
                await Migrations.Run(database, cancel);
                await FirstStart.Run(database, Path.Combine(AppContext.BaseDirectory, "Catalogue"), app.Services.GetRequiredService<TimeProvider>().GetUtcNow(), cancel);
            }
            else if (await Migrations.Current(database, cancel) < Migrations.Newest)
                return $"{Settings.Section}:ReadOnly: Der Store ist noch nicht auf dem Stand dieses Programms. Starten Sie zuerst einen Host, der schreiben darf.";
        }
        catch (Exception e) when (StoreFailure.Explain(e) is { } reason)
        {
            return $"Der Store ist nicht benutzbar: {reason}";
        }
        await app.Services.GetRequiredService<IndexFollower>().Follow(cancel);
        return null;
    }
}
