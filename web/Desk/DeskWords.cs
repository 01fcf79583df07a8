using FundingDirectory.Core.Domain;

namespace FundingDirectory.Web.Desk;

/// <summary>The words of the editors' desk. They are not part of the public vocabulary.</summary>
public static class DeskWords
{
    public static string Of(EditorRole role) => role switch
    {
        EditorRole.Read => "Lesen",
        EditorRole.Edit => "Bearbeiten",
        EditorRole.Approve => "Freigeben",
        _ => "Verwalten",
    };

    public static string Of(EditorEventKind kind) => kind switch
    {
        EditorEventKind.AccountCreated => "Konto angelegt",
        EditorEventKind.LinkCreated => "Einmal-Link erstellt",
        EditorEventKind.LinkUsed => "Einmal-Link benutzt",
        EditorEventKind.LinkRefused => "Einmal-Link abgelehnt",
        EditorEventKind.SignedIn => "angemeldet",
        EditorEventKind.SignInRefused => "Anmeldung abgelehnt",
        EditorEventKind.LockedOut => "nach Fehlversuchen gesperrt",
        EditorEventKind.SignedOut => "abgemeldet",
        EditorEventKind.SignedOutEverywhere => "überall abgemeldet",
        EditorEventKind.PasskeyAdded => "Passkey angelegt",
        EditorEventKind.PasskeyRemoved => "Passkey entfernt",
        EditorEventKind.RoleChanged => "Rolle geändert",
        EditorEventKind.AccessTaken => "Zugang entzogen",
        EditorEventKind.AccessGiven => "Zugang wiedergegeben",
        EditorEventKind.LoginLinked => "Anmeldedienst zugeordnet",
        _ => "Protokoll ausgegeben",
    };

    public static string Of(WorkKind kind) => kind switch
    {
        WorkKind.Review => "Freizugeben",
        WorkKind.Conflict => "Widerspruch mit der Quelle",
        WorkKind.Message => "Meldung",
        WorkKind.BrokenLink => "Link nicht erreichbar",
        WorkKind.Duplicate => "Mögliches Duplikat",
        WorkKind.Hint => "Hinweis einer Quelle",
        WorkKind.DeadlinePassed => "Frist abgelaufen",
        WorkKind.MissingFacts => "Angaben fehlen",
        WorkKind.New => "Neu",
        WorkKind.Stale => "Lange nicht geprüft",
        WorkKind.Planned => "Erscheint später",
        _ => "In Arbeit",
    };

    /// <summary>The state of an entry for editors; withdrawn is the source's doing, archived the editors'.</summary>
    public static string Of(EntryStatus status) => status switch
    {
        EntryStatus.Published => "veröffentlicht",
        EntryStatus.Withdrawn => "von der Quelle nicht mehr geführt",
        _ => "archiviert",
    };
}
