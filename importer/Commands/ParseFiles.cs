using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using FundingDirectory.Core.Domain;
using FundingDirectory.Importer.Connectors;
using FundingDirectory.Importer.Fetching;

namespace FundingDirectory.Importer.Commands;

/// <summary><c>parse</c>: shows what a source's files contain, without a store: one record a line.</summary>
internal static class ParseFiles
{
    public static Command Command()
    {
        var source = new Argument<string>("quelle") { Description = "Kennung der Quelle, siehe «list»." };
        var from = new Option<string>("--from") { Description = "Datei oder Ordner mit Antworten der Quelle.", Required = true };
        var command = new Command("parse", "Gibt die gelesenen Datensätze als JSON-Zeilen aus, ohne Speicher.") { source, from };
        command.SetAction((parsed, _) => Task.FromResult(Parse(parsed.GetValue(source), parsed.GetValue(from)!)));
        return command;
    }

    private static int Parse(string? id, string from)
    {
        if (Connectors.Connectors.Find(id) is not { } connector)
        {
            Console.Error.WriteLine(Connectors.Connectors.Unknown(id));
            return ExitCode.Broken;
        }
        try
        {
            var parsed = connector.Parse(FileCaptures.Read(from, TimeProvider.System));
            foreach (var record in parsed.Records) Console.WriteLine(Line(connector.Source, record));
            foreach (var row in parsed.Municipalities) Console.WriteLine(JsonSerializer.Serialize(row, EntryJson.Options));
            Report.Problems(parsed.Problems, int.MaxValue);
            if (parsed.Note is not null) Console.Error.WriteLine($"{connector.Source.Id}: {parsed.Note}");
            if (parsed.Records.Count + parsed.Municipalities.Count > 0) return ExitCode.Accepted;
            Console.Error.WriteLine($"{connector.Source.Id}: Die Quelle lieferte keinen einzigen lesbaren Datensatz.");
            return ExitCode.Refused;
        }
        catch (Exception e) when (e is SourceFormatException or FetchException)
        {
            Console.Error.WriteLine($"{connector.Source.Id}: {e.Message}");
            return e is SourceFormatException ? ExitCode.Refused : ExitCode.Broken;
        }
    }

    private static string Line(Source source, ParsedRecord record)
    {
        var fields = JsonSerializer.SerializeToNode(record.Content, EntryJson.Options)!.AsObject();
        fields.Insert(1, "id", JsonValue.Create(EntryId.From(source.Id, record.SourceId)));
        return fields.ToJsonString(EntryJson.Options);
    }
}
