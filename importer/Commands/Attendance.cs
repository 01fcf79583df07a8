using System.CommandLine;

namespace FundingDirectory.Importer.Commands;

/// <summary>Lets a command end with whoever started it: a host that stops, or dies, closes the input, and the command stops cleanly.</summary>
internal static class Attendance
{
    public static Option<bool> Option() => new("--stop-with-input") { Description = "Hört auf, sobald die Standardeingabe endet (für den Zeitplan des Verzeichnisses)." };

    /// <summary>Runs the command; one that is stopped says so and has changed nothing.</summary>
    public static async Task<int> Run(bool attended, Func<CancellationToken, Task<int>> command, CancellationToken cancel)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        if (attended) _ = Task.Run(() => CancelAtEnd(stop), CancellationToken.None);
        try
        {
            return await command(stop.Token);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            await Console.Error.WriteLineAsync("Abgebrochen, nichts geändert.");
            return ExitCode.Broken;
        }
    }

    private static void CancelAtEnd(CancellationTokenSource stop)
    {
        try
        {
            while (Console.In.Read() >= 0) { }
            stop.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The command was over first.
        }
    }
}
