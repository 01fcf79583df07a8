using FundingDirectory.Core.Domain;

namespace FundingDirectory.Core.Search;

/// <summary>Filters typed as words: «land:MV», «thema:Sicherheit».</summary>
internal static class QueryFilters
{
    /// <summary>Takes a part that names a state or a topic as a filter; false when it is none, so that it stays a word.</summary>
    public static bool Take(QueryPart part, Synonyms synonyms, List<string> states, List<Topic> topics)
    {
        if (part.IsExcluded || part.IsBeginning) return false;
        if (part.Prefix == QueryPrefix.State && StateOf(part, synonyms) is { } state) states.Add(state);
        else if (part.Prefix == QueryPrefix.Topic && TopicOf(part) is { } topic) topics.Add(topic);
        else return false;
        return true;
    }

    private static string? StateOf(QueryPart part, Synonyms synonyms)
    {
        var key = string.Join(' ', part.Words.Select(w => GermanText.Stem(w.Variant ?? w.Folded)));
        string[] names = [string.Concat(part.Words.Select(w => w.Variant ?? w.Folded)), .. synonyms.Find(key).Select(s => Folded(s.Text))];
        return Vocabulary.States.FirstOrDefault(s => names.Contains(Folded(s.Label)))?.Value;
    }

    // A word of the label is enough; «Sicherheit» means «IT-Sicherheit».
    private static Topic? TopicOf(QueryPart part)
    {
        foreach (var topic in Enum.GetValues<Topic>())
        {
            // What editors renamed is still found under its old name.
            string[] labels = [Vocabulary.Label(topic), Vocabulary.ShippedLabel(topic)];
            if (labels.Select(l => GermanText.Words(l).ConvertAll(w => GermanText.Stem(w.Folded))).Any(label => part.Words.All(w => label.Contains(GermanText.Stem(w.Variant ?? w.Folded))))) return topic;
        }
        return null;
    }

    private static string Folded(string label) => string.Concat(GermanText.Words(label).Where(w => w.Form != WordForm.Whole).Select(w => w.Folded));
}
