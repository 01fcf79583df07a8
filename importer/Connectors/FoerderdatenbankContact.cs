using AngleSharp.Dom;
using FundingDirectory.Core.Domain;
using FundingDirectory.Importer.Normalising;

namespace FundingDirectory.Importer.Connectors;

/// <summary>Reads one contact card of a page of the federal database.</summary>
internal static class FoerderdatenbankContact
{
    /// <summary>The contact; null when the card is empty.</summary>
    public static Contact? Read(IElement card)
    {
        var organisation = Line(card.QuerySelector(".card--title") ?? (card.Children.Length == 0 ? card : card.QuerySelector("a")));
        string?[] address = [.. card.QuerySelectorAll(".adr, .locality").Select(Line)];
        var contact = new Contact
        {
            Organisation = organisation, Name = Line(card.QuerySelector(".card--title-subtitle")), Phone = Number(card.QuerySelector(".tel")),
            Email = Mail(card.QuerySelector(".email a")?.GetAttribute("href")) ?? Line(card.QuerySelector(".email")),
            Address = string.Join(", ", address.OfType<string>()) is { Length: > 0 } text ? text : null,
            Url = WebAddresses.Safe(card.QuerySelector(".website a")?.GetAttribute("href")),
        };
        return contact == new Contact() ? null : contact;
    }

    private static string? Line(IElement? element) => element is not null && PlainText.FromElement(element) is { } text ? PlainText.Spaced(text) : null;

    /// <summary>«Tel: +49 …» without its label.</summary>
    private static string? Number(IElement? element) => Line(element) is { } text ? text[(text.IndexOf(':') + 1)..].Trim() is { Length: > 0 } number ? number : null : null;

    private static string? Mail(string? address) => address?.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase) == true ? Uri.UnescapeDataString(address[7..].Split('?')[0]).Trim() : null;
}
