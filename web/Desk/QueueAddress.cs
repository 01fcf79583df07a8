using FundingDirectory.Core.Domain;
using FundingDirectory.Web.Addresses;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;

namespace FundingDirectory.Web.Desk;

/// <summary>Which part of the work is shown. Null and false = no restriction.</summary>
public sealed record QueueRequest
{
    public WorkKind? Kind { get; init; }
    public EntryKind? EntryKind { get; init; }
    /// <summary>Only what the editor has taken.</summary>
    public bool Mine { get; init; }
    /// <summary>Only what nobody has taken.</summary>
    public bool Free { get; init; }
    /// <summary>Words of the title.</summary>
    public string? Text { get; init; }
    public int Page { get; init; } = 1;
    public IReadOnlyList<FieldError> Errors { get; init; } = [];

    /// <summary>Whether a piece of work belongs to this part, apart from its kind.</summary>
    public bool Fits(WorkItem item, string editor) =>
        (EntryKind is null || item.EntryKind == EntryKind) && (!Mine || item.ClaimedBy == editor) && (!Free || item.ClaimedBy is null)
        && (Text is null || Text.Split(' ', StringSplitOptions.RemoveEmptyEntries).All(w => item.Title.Contains(w, StringComparison.OrdinalIgnoreCase)));
}

/// <summary>/redaktion: the state of the list of work in its address.</summary>
public static class QueueAddress
{
    public const string Path = "/redaktion";
    private const int LastPage = 1_000;

    public static QueueRequest Read(IQueryCollection query)
    {
        var reader = new QueryReader(query);
        var request = new QueueRequest
        {
            Kind = reader.Code<WorkKind>("art", "Art"), EntryKind = reader.Code<EntryKind>("eintrag", "Eintrag"), Mine = reader.YesNo("meine", "Meine") == true, Free = reader.YesNo("frei", "Frei") == true,
            Text = reader.Text("q", 100), Page = reader.Page(LastPage),
        };
        return request with { Errors = reader.Errors };
    }

    public static string Write(QueueRequest request)
    {
        var query = new QueryBuilder();
        if (request.Kind is { } kind) query.Add("art", Vocabulary.Code(kind));
        if (request.EntryKind is { } entry) query.Add("eintrag", Vocabulary.Code(entry));
        if (request.Mine) query.Add("meine", "ja");
        if (request.Free) query.Add("frei", "ja");
        if (request.Text is { } text) query.Add("q", text);
        if (request.Page > 1) query.Add("seite", request.Page.ToString(System.Globalization.CultureInfo.InvariantCulture));
        return Path + query;
    }
}
