using System.Text.Json;
using FundingDirectory.Core.Domain;
using FundingDirectory.Tests.Support;
using Xunit;

namespace FundingDirectory.Tests.Core.Domain;

public sealed class FingerprintTests
{
    private static FundingProgramme Read(DateTimeOffset at, string text = "Text") => Make.Programme("p") with
    {
        Description = text,
        Provenance = [new Provenance { Field = "title", Source = "s", Quote = "Zitat", FetchedAt = at }, new Provenance { Field = "level", Source = "s", FetchedAt = at }],
    };

    [Fact]
    public void The_time_of_reading_does_not_count_and_every_word_does()
    {
        var mark = Fingerprint.Of(Read(Make.Now));
        Assert.Equal(mark, Fingerprint.Of(Read(Make.Now.AddDays(1).AddMilliseconds(7))));
        Assert.NotEqual(mark, Fingerprint.Of(Read(Make.Now, "Text.")));
        Assert.NotEqual(mark, Fingerprint.Of(Read(Make.Now) with { Provenance = [] }));
    }

    [Fact]
    public void What_looks_like_the_field_within_a_text_counts() =>
        Assert.NotEqual(Fingerprint.Of(Read(Make.Now, "\"fetchedAt\":\"a\"")), Fingerprint.Of(Read(Make.Now, "\"fetchedAt\":\"b\"")));

    [Fact]
    public void A_stored_content_has_the_mark_it_had_when_harvested() =>
        Assert.Equal(Fingerprint.Of(Read(Make.Now)), Fingerprint.OfJson(JsonSerializer.Serialize<EntryContent>(Read(Make.Now.AddHours(3)), EntryJson.Options)));
}
