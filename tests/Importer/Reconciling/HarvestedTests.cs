using FundingDirectory.Core.Domain;
using FundingDirectory.Importer.Connectors;
using FundingDirectory.Importer.Reconciling;
using FundingDirectory.Tests.Support;
using Xunit;

namespace FundingDirectory.Tests.Importer.Reconciling;

/// <summary>Records that wait in a file come back as they went.</summary>
public sealed class HarvestedTests
{
    private static readonly Source Source = new() { Id = "said", Name = "Testquelle", Homepage = "https://example.org", Licence = "CC0-1.0", Attribution = "Test", Interval = TimeSpan.FromDays(1), RequiredFields = ["title", "amountMax"] };

    private static Harvested Of(params ParsedRecord[] records)
    {
        var harvested = new Harvested(Source);
        foreach (var record in records) harvested.Add(record);
        return harvested;
    }

    [Fact]
    public void Records_are_read_in_any_order_while_more_are_added()
    {
        var contents = Enumerable.Range(0, 300).Select(i => Make.Programme($"p{i}", $"Größe {i}") with { Description = new string('ß', 1 + i * 7) }).ToList();
        using var harvested = new Harvested(Source);
        for (var i = 0; i < contents.Count; i++)
        {
            harvested.Add(new ParsedRecord($"p{i}", contents[i]) { AsHint = i % 2 > 0 });
            var before = i * 31 % (i + 1);
            var read = harvested.Read($"p{before}");
            Assert.Equal(Fingerprint.Of(contents[before]), Fingerprint.Of(read.Content));
            Assert.Equal((harvested.Fingerprint($"p{before}"), before % 2 > 0), (Fingerprint.Of(read.Content), read.AsHint));
        }
        Assert.Equal(contents.Select(c => c.Slug), harvested.Keys);
    }

    [Fact]
    public void Of_records_with_one_key_the_first_stands_and_every_one_counts()
    {
        using var harvested = Of(new("a", Make.Programme("a", "zuerst")), new("a", Make.Programme("a", "danach")), new("b", Make.Programme("b")));
        Assert.Equal((3, "zuerst"), (harvested.Count, harvested.Read("a").Content.Title));
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
    public void Contents_that_were_taken_are_let_go()
    {
        using var harvested = new Harvested(Source);
        var contents = Enumerable.Range(0, 50).Select(i => Taken(harvested, i)).ToList();
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        Assert.Empty(contents.Where(c => c.IsAlive));
        Assert.Equal("Programm 49", harvested.Read("p49").Content.Title);
    }

    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
    private static WeakReference Taken(Harvested harvested, int number)
    {
        var content = Make.Programme($"p{number}", $"Programm {number}");
        harvested.Add(new ParsedRecord($"p{number}", content));
        return new WeakReference(content);
    }
}
