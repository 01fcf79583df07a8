using System.Globalization;
using System.Text;
using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Search;
using FundingDirectory.Web;
using FundingDirectory.Web.Addresses;
using Microsoft.AspNetCore.Http.HttpResults;

namespace FundingDirectory.Api.Partners;

/// <summary>/llms.txt: what a language model needs to answer with this directory instead of from memory (llmstxt.org).</summary>
public static class ForModels
{
    /// <summary>What the directory is, how to ask it, and its own guides.</summary>
    public static ContentHttpResult Handle(IndexFollower follower, SiteInfo site, HttpRequest request)
    {
        var root = Pages.Show.Root(site, request);
        var text = new StringBuilder($"""
            # Förder- und Wissensverzeichnis für Kommunen

            > Fördermittel, Anlaufstellen, Wissen und Praxisbeispiele für KI und Digitales in deutschen Kommunen. Jede Angabe nennt Quelle, Datum und Beleg. Was unbekannt ist, ist null oder «unknown» und nie «nein».

            Fristen ändern sich täglich: Bitte immer frisch abfragen, Quelle und Datum nennen und darauf hinweisen, dass die Auskunft des Fördergebers gilt. Keine Rechtsberatung.

            ## Schnittstelle

            - [Beschreibung (OpenAPI)]({root}/openapi/v1.json): alle Aufrufe, öffentlich und ohne Anmeldung
            - [Anleitungen]({root}/api/anleitungen): Beispiele in curl, Python, TypeScript und C#
            - [Suche]({root}{ApiAddress.Root}/search?q=KI&limit=5): Volltext mit Filtern
            - [Abgleich]({root}/api): POST {ApiAddress.Root}/matches mit einem Projektprofil; die Antwort begründet jedes Programm
            - [Änderungen]({root}{ApiAddress.Root}/changes?since=0): lückenlos in Reihenfolge
            - [Gesamtbestand]({root}{ApiAddress.Root}/dump.ndjson): ein Datensatz je Zeile
            - [Datenkatalog]({root}/katalog.jsonld): Beschreibung nach DCAT-AP.de

            ## Seiten

            - [Fördermittel]({root}{SearchAddress.Path})
            - [Fristen]({root}{DeadlineAddress.Path}), auch [als Kalender]({root}{DeadlineAddress.CalendarPath})
            - [Stand der Quellen]({root}/quellen)

            ## Einführungen


            """);
        foreach (var entry in follower.Current.Help.Where(e => e.Content is Article { Text: not null }).OrderBy(e => ((Article)e.Content).Position ?? int.MaxValue).ThenBy(e => e.Content.Title, StringComparer.Ordinal))
            text.Append(CultureInfo.InvariantCulture, $"- [{entry.Content.Title}]({root}{EntryAddress.Of(entry)}){(entry.Content.Summary is { } summary ? $": {summary}" : "")}\n");
        return TypedResults.Text(text.ToString().ReplaceLineEndings("\n"), "text/markdown; charset=utf-8", Encoding.UTF8);
    }
}
