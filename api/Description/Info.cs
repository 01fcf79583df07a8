using System.Text.Json.Nodes;

namespace FundingDirectory.Api.Description;

/// <summary>What a description says of itself.</summary>
internal static class Info
{
    private const string Licence = "EUPL-1.2";

    /// <summary>The head of a description.</summary>
    public static JsonObject Of(string name) => name == OpenApiDescription.CommonGrants
        ? Of("Förderverzeichnis nach CommonGrants", "Die Förderprogramme nach dem Protokoll CommonGrants 0.4.0 (https://commongrants.org), nur lesend. Beträge sind in Euro. Was deutsche Programme darüber hinaus haben, steht in customFields.", "0.4.0")
        : Of("Förder- und Wissensverzeichnis für Kommunen", "Förderprogramme, Anlaufstellen, Wissen und Praxisbeispiele für KI und Digitales in Kommunen. Öffentlich, ohne Anmeldung. Unbekanntes ist null oder «unknown», nie «nein». Anleitungen mit Beispielen stehen unter /api/anleitungen.", "1.0.0");

    private static JsonObject Of(string title, string text, string version) => new()
    {
        ["title"] = title,
        ["description"] = text,
        ["contact"] = new JsonObject { ["name"] = "Betreiber dieses Verzeichnisses, siehe /impressum" },
        ["license"] = new JsonObject { ["name"] = Licence, ["identifier"] = Licence },
        ["version"] = version,
    };
}
