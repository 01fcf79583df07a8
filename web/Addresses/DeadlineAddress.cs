using System.Globalization;
using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Matching;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;

namespace FundingDirectory.Web.Addresses;

/// <summary>What the address of the deadlines asks for. Errors name values that were left out.</summary>
public sealed record DeadlineRequest(DeadlineFilter Filter, int Page, IReadOnlyList<FieldError> Errors);

/// <summary>The address of the deadlines: filters and page as parameters, both ways.</summary>
public static class DeadlineAddress
{
    public const string Path = "/fristen";
    /// <summary>The same deadlines as a calendar to subscribe to.</summary>
    public const string CalendarPath = "/fristen.ics";
    public const int PageSize = 50;
    private const int LastPage = 1000;

    /// <summary>Reads an address; unusable values become errors, never exceptions.</summary>
    public static DeadlineRequest Read(IQueryCollection parameters)
    {
        var reader = new QueryReader(parameters);
        var filter = new DeadlineFilter(reader.State(), reader.Code<Topic>("thema", "Thema"), reader.Code<FundingLevel>("ebene", "Ebene"));
        return new(filter, reader.Page(LastPage), reader.Errors);
    }

    /// <summary>The address of the page, or of the calendar, with the filters.</summary>
    public static string Write(DeadlineFilter filter, int page = 1, string path = Path)
    {
        var address = new QueryBuilder();
        if (filter.State is { } state) address.Add("land", state);
        if (filter.Topic is { } topic) address.Add("thema", Vocabulary.Code(topic));
        if (filter.Level is { } level) address.Add("ebene", Vocabulary.Code(level));
        if (page > 1) address.Add("seite", page.ToString(CultureInfo.InvariantCulture));
        return path + address;
    }
}
