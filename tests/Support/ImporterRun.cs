using System.Diagnostics;

namespace FundingDirectory.Tests.Support;

/// <summary>Runs the importer as an operator does.</summary>
internal static class ImporterRun
{
    private const string Program = "FundingDirectory.Importer";

    /// <summary>Runs a command to its end.</summary>
    public static Task<(int Code, string Output, string Errors)> Of(string dataFolder, string[] arguments, params (string Name, string Value)[] settings) => ProgramRun.Of(Program, dataFolder, arguments, settings);

    /// <summary>Starts a command; its input stays open.</summary>
    public static Process Start(string dataFolder, string[] arguments, params (string Name, string Value)[] settings) => ProgramRun.Start(Program, dataFolder, arguments, settings);
}
