using System.Globalization;
using System.Text;
using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Search;
using FundingDirectory.Web;
using FundingDirectory.Web.Addresses;
using FundingDirectory.Web.Components;

namespace FundingDirectory.Api.Alerts;

/// <summary>Writes the mails: the question whether somebody really wants alerts, and the alerts.</summary>
/// <param name="seal">Makes the links and reads the address.</param>
/// <param name="from">Who writes.</param>
/// <param name="root">Where readers reach the site.</param>
public sealed class AlertLetters(AlertSeal seal, MailAddress from, string root)
{
    /// <summary>Purposes of links.</summary>
    public const string Confirm = "confirm", Stop = "stop";

    // What no longer fits is named by its number; the page has it all.
    private const int MostListed = 40;

    // Letters are long, and thousands are written one after the other.
    [ThreadStatic] private static StringBuilder? page;

    private readonly string host = new Uri(root).Host;

    /// <summary>Where a subscriber's mails go; null when the address was stored with another key.</summary>
    public MailAddress? To(Subscription subscription) => MailAddress.Parse(seal.Open(subscription.Address, subscription.Id));

    /// <summary>Asks whether the address is really that of the one who asked.</summary>
    public AlertMessage Question(Subscription subscription, MailAddress to, Func<string, Entry?> find, DateTimeOffset now) => Sealed(subscription, $"{subscription.Id}.question", to, "Bitte bestätigen: Benachrichtigungen", $"""
        Guten Tag,

        jemand möchte, dass wir Nachrichten an diese Adresse schicken, {Rhythm(subscription.Rhythm)}:

        {Watched.Words(subscription.Kind, subscription.What, find)}

        Sind Sie das? Dann bestätigen Sie bitte hier:
        {root}{SubscriptionAddress.ConfirmPath}/{seal.Link(Confirm, subscription.Id)}

        Wenn nicht, müssen Sie nichts tun. Wir schreiben Ihnen dann nicht wieder und löschen Ihre Adresse nach zwei Tagen.
        """, now, stop: null);

    /// <summary>Tells what there is to tell, up to a revision. The same revisions give the same Message-ID.</summary>
    public AlertMessage Alert(Subscription subscription, MailAddress to, Digest digest, PublishedDirectory directory, DateTimeOffset now)
    {
        var stop = $"{root}{SubscriptionAddress.StopPath}/{seal.Link(Stop, subscription.Id)}";
        var text = (page ??= new()).Clear().Append(CultureInfo.InvariantCulture, $"Guten Tag,\n\nes gibt Neues, Stand {German.Date(directory.Today)}:\n{Watched.Words(subscription.Kind, subscription.What, directory.Find)}\n");
        Section("Neu", digest.New, c => State(c.About, directory.Today));
        Section("Geändert", digest.Changed, c => string.Concat(c.Differences.Select(d => $"\n  {d}")));
        Section("Fristen, die näher kommen", digest.Near, d => $"\n  {Vocabulary.Label(d.Round.Kind)}: {German.Date(d.Round.Closes!.Value)}, {Left(d.Round.Closes.Value.DayNumber - directory.Today.DayNumber)}");
        Section("Nicht mehr im Verzeichnis", digest.Gone, c => $"\n  {(c.About.Status == EntryStatus.Archived ? "Die Redaktion hat den Eintrag herausgenommen." : "Die Quelle führt es nicht mehr.")} Bitte beim Fördergeber nachfragen.");
        text.Append(CultureInfo.InvariantCulture, $"\nAlles dazu: {root}{SubscriptionAddress.Shown(subscription.Kind, subscription.What, directory.Find)}\n\n")
            .Append("Angaben ohne Gewähr. Maßgeblich ist, was der Fördergeber veröffentlicht.\n\n-- \n").Append(CultureInfo.InvariantCulture, $"Keine Nachrichten mehr: {stop}\n");
        // The day belongs to the name: reminders come without a new revision.
        var id = string.Create(CultureInfo.InvariantCulture, $"{subscription.Id}.{subscription.Revision}-{Math.Max(subscription.Revision, directory.Revision)}.{subscription.CoveredUntil:yyyyMMdd}");
        return Sealed(subscription, id, to, Subject(digest), text.ToString(), now, stop);

        void Section<T>(string heading, IReadOnlyList<T> items, Func<T, string> words) where T : Told
        {
            if (items.Count == 0) return;
            text.Append(CultureInfo.InvariantCulture, $"\n{heading.ToUpper(CultureInfo.GetCultureInfo("de-DE"))}\n");
            foreach (var item in items.Take(MostListed)) text.Append(item.Paragraph ??= Paragraph(item.About, words(item)));
            if (items.Count > MostListed) text.Append(CultureInfo.InvariantCulture, $"\n… und {German.Number(items.Count - MostListed)} weitere.\n");
        }
    }

    private string Paragraph(Entry about, string words)
    {
        var title = about.Content.Title.ReplaceLineEndings(" ");
        return $"\n* {title}{words}\n{(about.Status == EntryStatus.Archived ? "" : $"  {root}{EntryAddress.Of(about)}\n")}";
    }

    private AlertMessage Sealed(Subscription subscription, string id, MailAddress to, string subject, string text, DateTimeOffset now, string? stop)
    {
        var mail = new Mail($"{id}@{host}", from, to, subject, text, now, stop);
        return new AlertMessage(mail.Id, subscription.Id, SealedMail.Of(mail, seal), now);
    }

    private static string Subject(Digest digest)
    {
        string[] parts =
        [
            .. digest.New.Count > 0 ? [$"{German.Number(digest.New.Count)} neu"] : Array.Empty<string>(), .. digest.Changed.Count > 0 ? [$"{German.Number(digest.Changed.Count)} geändert"] : Array.Empty<string>(),
            .. digest.Near.Count > 0 ? [German.Count(digest.Near.Count, "Frist", "Fristen").Replace('\u00a0', ' ')] : Array.Empty<string>(), .. digest.Gone.Count > 0 ? [$"{German.Number(digest.Gone.Count)} nicht mehr da"] : Array.Empty<string>(),
        ];
        return $"Fördermittel: {string.Join(", ", parts)}";
    }

    private static string State(Entry entry, DateOnly today)
    {
        if (entry.Content is not FundingProgramme programme) return "";
        var openness = Openness.Of(programme, today);
        return $"\n  Frist: {(openness is { Closes: { } closes, CanStillApply: true } ? German.Date(closes) : Vocabulary.Label(openness.State))}";
    }

    private static string Left(int days) => days switch { 0 => "heute", 1 => "morgen", _ => $"in {days.ToString(CultureInfo.InvariantCulture)} Tagen" };

    /// <summary>How often, as it follows a comma.</summary>
    public static string Rhythm(AlertRhythm rhythm) => rhythm == AlertRhythm.Daily ? "höchstens einmal am Tag" : "höchstens einmal in der Woche";
}
