using FundingDirectory.Core.Domain;
using Spectre.Console;

namespace FundingDirectory.Api.Export;

/// <summary>Tells people how far an export is: a bar on a terminal, one line a step otherwise.</summary>
internal sealed class ExportProgress(ProgressTask? bar)
{
    /// <summary>Runs the work with its report.</summary>
    public static Task<T> Run<T>(Func<ExportProgress, Task<T>> work) => Console.IsOutputRedirected ? work(new ExportProgress(null))
        : AnsiConsole.Progress().Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn()).StartAsync(c => work(new ExportProgress(c.AddTask("Export"))));

    /// <summary>Begins a step.</summary>
    public void Step(string name)
    {
        if (bar is null) Console.WriteLine($"{name} …");
        else bar.Description(Markup.Escape(name));
    }

    /// <summary>How many of the known pages are written; more may become known.</summary>
    public void Pages(int done, int known)
    {
        if (bar is null) return;
        bar.MaxValue = known;
        bar.Value = done;
        bar.Description($"Seiten schreiben ({German.Number(done)} von {German.Number(known)})");
    }
}
