namespace FundingDirectory.Core.Domain;

/// <summary>What a host harvests by itself, and how often; empty = nothing.</summary>
public sealed record HarvestPlan(IReadOnlyDictionary<string, Rhythm> Rhythms)
{
    /// <summary>Name under which the check of links is planned.</summary>
    public const string LinkCheck = "link-check";
    /// <summary>Name under which tidying up is planned, and of the lease that keeps it and a backup apart.</summary>
    public const string Tidy = "tidy";

    /// <summary>The plan with what editors decided about sources. A host that plans nothing still plans nothing.</summary>
    public HarvestPlan With(IReadOnlyDictionary<string, SourceNote> notes)
    {
        if (Rhythms.Count == 0) return this;
        var rhythms = Rhythms.ToDictionary();
        foreach (var (source, note) in notes)
            if (note.Paused) rhythms.Remove(source);
            else if (Rhythm.Parse(note.Schedule) is { } rhythm) rhythms[source] = rhythm;
        return new(rhythms);
    }

    /// <summary>When a source is harvested next; null = it is not planned. Never in the past: what is due is due now.</summary>
    public DateTimeOffset? Next(string source, SourceRuns? runs, DateTimeOffset now)
    {
        if (!Rhythms.TryGetValue(source, out var rhythm)) return null;
        var next = runs?.Next(rhythm) ?? rhythm.Next(null, null, 0);
        return next > now ? next : now;
    }
}
