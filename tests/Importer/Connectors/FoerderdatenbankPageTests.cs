using System.Text;
using System.Text.Json;
using FundingDirectory.Core.Domain;
using FundingDirectory.Importer.Connectors;
using FundingDirectory.Importer.Fetching;
using Xunit;

namespace FundingDirectory.Tests.Importer.Connectors;

/// <summary>Saved pages of the site, in its form and with our own words.</summary>
public sealed class FoerderdatenbankPageTests
{
    private const string Key = "Foerderprogramm/Land/Mecklenburg-Vorpommern/ki-probe";
    private static readonly Foerderdatenbank Connector = new();

    private static Parsed Parse(params (string Name, string Html)[] pages) => Connector.Parse([.. pages.Select(p => SharedSources.Bytes(p.Name, Encoding.UTF8.GetBytes(p.Html)))]);

    private static string Page(string facts, string texts, string address = $"""<link rel="canonical" href="https://www.foerderdatenbank.de/FDB/Content/DE/{Key}.html?x=1">""") =>
        $"""<!doctype html><html><head><base href="https://www.foerderdatenbank.de/">{address}</head><body><main><h1 class="title"> Probe ( <span>KI</span> ) </h1><dl>{facts}</dl><div class="content">{texts}</div></main></body></html>""";

    private static FundingProgramme Read(string html) => (FundingProgramme)Assert.Single(Parse(("seite.html", html)).Records).Content;

    [Fact]
    public void A_page_in_tabs_is_read_section_by_section()
    {
        var p = Read(Page("""
            <dt>Förderart:</dt><dd> Zuschuss, Darlehen </dd><dt>Förderbereich:</dt><dd>Kultur, Medien &amp; Sport, Smart Cities &amp; Regionen</dd>
            <dt>Fördergebiet:</dt><dd>Mecklenburg-Vorpommern, Schleswig-Holstein</dd><dt>Förderberechtigte:</dt><dd>Kommune, Verband/Vereinigung</dd>
            <dt>Fördergeber:</dt><dd class="card"><p class="card--title"><a href="FDB/Content/DE/Foerdergeber/P/probeministerium.html"><span class="link--label">Ministerium für Proben</span></a></p></dd>
            <dt>Ansprechpunkt:</dt><dd class="card"><p class="card--title"><a href="FDB/x.html">Probestelle</a></p><p class="card--title-subtitle">Haus<br/>Zwei</p>
             <p class="adr">Probeweg 1 a</p><p class="locality">19053 Schwerin</p><p class="tel">Tel: +49 385 000-0</p><p class="fax">Fax: 1</p><p class="email"><a href="mailto:hilfe@example.org">Post</a></p><p class="website"><a href="https://example.org/probe">Seite</a></p></dd>
            <dt>Weiterführende Links:</dt><dd><a href="https://example.org/eins">Eins</a><a href="javascript:alert(1)">Nein</a></dd>
            """, """
            <div class="rich--text"><h2>Kurzzusammenfassung</h2><article class="content--tab-text"><div class="rich--text"><h3>Kurztext</h3><p>Kurz gesagt.</p></div><div class="rich--text"><h3>Volltext</h3><p>Lang gesagt.</p></div></article>
            <h2>Zusatzinfos</h2><article class="content--tab-text"><div class="rich--text"><h3>Fristen</h3><p>Anträge sind bis zum 15.3.2027 einzureichen.</p></div><div class="rich--text"><h3>rechtliche Voraussetzungen</h3><p>Nur mit Probe.</p></div></article>
            <h2>Rechtsgrundlage</h2><article class="content--tab-text"><div class="rich--text"><h3>Richtlinie</h3><p>Proberichtlinie</p><h3>Fristen</h3><p>Keine.</p><a href="https://example.org/richtlinie">Weblink zur Richtlinie</a></div></article></div>
            """));
        Assert.Equal(("Probe (KI)", "land-mecklenburg-vorpommern-ki-probe", "Kurz gesagt.", FundingLevel.State), (p.Title, p.Slug, p.Summary, p.Level));
        Assert.Equal("Lang gesagt.\n\nRechtliche Voraussetzungen\n\nNur mit Probe.", p.Description);
        Assert.Equal("Proberichtlinie\n\nFristen\n\nKeine.\n\nWeblink zur Richtlinie", p.LegalBasis);
        Assert.Equal([FundingType.Grant, FundingType.Loan], p.FundingTypes);
        Assert.Equal(["01", "13"], p.FundingAreas);
        Assert.Equal([ApplicantType.Municipality, ApplicantType.City, ApplicantType.County, ApplicantType.Association], p.EligibleApplicants);
        Assert.Equal(["Kultur, Medien & Sport", "Smart Cities & Regionen"], p.Keywords);
        Assert.Equal(("Ministerium für Proben", "Foerdergeber/P/probeministerium"), (p.FundingBody!.Name, p.FundingBody.Id));
        Assert.Equal(new Contact { Organisation = "Probestelle", Name = "Haus Zwei", Phone = "+49 385 000-0", Email = "hilfe@example.org", Address = "Probeweg 1 a, 19053 Schwerin", Url = "https://example.org/probe" }, Assert.Single(p.Contacts));
        Assert.Equal([(LinkRole.Source, $"https://www.foerderdatenbank.de/FDB/Content/DE/{Key}.html"), (LinkRole.Information, "https://example.org/eins"), (LinkRole.Guideline, "https://example.org/richtlinie")], p.Links.Select(l => (l.Role, l.Url)));
        Assert.Equal(new DateOnly(2027, 3, 15), Assert.Single(p.Rounds).Closes);
        Assert.Equal(("Fristen", "https://example.org/richtlinie"), (p.Rounds[0].SourceField, p.Guideline!.Url));
    }

    [Fact]
    public void Labels_without_umlauts_and_internal_codes_mean_the_same()
    {
        var p = Read(Page("<dt>Foerderart:</dt><dd>zuschuss</dd><dt>Foerdergebiet:</dt><dd>hessen</dd><dt>Foerderberechtigte:</dt><dd>oeffentliche_einrichtung, kommune</dd><dt>WeiterfuehrendeLinks:</dt><dd><a href=\"https://example.org\">X</a></dd>", ""));
        Assert.Equal((FundingType.Grant, "06", ApplicantType.PublicInstitution), (p.FundingType, p.FundingAreas[0], p.EligibleApplicants[0]));
        Assert.True(p.FundingBody is null && p.Contacts.Count == 0 && p.Description is null && p.Links.Count == 2);
    }

    [Fact]
    public void An_older_page_without_tabs_and_address_is_read_by_what_its_tools_say()
    {
        var p = Read(Page("<dt>Ansprechpartner</dt><dd>Probestelle</dd>", $"""<a data-basket-action="add" onmousedown="f('/BMWI/FDB/Content/DE/{Key}', 'x')"></a><div class="rich--text"><h3>Kurztext</h3><p>Kurz.</p><h3>Volltext</h3><p>Lang.</p><h4>Höhe</h4><p>Viel.</p></div>""", ""));
        Assert.Equal((Key, "Kurz.", "Lang.\n\nHöhe\n\nViel.", "Probestelle"), (p.Sources[0].SourceId, p.Summary, p.Description, p.Contacts[0].Organisation));
        Assert.True(p.AreaUnknown && p.FundingTypes.Count == 0);
    }

    [Fact]
    public void A_list_names_programmes_but_makes_none_and_an_export_goes_before_a_page()
    {
        var list = $"""<main><span id="hits--count">2</span><div class="card card--fundingprogram"><p class="card--title"><a href="FDB/Content/DE/{Key}.html">Probe</a></p></div><div class="card card--fundingprogram"><p class="card--title"><a href="FDB/Content/DE/Foerderprogramm/Bund/X/fern.html">Fern</a></p></div></main>""";
        var parsed = Connector.Parse([.. SharedSources.Own("foerderdatenbank"), SharedSources.Bytes("overview.html", Encoding.UTF8.GetBytes(list)), SharedSources.Bytes("seite.html", Encoding.UTF8.GetBytes(Page("", "")))]);
        Assert.Equal("Probeförderung für KI in Rathäusern", parsed.Records.Single(r => r.SourceId == Key).Content.Title);
        Assert.Equal(2, parsed.Records.Count);
        Assert.Equal(["Trefferliste"], parsed.Problems.Where(p => p.RecordId.EndsWith("fern", StringComparison.Ordinal)).Select(p => p.Field));
        Assert.Contains(parsed.Problems, p => p.RecordId == Key && p.Message.Contains("übergangen"));
        Assert.False(Parse(("seite.html", Page("", ""))).Complete);
    }

    [Fact]
    public void The_development_pages_have_the_expected_values()
    {
        var expected = JsonDocument.Parse(File.ReadAllText(SharedSources.Path("foerderdatenbank/erwartet-dev.json"))).RootElement;
        foreach (var e in expected.GetProperty("details_html").EnumerateArray())
        {
            var page = FileCaptures.Read(SharedSources.Path($"foerderdatenbank/{e.GetProperty("datei").GetString()}"), TimeProvider.System);
            var p = (FundingProgramme)Assert.Single(Connector.Parse(page).Records).Content;
            Assert.Equal(e.GetProperty("titel").GetString(), p.Title);
            Assert.Equal(Codes(e, "foerderart", FoerderdatenbankLabels.Types).Select(c => FoerderdatenbankCodes.Types[c].Type), p.FundingTypes);
            Assert.Equal(Codes(e, "foerderbereich", FoerderdatenbankLabels.Fields).Select(c => FoerderdatenbankCodes.Fields[c]), p.Keywords.SkipLast(1));
            Assert.Equal(Codes(e, "foerdergebiet", FoerderdatenbankLabels.Areas).Select(c => FoerderdatenbankCodes.Areas[c].Key).Where(k => k?.Length > 0), p.FundingAreas);
            Assert.False(p.AreaUnknown);
            Assert.Equal(Codes(e, "foerderberechtigte", FoerderdatenbankLabels.Applicants).SelectMany(c => FoerderdatenbankCodes.Applicants[c].Types), p.EligibleApplicants);
            Assert.Equal(e.GetProperty("foerdergeber").GetString(), p.FundingBody?.Name);
            if (e.TryGetProperty("telefon", out var phone)) Assert.Equal(phone.GetString(), p.Contacts[0].Phone);
            if (e.TryGetProperty("email", out var mail)) Assert.Equal(mail.GetString(), p.Contacts[0].Email);
            if (e.TryGetProperty("weiterfuehrende_links", out var links)) Assert.Equal(links.GetInt32(), p.Links.Count(l => l.Role == LinkRole.Information));
            if (e.TryGetProperty("xml_gegenstueck", out var twin)) Assert.EndsWith($"/{p.Sources[0].SourceId}.xml", twin.GetString());
            if (e.TryGetProperty("abschnitte", out _)) Assert.True(p.Summary is not null && p.Description!.Contains("\n\nRechtliche Voraussetzungen\n\n"));
        }
        var list = FoerderdatenbankPage.Read(FileCaptures.Read(SharedSources.Path("foerderdatenbank/html/overview.html"), TimeProvider.System)[0]);
        Assert.Equal(expected.GetProperty("liste").GetProperty("karten").GetInt32(), list.Hits!.Count);
        Assert.Empty(expected.GetProperty("liste").GetProperty("karten_werte").EnumerateArray().Select(k => $"Foerderprogramm/{k.GetProperty("pfad").GetString()!.Replace(".html", "")}").Except(list.Hits.Select(h => h.Key)));
    }

    private static IEnumerable<string> Codes(JsonElement e, string name, FoerderdatenbankLabels list) => e.GetProperty(name).EnumerateArray().SelectMany(v => list.Split(v.GetString()!));
}
