using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Search;
using FundingDirectory.Web.Addresses;

namespace FundingDirectory.Api.Pages;

/// <summary>The programmes an address picks for comparison: at most four, and in words what of the list could not be used. Asked: whether the address names any.</summary>
internal sealed record PickedProgrammes(IReadOnlyList<Entry> Entries, IReadOnlyList<FieldError> Errors, bool Asked)
{
    public static PickedProgrammes Read(PublishedDirectory directory, IQueryCollection parameters)
    {
        var asked = ComparisonAddress.Read(parameters).Select(id => (Id: id, Entry: directory.Find(EntryKind.FundingProgramme, id))).ToList();
        // A slug and an id may mean the same programme.
        var found = asked.Select(a => a.Entry).OfType<Entry>().DistinctBy(e => e.Id).ToList();
        var errors = asked.Where(a => a.Entry is null).Select(a => new FieldError(ComparisonAddress.Ids, $"Ein Programm «{QueryReader.Short(a.Id)}» ist nicht verzeichnet.")).ToList();
        if (German.List(found.Skip(ComparisonAddress.Most).Select(e => $"«{e.Content.Title}»")) is { Length: > 0 } titles)
            errors.Add(new(ComparisonAddress.Ids, $"Höchstens vier Programme lassen sich vergleichen. Weggelassen: {titles}."));
        return new([.. found.Take(ComparisonAddress.Most)], errors, asked.Count > 0);
    }
}
