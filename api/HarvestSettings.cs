using FundingDirectory.Core.Domain;

namespace FundingDirectory.Api;

/// <summary>What the host harvests by itself (section «FundingDirectory:Harvest»); off by default.</summary>
public sealed record HarvestSettings
{
    private const string Section = $"{Settings.Section}:Harvest";

    /// <summary>Whether the schedule runs in this host.</summary>
    public bool Enabled { get; init; }
    /// <summary>Source id, «link-check» or «tidy» to its rhythm; what is not named is not harvested. «_» may stand for «-».</summary>
    public IReadOnlyDictionary<string, string> Schedule { get; init; } = new Dictionary<string, string>();
    /// <summary>Another address of the EU portal's search, for instance a replay.</summary>
    public string? EuSearchAddress { get; init; }

    /// <summary>The plan these settings make. Check <see cref="Error"/> first.</summary>
    public HarvestPlan ToPlan() => new(Enabled ? Schedule.ToDictionary(s => Id(s.Key), s => Rhythm.Parse(s.Value)!) : new Dictionary<string, Rhythm>());

    /// <summary>What is wrong, as one German line naming the setting; null when nothing is.</summary>
    public string? Error()
    {
        string[] known = [.. Sources.All.Select(s => s.Id), HarvestPlan.LinkCheck, HarvestPlan.Tidy];
        foreach (var (name, rhythm) in Schedule)
        {
            if (!known.Contains(Id(name))) return $"{Section}:Schedule:{name} nennt keine bekannte Quelle; möglich sind {string.Join(", ", known)}.";
            if (Rhythm.Parse(rhythm) is null) return $"{Section}:Schedule:{name} hat den Wert «{rhythm}»; erwartet wird {Rhythm.Forms}.";
            if (Schedule.Count(s => Id(s.Key) == Id(name)) > 1) return $"{Section}:Schedule:{name} ist zweimal gesetzt, mit «-» und mit «_».";
        }
        if (Enabled && Schedule.Count == 0) return $"{Section}:Enabled ist eingeschaltet, aber {Section}:Schedule nennt keine Quelle.";
        if (!string.IsNullOrEmpty(EuSearchAddress) && !Uri.TryCreate(EuSearchAddress, UriKind.Absolute, out _)) return $"{Section}:EuSearchAddress muss eine vollständige Adresse sein, nicht «{EuSearchAddress}».";
        return null;
    }

    // Many shells do not take a dash in the name of a variable.
    private static string Id(string name) => name.Replace('_', '-').ToLowerInvariant();
}
