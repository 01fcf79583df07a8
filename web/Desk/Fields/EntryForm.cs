using System.Text.Json;
using System.Text.Json.Nodes;
using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Workflow;
using FundingDirectory.Web.Addresses;

namespace FundingDirectory.Web.Desk.Fields;

/// <summary>What a form says: the content as far as it could be read, and what is wrong.</summary>
public sealed record FormAnswer(EntryContent Content, IReadOnlyList<FieldError> Errors);

/// <summary>An entry as a form, and a form as an entry.</summary>
public static class EntryForm
{
    private const int LongestQuote = 1_500, LongestUrl = 2_000;

    /// <summary>The inputs of a content.</summary>
    public static FormValues Write(EntryContent content)
    {
        var (values, json) = (new FormValues(), FieldChoice.Fields(content));
        foreach (var field in EntryFields.Of(content.Kind).SelectMany(g => g.Fields)) field.Write(json, "", values);
        return values;
    }

    /// <summary>What was typed over a content. What the form does not show stays as in <paramref name="standing"/>; evidence that was given goes to the fields
    /// of its group that changed.</summary>
    public static FormAnswer Read(FormValues typed, EntryContent standing, DateOnly today)
    {
        var (form, json, was) = (new FormReader(typed), FieldChoice.Fields(standing), FieldChoice.Fields(standing));
        var groups = EntryFields.Of(standing.Kind);
        foreach (var field in groups.SelectMany(g => g.Fields)) field.Read(form, "", json);
        var content = json.Deserialize<EntryContent>(EntryJson.Options)!;
        foreach (var group in groups.Where(g => g.Evidence)) content = Quoted(content, group, form, json, was, today);
        // A contradiction is worth saying only about values that could be read.
        if (form.Errors.Count == 0) form.Errors.AddRange(ContentRules.Check(content).Select(e => new FieldError(e.Field, e.Message)));
        return new(content, form.Errors);
    }

    private static EntryContent Quoted(EntryContent content, FieldGroup group, FormReader form, JsonObject json, JsonObject was, DateOnly today)
    {
        var (quote, url) = (form.Text(group.QuoteInput, "Wortlaut der Quelle", LongestQuote), form.Text(group.UrlInput, "Adresse der Quelle", LongestUrl));
        if (quote is null && url is null) return content;
        if (quote is null) form.Wrong(group.QuoteInput, "Zur Adresse der Quelle fehlt der Wortlaut.");
        else if (EntryAddress.Safe(url) is not { } address) form.Wrong(group.UrlInput, "Zum Wortlaut fehlt die vollständige Adresse der Quelle, die mit https:// beginnt.");
        else
        {
            var changed = group.Fields.SelectMany(f => f.Covers).Where(f => !FieldChoice.Same(f, was[f], json[f])).ToList();
            if (changed.Count > 0) return EditorEvidence.With(content, changed, quote, address, today);
        }
        return content;
    }

    /// <summary>What is missing before a content may be published, at the inputs where it is given.</summary>
    public static IReadOnlyList<FieldError> Unproven(EntryContent? published, EntryContent draft)
    {
        var missing = EditorEvidence.Missing(published, draft);
        return [.. EntryFields.Of(draft.Kind).Where(g => g.Evidence).Select(g => (Group: g, Fields: g.Fields.Where(f => f.Covers.Any(missing.Contains)).ToList())).Where(g => g.Fields.Count > 0)
            .Select(g => new FieldError(g.Group.QuoteInput, $"Bitte belegen Sie mit dem Wortlaut der Quelle: {German.List(g.Fields.Select(f => f.Label))}. Danach entscheiden Kommunen, ob sie einen Antrag stellen."))];
    }
}
