using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Store;
using FundingDirectory.Importer.Connectors;
using FundingDirectory.Importer.Reconciling;
using FundingDirectory.Tests.Support;
using Xunit;

namespace FundingDirectory.Tests.Importer.Reconciling;

/// <summary>Records that wait in a file come back as they went.</summary>
public sealed class HarvestedTests
{
    private static readonly Source Source = new() { Id = "said", Name = "Testquelle", Homepage = "https://example.org", Licence = "CC0-1.0", Attribution = "Test", Interval = TimeSpan.FromDays(1), RequiredFields = ["title", "amountMax"] };

    private static readonly Dictionary<string, RecordMarks> Nothing = [];

    private static Harvested Of(params ParsedRecord[] records)
    {
        var harvested = new Harvested(Source, Nothing);
        foreach (var record in records) harvested.Add(record);
        return harvested;
    }

    [Fact]
    public void Records_are_read_in_any_order_while_more_are_added()
    {
        var contents = Enumerable.Range(0, 300).Select(i => Make.Programme($"p{i}", $"Größe {i}") with { Description = new string('ß', 1 + i * 7) }).ToList();
        using var harvested = new Harvested(Source, Nothing);
        for (var i = 0; i < contents.Count; i++)
        {
            harvested.Add(new ParsedRecord($"p{i}", contents[i]) { AsHint = i % 2 > 0 });
            var before = i * 31 % (i + 1);
            var read = harvested.Read($"p{before}")!;
            Assert.Equal(Fingerprint.Of(contents[before]), Fingerprint.Of(read.Content));
            Assert.Equal((harvested.Fingerprint($"p{before}"), before % 2 > 0), (Fingerprint.Of(read.Content), read.AsHint));
        }
        Assert.Equal(contents.Select(c => c.Slug), harvested.Keys);
    }

    [Fact]
    public void Of_records_with_one_key_the_first_stands_and_every_one_counts()
    {
        using var harvested = Of(new("a", Make.Programme("a", "zuerst")), new("a", Make.Programme("a", "danach")), new("b", Make.Programme("b")));
        Assert.Equal((3, "zuerst"), (harvested.Count, harvested.Read("a")!.Content.Title));
        Assert.Equal(["a", "b"], harvested.Keys);
        Assert.Equal((true, false, null), (harvested.Has("b"), harvested.Has("c"), harvested.Fingerprint("c")));
    }

    [Fact]
    public void Filled_fields_are_counted_as_the_records_come()
    {
        using var harvested = Of(new("a", Make.Programme("a") with { AmountMax = 1 }), new("b", Make.Programme("b") with { AmountMax = null }), new("c", Make.Programme("c", " ") with { AmountMax = null }));
        Assert.Equal([("title", 2), ("amountMax", 1)], harvested.Filled.Counts);
        Assert.Equal([EntryKind.FundingProgramme], harvested.Kinds);
    }

    [Fact]
    public void A_known_record_counts_as_full_and_keeps_its_marks()
    {
        using var harvested = new Harvested(Source, new Dictionary<string, RecordMarks> { ["a"] = new(Raw: 7, Content: 70) });
        Assert.Equal((true, false, false), (harvested.IsKnown("a", 7), harvested.IsKnown("a", 8), harvested.IsKnown("b", 7)));
        harvested.AddKnown("a");
        Assert.Equal((1, true, null), (harvested.Count, harvested.Has("a"), harvested.Read("a")));
        Assert.Equal<(UInt128?, UInt128?)>((70, 7), (harvested.Fingerprint("a"), harvested.RawMark("a")));
        Assert.Equal([("title", 1), ("amountMax", 1)], harvested.Filled.Counts);
    }

    [Fact]
    public void The_mark_of_raw_data_stays_only_with_a_record_that_fills_all_required_fields()
    {
        using var harvested = Of(new("a", Make.Programme("a") with { AmountMax = 1 }) { RawMark = 7 }, new("b", Make.Programme("b") with { AmountMax = null }) { RawMark = 8 });
        Assert.Equal<(UInt128?, UInt128?)>((7, null), (harvested.RawMark("a"), harvested.RawMark("b")));
    }

    [Fact]
    public void Contents_that_were_taken_are_let_go()
    {
        using var harvested = new Harvested(Source, Nothing);
        var contents = Enumerable.Range(0, 50).Select(i => Taken(harvested, i)).ToList();
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        Assert.Empty(contents.Where(c => c.IsAlive));
        Assert.Equal("Programm 49", harvested.Read("p49")!.Content.Title);
    }

    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
    private static WeakReference Taken(Harvested harvested, int number)
    {
        var content = Make.Programme($"p{number}", $"Programm {number}");
        harvested.Add(new ParsedRecord($"p{number}", content));
        return new WeakReference(content);
    }
}
