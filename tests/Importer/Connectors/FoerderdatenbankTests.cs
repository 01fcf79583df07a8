using System.IO.Compression;
using System.Text;
using System.Text.Json;
using FundingDirectory.Core.Domain;
using FundingDirectory.Importer.Connectors;
using FundingDirectory.Importer.Fetching;
using Xunit;

namespace FundingDirectory.Tests.Importer.Connectors;

public sealed class FoerderdatenbankTests
{
    private static readonly Foerderdatenbank Connector = new();
    private static readonly Parsed Own = Connector.Parse(SharedSources.Own("foerderdatenbank"));

    private static FundingProgramme Programme(Parsed parsed, string key) => (FundingProgramme)parsed.Records.Single(r => r.SourceId == key).Content;

    private static byte[] Zip(IEnumerable<Capture> files, int repeatPadding = 0)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var file in files)
            {
                using var entry = zip.CreateEntry(file.Name).Open();
                entry.Write(file.Bytes.Span);
                for (var i = 0; i < repeatPadding; i++) entry.Write(new byte[1024 * 1024]);
            }
        }
        return bytes.ToArray();
    }

    [Fact]
    public void Every_code_and_reference_of_a_programme_is_read()
    {
        var p = Programme(Own, "Foerderprogramm/Land/Mecklenburg-Vorpommern/ki-probe");
        Assert.Equal("Probeförderung für KI in Rathäusern", p.Title);
        Assert.Equal("land-mecklenburg-vorpommern-ki-probe", p.Slug);
        Assert.Equal("Die Probeförderung hilft Gemeinden bei Versuchen mit Künstlicher Intelligenz.", p.Summary);
        Assert.Equal("Was\n\nGefördert werden Versuche.\nZum Beispiel:\n\n- ein Auskunftsdienst,\n- eine Aktensuche.\n\nMehr erfahren Sie bei der Probestelle.", p.Description);
        Assert.Equal(FundingLevel.State, p.Level);
        Assert.Equal(["01", "03", "13"], p.FundingAreas);
        Assert.Equal([FundingType.Grant, FundingType.Loan, FundingType.Guarantee], p.FundingTypes);
        Assert.Equal([ApplicantType.Municipality, ApplicantType.City, ApplicantType.County, ApplicantType.University], p.EligibleApplicants);
        Assert.Equal([Topic.SmartCity, Topic.Infrastructure], p.Topics);
        Assert.Equal(AiFit.Explicit, p.AiFit);
        Assert.Equal(("Ministerium für Proben", "Foerdergeber/P/probeministerium"), (p.FundingBody!.Name, p.FundingBody.Id));
        Assert.Equal(new Contact { Organisation = "Probestelle", Phone = "+49 385 000-0", Email = "hilfe@example.org", Address = "Probeweg 1 a, 19053 Schwerin", Url = "https://example.org/probe" }, Assert.Single(p.Contacts));
        Assert.Equal([LinkRole.Source, LinkRole.Information, LinkRole.Guideline], p.Links.Select(l => l.Role));
        Assert.Equal("https://www.foerderdatenbank.de/FDB/Content/DE/Foerderprogramm/Land/Mecklenburg-Vorpommern/ki-probe.html", p.Links[0].Url);
        Assert.Equal("https://example.org/richtlinie", p.Guideline!.Url);
        Assert.Equal(["Smart Cities & Regionen", "Digitalisierung", "Information & Kommunikation", "Versuch Rathaus Auskunft"], p.Keywords);
    }

    [Fact]
    public void A_remark_that_applications_are_over_closes_the_programme_with_its_words_as_evidence()
    {
        var p = Programme(Own, "Foerderprogramm/Land/Mecklenburg-Vorpommern/ki-probe");
        Assert.Equal(DeadlineModel.Closed, p.DeadlineModel);
        Assert.Equal("Eine Antragstellung ist seit Mai nicht mehr möglich.", p.StatusNote);
        var evidence = Assert.Single(p.Provenance, e => e.Field == "deadlineModel");
        Assert.Equal(("gsb:header", DecidedBy.Rule, p.StatusNote), (evidence.SourceField, evidence.DecidedBy, evidence.Quote));
    }

    [Fact]
    public void Every_filled_field_says_where_it_comes_from()
    {
        var p = Programme(Own, "Foerderprogramm/Land/Mecklenburg-Vorpommern/ki-probe");
        string[] fields = ["title", "summary", "description", "legalBasis", "statusNote", "level", "fundingBody", "fundingAreas", "fundingTypes", "eligibleApplicants", "topics", "aiFit", "contacts", "links", "guideline", "keywords"];
        Assert.Empty(fields.Except(p.Provenance.Select(e => e.Field)));
        Assert.All(p.Provenance, e => Assert.True(e is { Source: "foerderdatenbank", SourceField: not null, Url: not null, FetchedAt: not null }));
        Assert.Equal("Mecklenburg-Vorpommern, Schleswig-Holstein, Niedersachsen", p.Provenance.Single(e => e.Field == "fundingAreas").Quote);
    }

    [Fact]
    public void Internal_comments_are_never_published() =>
        Assert.All(Own.Records.Select(r => (FundingProgramme)r.Content), p => Assert.DoesNotContain("4711", string.Join('\n', [p.ToString(), .. p.Keywords, .. p.Provenance.Select(e => e.ToString())])));

    [Fact]
    public void An_entry_of_the_old_format_takes_its_text_from_the_body()
    {
        var p = Programme(Own, "Foerderprogramm/Bund/Probe/altformat");
        Assert.Equal("Ziel und Gegenstand\n\nAlles steht hier.", p.Description);
        Assert.True(p.Summary is null && p.LegalBasis is null && p.AreaUnknown && p.FundingAreas.Count == 0);
        Assert.Equal((FundingLevel.Federal, DeadlineModel.Single, AiFit.Unknown), (p.Level, p.DeadlineModel, p.AiFit));
        Assert.Equal([FundingType.Grant], p.FundingTypes);
    }

    [Fact]
    public void A_certain_deadline_is_read_with_its_words()
    {
        var p = Programme(Own, "Foerderprogramm/Bund/Probe/altformat");
        Assert.Equal(new Round { Kind = RoundKind.Outline, Closes = new DateOnly(2027, 3, 15), Time = "14:00", Quote = "Reichen Sie Ihre Skizze bitte bis zum 15.3.2027, 14:00 Uhr ein.", SourceField = "gsb:procInfluence", DecidedBy = DecidedBy.Rule }, Assert.Single(p.Rounds));
        Assert.Equal(DecidedBy.Rule, p.Provenance.Single(e => e.Field == "rounds").DecidedBy);
    }

    [Fact]
    public void Damaged_documents_are_problems_and_the_rest_goes_on()
    {
        Assert.Equal(2, Own.Records.Count);
        Assert.Equal(
            ["ExternerLink/P/probe-richtlinie|XML", "Foerderprogramm/Bund/Probe/altformat|gsb:cl2Processes/Foerderart", "Foerderprogramm/Bund/Probe/dtd|", "Foerderprogramm/Bund/Probe/kaputt|",
                "Foerderprogramm/Bund/Probe/stummel|gsb:title", "Foerderprogramm/Land/Mecklenburg-Vorpommern/ki-probe|gsb:cl2CustServices"],
            Own.Problems.Select(p => $"{p.RecordId}|{p.Field}").Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(""), InlineData("BMWI/FDB/Content/DE/"), InlineData("BMWI/"), InlineData("export/2026/")]
    public void A_zip_and_any_level_of_the_folder_give_the_same(string above)
    {
        var files = SharedSources.Own("foerderdatenbank").Select(c => c with { Name = above + c.Name[(above.StartsWith("BMWI", StringComparison.Ordinal) ? above.Length : 0)..] }).ToList();
        if (above.StartsWith("BMWI", StringComparison.Ordinal)) files = [.. files.Select(f => f with { Name = f.Name[above.Length..] })];
        foreach (var parsed in new[] { Connector.Parse(files), Connector.Parse([SharedSources.Bytes("export.zip", Zip(files))]) })
        {
            Assert.Equal(Own.Records.Select(r => r.SourceId), parsed.Records.Select(r => r.SourceId));
            Assert.Equal(Own.Problems.Count, parsed.Problems.Count);
            Assert.True(parsed.Complete);
        }
    }

    public static TheoryData<string, byte[]> NotTheExport() => new()
    {
        { "Webseite", Encoding.UTF8.GetBytes("<html><title>Radware Captcha Page</title></html>") },
        { "keine ZIP-Datei", Encoding.UTF8.GetBytes("Fehler 17") },
        { "beschädigt", Zip([SharedSources.Bytes("BMWI/FDB/Content/DE/Foerderprogramm/a.xml", new byte[5000])])[..60] },
        { "entpackt sich", Zip([SharedSources.Bytes("Foerderprogramm/a.xml", [])], repeatPadding: 49) },
    };

    [Theory, MemberData(nameof(NotTheExport))]
    public void What_is_not_the_export_is_refused_with_a_clear_line(string words, byte[] bytes) =>
        Assert.Contains(words, Assert.Throws<SourceFormatException>(() => Connector.Parse([SharedSources.Bytes("export.zip", bytes)])).Message);

    [Fact]
    public void The_development_export_has_the_expected_values()
    {
        var expected = JsonDocument.Parse(File.ReadAllText(SharedSources.Path("foerderdatenbank/erwartet-dev.json"))).RootElement.GetProperty("export_xml");
        var parsed = Connector.Parse(FileCaptures.Read(SharedSources.Path("foerderdatenbank/export-xml"), TimeProvider.System));
        Assert.Equal(expected.GetArrayLength(), parsed.Records.Count);
        Assert.Equal("ExternerLink/R/rgl-buergschaften-als-de-minimis-beihilfe-863736", Assert.Single(parsed.Problems).RecordId);
        foreach (var e in expected.EnumerateArray())
        {
            var p = Programme(parsed, e.GetProperty("pfad").GetString()!.Replace(".xml", ""));
            Assert.Equal(e.GetProperty("titel").GetString(), p.Title);
            Assert.Equal($"https://www.foerderdatenbank.de/FDB/Content/DE/{e.GetProperty("pfad").GetString()!.Replace(".xml", ".html")}", p.Links[0].Url);
            Assert.Equal(Values(e, "foerderart").Select(c => FoerderdatenbankCodes.Types[c].Type).Distinct(), p.FundingTypes);
            Assert.Equal(Values(e, "foerderberechtigte").SelectMany(c => FoerderdatenbankCodes.Applicants[c].Types), p.EligibleApplicants);
            Assert.Equal(FoerderdatenbankCodes.Levels[e.GetProperty("ebene").GetString()!].Level, p.Level);
            Assert.True(p.FundingAreas.Count == 0 && !p.AreaUnknown);
            Assert.EndsWith("/" + e.GetProperty("organisation").GetString(), p.FundingBody!.Id);
            Assert.Equal(Values(e, "foerderbereich").Select(c => FoerderdatenbankCodes.Fields[c]), p.Keywords.Take(1));
            Assert.Equal(Values(e, "unterbereiche").Select(c => FoerderdatenbankCodes.Parts[c]), p.Keywords.Skip(1).SkipLast(1));
            Assert.Equal(Values(e, "kontakte").Count(), p.Contacts.Count);
            Assert.Equal(Values(e, "links").Count(), p.Links.Count(l => l.Role == LinkRole.Information));
        }
        Assert.Equal("bund-ba-eingliederungszuschuss-bund", parsed.Records[0].Content.Slug);
        Assert.Equal("info@ffa.de", ((FundingProgramme)parsed.Records[1].Content).Contacts[0].Email);
    }

    private static IEnumerable<string> Values(JsonElement element, string name) => element.GetProperty(name).EnumerateArray().Select(v => v.GetString()!);
}
