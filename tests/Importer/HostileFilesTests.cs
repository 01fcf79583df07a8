using System.IO.Compression;
using System.Text;
using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Store;
using FundingDirectory.Importer;
using FundingDirectory.Importer.Connectors;
using FundingDirectory.Importer.Fetching;
using FundingDirectory.Tests.Support;
using Xunit;

namespace FundingDirectory.Tests.Importer;

/// <summary>Files that somebody damaged or made to harm, through the same way as the command's: each is told in one German line and changes nothing.</summary>
public sealed class HostileFilesTests : IAsyncLifetime
{
    private const string Kind = "BMWI/FDB/Content/DE/Foerderprogramm/Bund/Probe";
    private readonly TempFolder folder = new();
    private Database database = null!;

    public async ValueTask InitializeAsync()
    {
        database = Database.Sqlite(folder.File("directory.db"));
        await Migrations.Run(database, CancellationToken.None);
    }

    public ValueTask DisposeAsync()
    {
        folder.Dispose();
        return ValueTask.CompletedTask;
    }

    private static string Programme(string title, string head = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>") => $"""
        {head}
        <document name="a" path="/{Kind}" type="gsb:ServiceOffer">
        <property name="gsb:title" type="RichText"><text>&lt;![CDATA[&lt;div&gt;&lt;p&gt;{title}&lt;/p&gt;&lt;/div&gt;]]&gt;</text></property>
        <property name="gsb:summary" type="RichText"><text>&lt;![CDATA[&lt;div&gt;&lt;p&gt;Gefördert werden Proben.&lt;/p&gt;&lt;/div&gt;]]&gt;</text></property></document>
        """;

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    private static byte[] Zip(params (string Name, byte[] Bytes)[] files) => Zip(CompressionLevel.Fastest, files);

    private static byte[] Zip(CompressionLevel level, (string Name, byte[] Bytes)[] files)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, content) in files)
            {
                using var entry = zip.CreateEntry(name, level).Open();
                entry.Write(content);
            }
        return bytes.ToArray();
    }

    private Task<HarvestReport> Run(string from, IConnector? connector = null) =>
        new Harvester(database, folder.Path, TimeProvider.System).Run(connector ?? new Foerderdatenbank(), () => Task.FromResult(FileCaptures.Read(from, TimeProvider.System)), dryRun: false, CancellationToken.None);

    private string Write(string name, byte[] bytes)
    {
        var path = folder.File(name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    /// <summary>A good harvest, then the file: it must end as expected with these words, and the good harvest must stand as it was.</summary>
    private async Task ChangesNothing(string name, byte[] bytes, RunOutcome outcome, string words, IConnector? connector = null)
    {
        Assert.Equal(1, (await Run(Write("gut.zip", Zip(($"{Kind}/a.xml", Utf8(Programme("Gute Probe"))))))).Run.Counts.Added);
        var revision = await new EntryStore(database).LatestRevision(CancellationToken.None);
        var report = await Run(Write(name, bytes), connector);
        Assert.Equal(outcome, report.Run.Outcome);
        Assert.Contains(words, string.Join('\n', [report.Run.Message, .. report.Problems.Select(p => p.Message)]), StringComparison.Ordinal);
        Assert.Equal(revision, await new EntryStore(database).LatestRevision(CancellationToken.None));
        Assert.Equal("Gute Probe", Assert.Single(await new EntryStore(database).ChangesSince(0, CancellationToken.None)).Content.Title);
    }

    private Task Refused(byte[] bytes, string words, string name = "export.zip") => ChangesNothing(name, bytes, RunOutcome.Refused, words);

    private Task Unreadable(string document, string words) => Unreadable(Utf8(document), words);

    private Task Unreadable(byte[] document, string words) => ChangesNothing("export.zip", Zip(($"{Kind}/a.xml", document)), RunOutcome.Refused, words);

    [Fact]
    public Task A_cut_off_archive() => Refused(Zip(($"{Kind}/a.xml", Utf8(Programme("Probe") + new string(' ', 9000))))[..100], "beschädigt");

    [Fact]
    public Task What_is_no_archive_at_all() => Refused(Utf8("Fehler 17"), "keine ZIP-Datei");

    [Fact]
    public Task A_web_page_instead_of_the_archive() => Refused(Utf8("<!doctype html><title>Radware Captcha Page</title>"), "Bot-Schutz");

    [Fact]
    public Task A_captcha_saved_as_a_page() => Refused(Utf8("<!doctype html><title>Radware Captcha Page</title>"), "Webseite", "seite.html");

    [Fact]
    public Task An_empty_list_of_hits() => ChangesNothing("overview.html", Utf8("<main><span id=\"hits--count\">0</span></main>"), RunOutcome.Refused, "keinen einzigen lesbaren Datensatz");

    [Fact]
    public Task An_empty_archive() => ChangesNothing("export.zip", Zip(), RunOutcome.Refused, "keinen einzigen lesbaren Datensatz");

    [Fact]
    public Task An_archive_that_unpacks_beyond_measure() => Refused(Zip(($"{Kind}/a.xml", new byte[49 * 1024 * 1024])), "entpackt sich");

    [Fact]
    public Task Many_files_that_together_unpack_beyond_measure()
    {
        var zeros = new byte[32 * 1024 * 1024];
        return Refused(Zip([.. Enumerable.Range(0, 26).Select(i => ($"{Kind}/{i:00}.xml", zeros))]), "entpackt sich");
    }

    [Fact]
    public async Task A_stated_size_that_lies()
    {
        var zip = Zip(CompressionLevel.SmallestSize, [($"{Kind}/a.xml", new byte[49 * 1024 * 1024])]);
        // The central directory states the unpacked size 24 bytes after its signature.
        var at = zip.AsSpan().LastIndexOf("PK\u0001\u0002"u8) + 24;
        BitConverter.GetBytes(10).CopyTo(zip, at);
        await ChangesNothing("export.zip", zip, RunOutcome.Refused, "keinen einzigen lesbaren Datensatz");
    }

    [Fact]
    public Task An_archive_within_the_archive_is_not_opened() => ChangesNothing("export.zip", Zip(("export.zip", Zip(($"{Kind}/a.xml", Utf8(Programme("Tief")))))), RunOutcome.Refused, "keinen einzigen lesbaren Datensatz");

    [Theory]
    [InlineData("../../" + Kind + "/a.xml"), InlineData("/" + Kind + "/a.xml"), InlineData(Kind + "/../../../a.xml"), InlineData("C:\\" + Kind + "/a.xml")]
    public async Task Paths_that_lead_out_of_the_archive(string path)
    {
        await Refused(Zip((path, Utf8(Programme("Draußen")))), "unzulässigen Pfad");
        Assert.Empty(Directory.GetFiles(folder.Path, "a.xml", SearchOption.AllDirectories));
    }

    [Fact]
    public Task A_document_that_is_there_twice() => Refused(Zip(($"{Kind}/a.xml", Utf8(Programme("Eins"))), ($"{Kind}/a.xml", Utf8(Programme("Zwei")))), "doppelt");

    [Fact]
    public Task Entities_that_grow_without_end() => Unreadable(Programme("&b;",
        "<?xml version=\"1.0\"?><!DOCTYPE d [<!ENTITY a \"ha ha ha ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;\">]>"), "nicht lesbar");

    [Fact]
    public Task An_entity_that_reads_a_file() => Unreadable(Programme("&x;", $"<?xml version=\"1.0\"?><!DOCTYPE d [<!ENTITY x SYSTEM \"file://{Write("geheim.txt", Utf8("geheim"))}\">]>"), "nicht lesbar");

    [Fact]
    public Task An_entity_that_nobody_declared() => Unreadable(Programme("&unbekannt;"), "nicht lesbar");

    [Fact]
    public Task Latin_bytes_that_claim_to_be_utf_8() => Unreadable(Encoding.Latin1.GetBytes(Programme("Förderung")), "nicht in seinem Zeichensatz");

    [Fact]
    public Task A_field_of_forty_megabytes() => Unreadable(Programme(new string('x', 40 * 1024 * 1024)), "zu groß");

    [Theory]
    [InlineData("utf-16", "UTF-16"), InlineData("utf-16BE", "UTF-16"), InlineData("utf-8", "UTF-16"), InlineData("iso-8859-1", "ISO-8859-1"), InlineData("iso-8859-15", "iso-8859-15")]
    public async Task An_unusual_encoding_is_read_as_what_it_is(string real, string declared)
    {
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding(real) ?? Encoding.GetEncoding(real);
        var report = await Run(Write("export.zip", Zip(($"{Kind}/a.xml", encoding.GetBytes(Programme("Förderung ohne Größe", $"<?xml version=\"1.0\" encoding=\"{declared}\"?>"))))));
        Assert.Equal((RunOutcome.Accepted, 1), (report.Run.Outcome, report.Run.Counts.Added));
        Assert.Equal("Förderung ohne Größe", (await new EntryStore(database).ChangesSince(0, CancellationToken.None))[0].Content.Title);
    }

    [Fact]
    public async Task Links_in_a_folder_are_not_followed()
    {
        var outside = Write("draussen/fremd.xml", Utf8(Programme("Fremd")));
        Write($"ordner/{Kind}/a.xml", Utf8(Programme("Eigen")));
        File.CreateSymbolicLink(folder.File($"ordner/{Kind}/b.xml"), outside);
        Directory.CreateSymbolicLink(folder.File("ordner/kreis"), folder.File("ordner"));
        Assert.Equal(1, (await Run(folder.File("ordner"))).Run.Counts.Added);
        Assert.Equal("Eigen", Assert.Single(await new EntryStore(database).ChangesSince(0, CancellationToken.None)).Content.Title);
    }

    [Theory]
    [InlineData("<html>Radware Captcha Page</html>", RunOutcome.Refused, "Webseite"), InlineData("{\"totalResults\":5,\"results\":[", RunOutcome.Refused, "abgeschnitten"), InlineData("{\"totalResults\":0,\"results\":[]}", RunOutcome.Refused, "keinen einzigen lesbaren Datensatz")]
    public Task Pages_of_the_portal_that_are_none(string page, RunOutcome outcome, string words) => ChangesNothing("page-1.json", Utf8(page), outcome, words, new EuFundingPortal());
}
