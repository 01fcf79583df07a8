using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Search;
using FundingDirectory.Core.Store;
using FundingDirectory.Web;
using FundingDirectory.Web.Pages;
using Microsoft.AspNetCore.Http.HttpResults;

namespace FundingDirectory.Api.Alerts;

/// <summary>The links in the mails: confirming and stopping. Opening one shows a button and changes nothing, because programs that check mails for viruses open every link.
/// A link that is made up, expired or used looks the same.</summary>
public sealed record ManageSubscription(IndexFollower Follower, SubscriptionStore Subscriptions, SiteInfo Site, TimeProvider Time, AlertSeal Seal)
{
    /// <summary>/benachrichtigungen/bestaetigen/{link}: asks for the confirmation.</summary>
    public static async Task<RazorComponentResult<SubscriptionPage>> ConfirmPage([AsParameters] ManageSubscription manage, string link, CancellationToken cancel)
    {
        var found = await manage.Find(AlertLetters.Confirm, link, cancel);
        return manage.Show(found is not null && manage.IsOpen(found) ? SubscriptionStep.Confirm : SubscriptionStep.Unknown, found, link);
    }

    /// <summary>Confirms.</summary>
    public static async Task<RazorComponentResult<SubscriptionPage>> Confirm([AsParameters] ManageSubscription manage, string link, CancellationToken cancel)
    {
        var found = await manage.Find(AlertLetters.Confirm, link, cancel);
        var confirmed = found is not null && await manage.Subscriptions.Confirm(found, manage.Follower.Current.Revision, manage.Time.GetUtcNow(), cancel);
        // Pressed twice is confirmed all the same.
        return manage.Show(confirmed || found?.ConfirmedAt is not null ? SubscriptionStep.Confirmed : SubscriptionStep.Unknown, found, link);
    }

    /// <summary>/benachrichtigungen/abmelden/{link}: asks whether to stop.</summary>
    public static async Task<RazorComponentResult<SubscriptionPage>> StopPage([AsParameters] ManageSubscription manage, string link, CancellationToken cancel)
    {
        var found = await manage.Find(AlertLetters.Stop, link, cancel);
        return manage.Show(found is not null ? SubscriptionStep.Stop : SubscriptionStep.Unknown, found, link);
    }

    /// <summary>Stops, from the page or with one request of a mail program (RFC 8058), which comes from anywhere and brings no cookie. With «alle» everything about the address is forgotten.</summary>
    public static async Task<RazorComponentResult<SubscriptionPage>> Stop([AsParameters] ManageSubscription manage, HttpRequest request, string link, CancellationToken cancel)
    {
        if (await manage.Find(AlertLetters.Stop, link, cancel) is { } found)
        {
            if (await FormBody.IsReadable(request, cancel) && request.Form.ContainsKey("alle")) await manage.Subscriptions.DeleteAddress(found.AddressHash, cancel);
            else await manage.Subscriptions.Delete(found.Id, cancel);
        }
        return manage.Show(SubscriptionStep.Stopped, null, link);
    }

    private async Task<Subscription?> Find(string purpose, string link, CancellationToken cancel) => Seal.IdOf(purpose, link) is { } id ? await Subscriptions.Get(id, cancel) : null;

    private bool IsOpen(Subscription subscription) => subscription.ConfirmedAt is not null || subscription.CreatedAt > Time.GetUtcNow() - SubscriptionStore.QuestionLifetime;

    private RazorComponentResult<SubscriptionPage> Show(SubscriptionStep step, Subscription? subscription, string link)
    {
        var page = Pages.Show.Page<SubscriptionPage>(Site, ("Step", step), ("Link", link), ("Subject", subscription is null ? null : Web.Components.Watched.Words(subscription.Kind, subscription.What, Follower.Current.Find)));
        page.StatusCode = step == SubscriptionStep.Unknown ? StatusCodes.Status404NotFound : StatusCodes.Status200OK;
        return page;
    }
}
