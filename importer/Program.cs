using System.CommandLine;
using System.Text;
using FundingDirectory.Importer.Commands;

Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

var root = new RootCommand("Holt Förderprogramme, Anlaufstellen und Register aus ihren Quellen in das Verzeichnis.")
{
    ListSources.Command(),
    RunHarvest.Command(),
    ReparseCapture.Command(),
    CheckLinks.Command(),
    ParseFiles.Command(),
    CopyStore.Command(),
    TidyUp.Command(),
    BackUp.Command(),
    RestoreBackup.Command(),
};
return await root.Parse(args).InvokeAsync();
