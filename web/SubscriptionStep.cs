namespace FundingDirectory.Web;

/// <summary>Where somebody is who followed a link in a mail.</summary>
public enum SubscriptionStep { Unknown, Confirm, Confirmed, Stop, Stopped }
