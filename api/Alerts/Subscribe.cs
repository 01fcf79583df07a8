using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Search;
using FundingDirectory.Core.Store;
using FundingDirectory.Web;
using FundingDirectory.Web.Addresses;
using FundingDirectory.Web.Components;
using FundingDirectory.Web.Pages;
using Microsoft.AspNetCore.Http.HttpResults;

namespace FundingDirectory.Api.Alerts;

/// <summary>/benachrichtigungen: asking for alerts. The answer is the same for every address, so that nobody learns whose is known.</summary>
public sealed record Subscribe(IndexFollower Follower, SubscriptionStore Subscriptions, SiteInfo Site, TimeProvider Time, IServiceProvider Services)
{
    // A field that people do not see; who fills it in is a program.
    private const string Trap = "website";

    /// <summary>The form.</summary>
    public static Results<RazorComponentResult<SubscribePage>, StatusCodeHttpResult> Page([AsParameters] Subscribe subscribe, HttpRequest request) =>
        SubscriptionAddress.Read(request.Query, subscribe.Follower.Current.Find) is { } wanted ? subscribe.Show(wanted, request) : TypedResults.StatusCode(StatusCodes.Status404NotFound);

    /// <summary>Takes the wish and sends the question to the address. What is watched stands in the address of the form.</summary>
    public static async Task<Results<RazorComponentResult<SubscribePage>, StatusCodeHttpResult>> Send([AsParameters] Subscribe subscribe, HttpContext http, CancellationToken cancel)
    {
        if (Origin.IsForeign(http)) return TypedResults.StatusCode(StatusCodes.Status403Forbidden);
        if (!await FormBody.IsReadable(http.Request, cancel)) return TypedResults.StatusCode(StatusCodes.Status400BadRequest);
        if (SubscriptionAddress.Read(http.Request.Query, subscribe.Follower.Current.Find) is not { } wanted || !subscribe.Site.SendsAlerts) return TypedResults.StatusCode(StatusCodes.Status404NotFound);

        var form = http.Request.Form;
        var (typed, rhythm) = (form["adresse"].ToString(), Vocabulary.Parse<AlertRhythm>(form["rhythmus"]));
        List<FieldError> errors = [];
        var address = MailAddress.Parse(typed);
        if (address is null) errors.Add(new("adresse", "Bitte geben Sie eine E-Mail-Adresse an, zum Beispiel name@gemeinde.de."));
        if (rhythm is null) errors.Add(new("rhythmus", "Bitte wählen Sie, wie oft wir schreiben dürfen."));
        if (errors.Count > 0) return subscribe.Show(wanted, http.Request, typed, errors);
        if (form[Trap].ToString().Length == 0) await subscribe.Ask(wanted, address!, rhythm!.Value, cancel);
        return subscribe.Show(wanted, http.Request, sent: true);
    }

    private async Task Ask((SubscriptionKind Kind, string What) wanted, MailAddress address, AlertRhythm rhythm, CancellationToken cancel)
    {
        var (seal, id, now) = (Services.GetRequiredService<AlertSeal>(), AlertSeal.NewId(), Time.GetUtcNow());
        var subscription = new Subscription { Id = id, Kind = wanted.Kind, What = wanted.What, Rhythm = rhythm, Address = seal.Seal(address.Value, id), AddressHash = seal.Hash(address), CreatedAt = now };
        await Subscriptions.Add(subscription, Services.GetRequiredService<AlertLetters>().Question(subscription, address, Follower.Current.Find, now), cancel);
        Services.GetRequiredService<AlertBell>().Ring();
    }

    private RazorComponentResult<SubscribePage> Show((SubscriptionKind Kind, string What) wanted, HttpRequest request, string? typed = null, List<FieldError>? errors = null, bool sent = false)
    {
        Func<string, Entry?> find = Follower.Current.Find;
        var page = Pages.Show.Page<SubscribePage>(Site, ("Subject", Watched.Words(wanted.Kind, wanted.What, find)), ("Back", SubscriptionAddress.Shown(wanted.Kind, wanted.What, find)),
            ("Action", $"{SubscriptionAddress.Path}{request.QueryString}"), ("Typed", typed), ("Rhythm", request.HasFormContentType ? request.Form["rhythmus"].ToString() : null), ("Errors", errors ?? []), ("Sent", sent));
        page.StatusCode = errors is { Count: > 0 } ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK;
        return page;
    }
}
