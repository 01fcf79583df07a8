using FundingDirectory.Core.Domain;

namespace FundingDirectory.Web.Desk;

/// <summary>Where things stand at the desk.</summary>
public static class DeskAddress
{
    /// <summary>Where a piece of work is done.</summary>
    public static string Of(WorkItem item) => item.Kind is WorkKind.Conflict or WorkKind.BrokenLink or WorkKind.Duplicate or WorkKind.Hint ? Proposal(item.Subject) : Entry(item.EntryId);

    public static string Entry(string id, string? part = null) => $"/redaktion/eintraege/{Uri.EscapeDataString(id)}{(part is null ? "" : $"/{part}")}";

    public static string Proposal(string id) => $"/redaktion/vorschlaege/{Uri.EscapeDataString(id)}";
}
