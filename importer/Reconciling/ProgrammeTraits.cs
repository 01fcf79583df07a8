using System.Collections.Frozen;
using System.Text.RegularExpressions;
using FundingDirectory.Core.Domain;

namespace FundingDirectory.Importer.Reconciling;

/// <summary>Whether two programmes agree in something; unknown when one of them does not say it.</summary>
internal enum Agreement { Unknown, Same, Different }

/// <summary>What two descriptions of the same programme have in common, read off one of them.</summary>
internal sealed partial class ProgrammeTraits
{
    private static readonly FrozenSet<string> FunderNoise = FrozenSet.ToFrozenSet(
        ("bundesministerium ministerium staatsministerium landesministerium senatsverwaltung der die das des fuer und im in land freistaat bund laender bundesrepublik deutschland bundesregierung " +
        "bayerisches hessisches niedersaechsisches saechsisches thueringer landes").Split(' ')
        .Concat(Vocabulary.States.SelectMany(s => ProgrammeTitle.Fold(s.Label).Split(' '))));

    private readonly bool areaUnknown;
    private readonly HashSet<string> funder;

    public ProgrammeTraits(FundingProgramme programme)
    {
        Title = ProgrammeTitle.Of(programme.Title);
        Level = programme.Level;
        Areas = [.. programme.FundingAreas];
        areaUnknown = programme.AreaUnknown || (Areas.Count == 0 && programme.Level == FundingLevel.State);
        funder = [.. ProgrammeTitle.Fold(programme.FundingBody?.Name ?? "").Split(' ').Where(w => w.Length > 1 && !FunderNoise.Contains(w))];
        Pages = [.. programme.Sources.Select(s => Page(s.Url)).OfType<string>()];
        Named = [.. programme.Links.Where(l => l.Role != LinkRole.Information).Select(l => Page(l.Url)).Append(Page(programme.Guideline?.Url)).OfType<string>()];
        Mentioned = [.. programme.Links.Select(l => Page(l.Url)).OfType<string>().Except(Named)];
        Topics = [.. Pages.Concat(Named).Concat(Mentioned).Select(p => Topic().Match(p)).Where(m => m.Success).Select(m => m.Groups[1].Value)];
    }

    public ProgrammeTitle Title { get; }
    public FundingLevel Level { get; }
    /// <summary>Regional keys of the funding area (Fördergebiet); none = nationwide or not known.</summary>
    public HashSet<string> Areas { get; }
    /// <summary>The sources' own pages about the programme.</summary>
    public HashSet<string> Pages { get; }
    /// <summary>Pages that the programme names as its guideline, source or way to apply.</summary>
    public HashSet<string> Named { get; }
    /// <summary>Pages that it only points to.</summary>
    public HashSet<string> Mentioned { get; }
    /// <summary>Topic identifiers of the EU portal.</summary>
    public HashSet<string> Topics { get; }

    public Agreement LevelWith(ProgrammeTraits other) =>
        Level == FundingLevel.Unknown || other.Level == FundingLevel.Unknown ? Agreement.Unknown : Level == other.Level ? Agreement.Same : Agreement.Different;

    public Agreement AreaWith(ProgrammeTraits other)
    {
        if (areaUnknown || other.areaUnknown) return Agreement.Unknown;
        if (Areas.SetEquals(other.Areas)) return Agreement.Same;
        // A part of an area, or nationwide beside a place, may be the same programme told more exactly.
        return Areas.Any(a => other.Areas.Any(b => a.StartsWith(b, StringComparison.Ordinal) || b.StartsWith(a, StringComparison.Ordinal))) ? Agreement.Unknown : Agreement.Different;
    }

    public Agreement FunderWith(ProgrammeTraits other)
    {
        if (Level == FundingLevel.Eu && other.Level == FundingLevel.Eu) return Agreement.Same;
        if (funder.Count == 0 || other.funder.Count == 0) return Agreement.Unknown;
        // Ministries change their names; half of the shorter name's words is enough.
        return 2 * funder.Intersect(other.funder).Count() >= Math.Min(funder.Count, other.funder.Count) ? Agreement.Same : Agreement.Different;
    }

    /// <summary>An address without what does not tell pages apart; null for none and for the front page of a site, which many programmes share.</summary>
    internal static string? Page(string? url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https")) return null;
        var host = address.IdnHost.StartsWith("www.", StringComparison.Ordinal) ? address.IdnHost[4..] : address.IdnHost;
        var path = address.AbsolutePath.TrimEnd('/');
        if (path.Length == 0 || path.Equals("/index.html", StringComparison.OrdinalIgnoreCase)) return null;
        var query = Tracking().Replace(address.Query, "").TrimEnd('?', '&');
        return $"{host}{path}{query}".ToLowerInvariant();
    }

    [GeneratedRegex(@"/topic-details/([^/?]+)$")]
    private static partial Regex Topic();

    [GeneratedRegex(@"(?<=[?&])(?:utm_\w+|fbclid|gclid|jsessionid)=[^&]*&?", RegexOptions.IgnoreCase)]
    private static partial Regex Tracking();
}
