using System.Diagnostics;
using FundingDirectory.Core.Domain;
using FundingDirectory.Importer.Connectors;
using FundingDirectory.Importer.Reconciling;
using FundingDirectory.Tests.Support;
using Xunit;

namespace FundingDirectory.Tests.Importer.Reconciling;

/// <summary>Twins and near misses, all of our own making.</summary>
public sealed class DuplicatesTests
{
    private const string Topic = "https://ec.europa.eu/info/funding-tenders/opportunities/portal/screen/opportunities/topic-details/";

    private static FundingProgramme Named(string title, string? area = null, string? funder = "Bundesministerium für Probe (BMP)", FundingLevel? level = null, params string[] links) => Make.Programme("x", title) with
    {
        Level = level ?? (area is null ? FundingLevel.Federal : FundingLevel.State),
        FundingAreas = area is null ? [] : [area],
        FundingBody = funder is null ? null : new Organisation { Name = funder },
        Sources = [],
        Links = [.. links.Select(l => new Link { Role = l.StartsWith('!') ? LinkRole.Information : LinkRole.Source, Url = l.TrimStart('!') })],
    };

    private static FundingProgramme At(FundingProgramme programme, string page) => programme with { Sources = [new SourceReference { Source = "said", SourceId = "x", Url = page }] };

    private static Dictionary<string, Twin> Find(FundingProgramme[] newcomers, params FundingProgramme[] known) =>
        Duplicates.Find(newcomers.Select((n, i) => Sketch.Of($"n{i}", n)), known.Select((k, i) => Sketch.Of($"k{i}", k)));

    private static bool? Sure(FundingProgramme newcomer, FundingProgramme known) => Find([newcomer], known).GetValueOrDefault("n0")?.Sure;

    public static TheoryData<string, string, string?, string?> SameTitles => new()
    {
        { "Digitale Dorfmitte", "Digitale Dorfmitte", null, null },
        { "Richtlinie zur Förderung der digitalen Dorfmitte", "Digitale Dorfmitte", null, null },
        { "Digitale Dorfmitte (DDM)", "Förderprogramm digitale Dorfmitte", "13", "13" },
        { "Interkommunale Rechenzentren (Hessen)", "Förderrichtlinie interkommunale Rechenzentren", "06", "06" },
        { "Modellvorhaben kluge Kläranlage 2027", "Modellvorhaben Kluge Kläranlage 2027", null, null },
    };

    [Theory]
    [MemberData(nameof(SameTitles))]
    public void The_same_title_area_and_funder_are_the_same_programme(string a, string b, string? areaA, string? areaB) => Assert.True(Sure(Named(a, areaA), Named(b, areaB)));

    public static TheoryData<string, string, string?, string?> Sisters => new()
    {
        { "Digitalbonus Dorf", "Digitalbonus Dorf", "13", "01" },
        { "Aufruf Kluge Kläranlage 2026", "Aufruf Kluge Kläranlage 2027", null, null },
        { "Kommunaler Datenraum Modul 1", "Kommunaler Datenraum Modul 2", null, null },
        { "Kommunaler Datenraum – Teil A", "Kommunaler Datenraum – Teil B", null, null },
        { "Ortskern Runde II", "Ortskern Runde III", null, null },
        { "Glasfaser für Schulen in Hessen", "Glasfaser für Schulen in Sachsen", null, null },
        { "Ladesäulen für Landkreise", "Ladeinfrastruktur für Omnibusse", null, null },
        { "Förderung der Feuerwehr", "Förderung der Bibliotheken", "13", "13" },
    };

    [Theory]
    [MemberData(nameof(Sisters))]
    public void Sisters_are_neither_joined_nor_asked_about(string a, string b, string? areaA, string? areaB) => Assert.Null(Sure(Named(a, areaA), Named(b, areaB)));

    public static TheoryData<string, string, string?> Doubtful => new()
    {
        { "Glasfaser Richtlinie 2.0", "Glasfaser Richtlinie", "Bundesministerium für Probe (BMP)" },
        { "Kluge Kläranlage 2027", "Kluge Kläranlage", "Bundesministerium für Probe (BMP)" },
        { "Kluge Kläranlage (EFRE)", "Kluge Kläranlage (ESF)", "Bundesministerium für Probe (BMP)" },
        { "Kluge Kläranlage", "Kluge Kläranlage", "Bundesministerium der Finanzen" },
        { "Kluge Kläranlage", "Kluge Kläranlage", null },
        { "Kluge Kläranlagen im ländlichen Raum", "Kluge Kläranlage ländlicher Räume", "Bundesministerium für Probe (BMP)" },
    };

    [Theory]
    [MemberData(nameof(Doubtful))]
    public void Where_something_differs_an_editor_is_asked(string a, string b, string? funder) => Assert.False(Sure(Named(a), Named(b, funder: funder)) ?? throw new Xunit.Sdk.XunitException("not asked about"));

    [Fact]
    public void A_state_and_its_ministry_are_no_different_funders()
    {
        Assert.True(Sure(Named("Kluge Kläranlage", "06", "Land Hessen"), Named("Kluge Kläranlage", "06", "Hessisches Ministerium für Probe")));
        Assert.False(Sure(Named("Kläranlage", "06", "Land Hessen"), Named("Kläranlage", "06", "Hessisches Ministerium für Probe")));
    }

    [Fact]
    public void An_unknown_area_is_no_other_area_and_no_proof() => Assert.False(Sure(Named("Kluge Kläranlage", "13"), Named("Kluge Kläranlage", "13") with { FundingAreas = [], AreaUnknown = true }));

    [Fact]
    public void The_same_topic_of_the_eu_portal_is_the_same_call_whatever_the_titles()
    {
        var call = At(Named("Helpful assistants", level: FundingLevel.Eu, links: Topic + "PROBE-2026-TOWN-01"), Topic + "PROBE-2026-TOWN-01");
        Assert.True(Sure(call, Named("Hilfreiche Assistenten für Städte", level: FundingLevel.Eu, links: Topic + "PROBE-2026-TOWN-01")));
        Assert.Null(Sure(call, Named("Helpful assistants", level: FundingLevel.Eu, links: Topic + "PROBE-2025-TOWN-01")));
        Assert.False(Sure(call, Named("Rahmenprogramm", level: FundingLevel.Eu, links: [Topic + "PROBE-2026-TOWN-01", Topic + "PROBE-2026-TOWN-02"])));
    }

    [Fact]
    public void An_entry_that_names_the_sources_own_page_is_that_programme()
    {
        var record = At(Named("Zuwendungen für kluge Kläranlagen an Bächen", "13"), "https://www.foerderung.example/programm/klaeranlage.html");
        Assert.True(Sure(record, Named("Kläranlagen, die mitdenken", "13", links: "http://foerderung.example/programm/klaeranlage.html/")));
        Assert.True(Sure(record, Named("Kluge Kläranlagen", "13", links: "!https://foerderung.example/programm/klaeranlage.html?utm_source=brief")));
        // A mere pointer to another programme's page says nothing about itself.
        Assert.Null(Sure(record, Named("Hafenausbau", "13", links: "!https://foerderung.example/programm/klaeranlage.html")));
    }

    [Fact]
    public void Front_pages_and_addresses_that_several_share_prove_nothing()
    {
        Assert.Null(Sure(Named("Kluge Kläranlage", links: "https://www.portal.example/"), Named("Hafenausbau", links: "https://portal.example")));
        const string Form = "https://portal.example/antrag";
        Assert.Empty(Find([Named("Kluge Kläranlage", links: Form), Named("Feuerwehr der Zukunft", links: Form)], Named("Hafenausbau", links: Form)));
        Assert.Empty(Find([Named("Kluge Kläranlage", links: Form)], Named("Hafenausbau", links: Form), Named("Feuerwehr der Zukunft", links: Form)));
    }

    [Fact]
    public void Modules_of_one_guideline_are_at_most_asked_about() =>
        Assert.False(Sure(Named("Kanalsanierung mit Sensoren", links: "https://recht.example/richtlinie-wasser"), Named("Messnetze an Bächen", links: "https://recht.example/richtlinie-wasser")));

    [Fact]
    public void Two_records_of_one_source_are_never_both_joined_to_one_entry()
    {
        var found = Find([Named("Kluge Kläranlage"), Named("Kluge Kläranlage")], Named("Kluge Kläranlage"));
        Assert.Equal([false, false], found.Values.Select(t => t.Sure));
    }

    [Fact]
    public void Two_entries_that_fit_equally_well_are_no_answer() => Assert.False(Find([Named("Kluge Kläranlage")], Named("Kluge Kläranlage"), Named("Kluge Kläranlage"))["n0"].Sure);

    [Fact]
    public async Task A_twin_joins_the_entry_with_both_sources_and_an_unsure_one_is_published_and_asked_about_once()
    {
        using var stage = await HarvestStage.Open();
        FundingProgramme From(string source, string id, string title) => Named(title) with { Slug = id, Sources = [new SourceReference { Source = source, SourceId = id }] };
        await stage.Run(new Parsed { Complete = true, Records = [new ParsedRecord("a", From("said", "a", "Kluge Kläranlage")), new ParsedRecord("b", From("said", "b", "Glasfaser Richtlinie"))] });
        var second = new Parsed
        {
            Complete = true,
            Records = [new ParsedRecord("x", From("other", "x", "Richtlinie kluge Kläranlagen") with { AmountMax = 9_000 }), new ParsedRecord("y", From("other", "y", "Glasfaser Richtlinie 2.0"))],
        };
        var counts = (await stage.Run(second, "other")).Run.Counts;
        Assert.Equal((1, 1), (counts.Added, counts.Changed));
        var joined = await stage.Programme(EntryId.From("said", "a"));
        Assert.Equal(("Kluge Kläranlage", 9_000L), (joined.Title, joined.AmountMax!.Value));
        Assert.Equal(["said", "other"], joined.Sources.Select(s => s.Source));
        var asked = Assert.Single(await stage.Proposals.Open(Proposal.Duplicate, CancellationToken.None));
        Assert.Equal((EntryId.From("other", "y"), EntryId.From("said", "b"), "mögliches Duplikat von «Glasfaser Richtlinie»: gleicher Titel"), (asked.EntryId, asked.Twin, asked.Reason));
        var dump = await stage.Dump();
        Assert.Equal(2, (await stage.Run(second, "other")).Run.Counts.Unchanged);
        Assert.Equal(dump, await stage.Dump());
    }

    [Fact]
    public void Thousands_of_records_are_compared_with_thousands_of_entries_in_a_moment()
    {
        string[] things = ["Kläranlage", "Glasfaser", "Feuerwehr", "Bibliothek", "Hafen", "Radweg", "Schule", "Wärmenetz", "Ortskern", "Museum"];
        FundingProgramme Number(int i) => Named($"Förderung {things[i % 10]} {(char)('a' + (i % 26))}{i / 7}vorhaben im Verbund {things[i / 10 % 10]}", (1 + (i % 16)).ToString("00", System.Globalization.CultureInfo.InvariantCulture));
        var known = Enumerable.Range(0, 5_000).Select(Number).ToArray();
        var fresh = Enumerable.Range(2_500, 2_500).Select(Number).ToArray();
        Find(fresh[..50], known[..50]);
        var start = Stopwatch.GetTimestamp();
        var found = Find(fresh, known);
        // Well under a second on an idle machine; the limit only tells an index from comparing everything with everything.
        Assert.InRange(Stopwatch.GetElapsedTime(start), TimeSpan.Zero, TimeSpan.FromSeconds(8));
        Assert.True(found.Values.Count(t => t.Sure) > 2_000, $"{found.Values.Count(t => t.Sure)}");
    }
}
