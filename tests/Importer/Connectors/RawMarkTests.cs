using System.Text;
using FundingDirectory.Core.Domain;
using FundingDirectory.Importer.Connectors;
using FundingDirectory.Importer.Fetching;
using Xunit;

namespace FundingDirectory.Tests.Importer.Connectors;

/// <summary>A programme whose raw data is as before is not read again, and whatever it is read from counts as its raw data.</summary>
public sealed class RawMarkTests
{
    private const string Key = "Foerderprogramm/Bund/Probe/a";
    private static readonly Foerderdatenbank Connector = new();

    /// <summary>Takes records as a harvest does and notes which were known.</summary>
    private sealed class Notes(IReadOnlyDictionary<string, UInt128?> before) : IRecords
    {
        public Dictionary<string, UInt128?> Marks { get; } = [];
        public List<string> Known { get; } = [];

        public void Add(ParsedRecord record) => Marks.Add(record.SourceId, record.RawMark);

        public bool IsKnown(string sourceId, UInt128 rawMark) => before.GetValueOrDefault(sourceId) == rawMark;

        public void AddKnown(string sourceId) => Known.Add(sourceId);
    }

    private static Notes Read(IReadOnlyList<Capture> files, Notes? before = null)
    {
        var notes = new Notes(before?.Marks ?? []);
        Connector.Parse(files, notes);
        return notes;
    }

    private static Capture File(string key, params string[] properties) => SharedSources.Bytes($"{key}.xml", Encoding.UTF8.GetBytes(
        $"""<document xmlns:xlink="http://www.w3.org/1999/xlink" name="x" path="/x">{string.Concat(properties)}</document>"""));

    private static string Text(string name, string text) => $"""<property name="gsb:{name}" type="RichText"><text>&lt;p&gt;{text}&lt;/p&gt;</text></property>""";

    private static string Link(string name, string classifier, string target) => $"""
        <property name="gsb:{name}"><classifiedLinkLists><classifiedLinkList><classifierLinks><link xlink:href="target:/x/{classifier}"/></classifierLinks>
        <links><link xlink:href="target:/BMWI/FDB/Content/DE/{target}"/></links></classifiedLinkList></classifiedLinkLists></property>
        """;

    private static Capture Programme(string key = Key, string text = "Gefördert werden Versuche.", string level = "bund", string contact = "Kontakt/stelle") =>
        File(key, Text("title", "Probeprogramm"), Text("summary", text), Link("cl2Contacts", "Kontakt", contact), Link("cl2Processes", "Foerdergeber", $"Foerdergeber/{level}"));

    private static Capture Contact(string title = "Probestelle") => File("Kontakt/stelle", Text("title", title));

    [Fact]
    public void The_same_raw_data_in_any_order_is_known()
    {
        var first = Read([Programme(), Programme($"{Key}b", "Gefördert wird noch mehr."), Contact()]);
        Assert.Equal([Key, $"{Key}b"], first.Marks.Keys);
        var again = Read([Contact(), Programme($"{Key}b", "Gefördert wird noch mehr."), Programme()], first);
        Assert.Equal([Key, $"{Key}b"], again.Known);
        Assert.Empty(again.Marks);
    }

    public static TheoryData<string, Capture[]> Changed() => new()
    {
        { "its own document", [Programme(text: "Gefördert werden keine Versuche."), Contact()] },
        { "a contact it names", [Programme(), Contact("Neue Probestelle")] },
        { "a document that appeared", [Programme(), Contact(), File("Adresse/stelle", Text("title", "Haus"))] },
        { "a document that is gone", [Programme()] },
        // Its address is no longer free, although its own document is the same.
        { "a neighbour with the same address", [Programme(), Contact(), Programme("Foerderprogramm/Bund/Probe-a")] },
    };

    [Theory, MemberData(nameof(Changed))]
    public void A_programme_is_read_again_after_a_change_of(string what, Capture[] files)
    {
        var first = Read([Programme(), Contact()]);
        var again = Read(files, first);
        Assert.DoesNotContain(Key, again.Known);
        Assert.True(again.Marks.ContainsKey(Key), what);
    }

    [Fact]
    public void A_programme_with_a_problem_bears_no_mark_so_that_every_run_reports_it() => Assert.Null(Read([Programme(contact: "Kontakt/fehlt"), Contact()]).Marks[Key]);

    [Fact]
    public async Task A_second_run_knows_what_the_first_one_read_and_a_known_programme_that_was_gone_comes_back()
    {
        using var stage = await HarvestStage.Open();
        Capture[] all = [.. Enumerable.Range(0, 20).Select(i => Programme($"{Key}{i:00}", $"Gefördert wird Versuch {i}.")), Contact()];
        await stage.Run(Connector, all);
        var marks = await stage.Harvests.Marks(Connector.Source.Id, CancellationToken.None);
        Assert.Equal(20, marks.Count);
        Assert.Equal(20, (await stage.Run(Connector, all)).Run.Counts.Unchanged);
        Assert.Equal(marks, await stage.Harvests.Marks(Connector.Source.Id, CancellationToken.None));

        await stage.Run(Connector, all[1..]);
        stage.Clock.Now += TimeSpan.FromHours(37);
        Assert.Equal(1, (await stage.Run(Connector, all[1..])).Run.Counts.Withdrawn);
        Assert.Equal((1, 19), ((await stage.Run(Connector, all)).Run.Counts is var counts ? (counts.Changed, counts.Unchanged) : default));
        Assert.Equal(EntryStatus.Published, (await stage.Entries.Get(EntryId.From(Connector.Source.Id, $"{Key}00"), CancellationToken.None))!.Status);
    }

    [Fact]
    public async Task A_known_programme_leaves_a_waiting_conflict_as_it_is()
    {
        using var stage = await HarvestStage.Open();
        Capture[] first = [Programme(), Contact()], second = [Programme(text: "Gefördert werden Proben."), Contact()];
        var id = EntryId.From(Connector.Source.Id, Key);
        await stage.Run(Connector, first);
        await stage.Edit(id, p => p with { Description = "Von der Redaktion" });
        Assert.Equal(1, (await stage.Run(Connector, second)).Run.Counts.Held);
        var waiting = await stage.Dump();
        stage.Clock.Now += TimeSpan.FromMinutes(1);
        var again = await stage.Run(Connector, second);
        Assert.Equal((0, 1), (again.Run.Counts.Held, again.Run.Counts.Unchanged));
        Assert.Equal(WithoutTimes(waiting), WithoutTimes(await stage.Dump()));

        static string WithoutTimes(string dump) => System.Text.RegularExpressions.Regex.Replace(dump, @"last_seen\W+[^,|\n]+|\d{4}-\d\d-\d\dT[\d:.]+Z?", "");
    }
}
