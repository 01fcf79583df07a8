using System.Globalization;
using System.Text.Json.Nodes;
using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Workflow;
using FundingDirectory.Importer.Connectors;
using Xunit;

namespace FundingDirectory.Tests.Importer.Replay;

/// <summary>Four real states of the EU portal harvested in order; what is new, changed and gone is counted again from the state files.</summary>
public sealed class EuReplayTests
{
    private static readonly string[] Days = ["2026-03-13", "2026-04-22", "2026-07-07", "2026-08-22"];
    private static readonly EuFundingPortal Portal = new();

    private static string Id(string reference) => EntryId.From(Sources.EuFundingPortal.Id, reference);

    [Fact]
    public async Task Replaying_the_states_gives_exactly_the_new_changed_and_vanished_calls_of_their_comparison()
    {
        using var stage = await HarvestStage.Open();
        EuState? before = null;
        foreach (var state in Days.Select(EuState.Read))
        {
            var revision = await stage.Entries.LatestRevision(CancellationToken.None);
            stage.Clock.Now = state.At;
            var first = await stage.Run(Portal, state.Pages());
            Assert.Equal((RunOutcome.Accepted, 0), (first.Run.Outcome, first.Run.Counts.Held));
            var saved = (await stage.Entries.ChangesSince(revision, CancellationToken.None)).ToDictionary(e => e.Id);

            var known = before?.Calls ?? new Dictionary<string, JsonObject>();
            Assert.Equal(state.Calls.Keys.Except(known.Keys).Select(Id).Order(), saved.Values.Where(e => e.Version == 1 || e.Reason == "wieder in der Quelle").Select(e => e.Id).Order());
            var both = state.Calls.Keys.Intersect(known.Keys).ToList();
            var changes = both.ToDictionary(Id, r => Differences(known[r], state.Calls[r])).Where(c => c.Value.Count > 0).ToDictionary();
            Assert.Equal(changes.Keys.Order(), saved.Values.Where(e => e.Version > 1 && e.Reason != "wieder in der Quelle").Select(e => e.Id).Order());
            foreach (var (id, expected) in changes) await SameChange(stage, saved[id], expected, state.At);
            var gone = known.Keys.Except(state.Calls.Keys).Select(Id).Order().ToList();
            Assert.Equal((gone.Count, changes.Count), (first.Run.Counts.Missing, first.Run.Counts.Changed - saved.Values.Count(e => e.Reason == "wieder in der Quelle")));

            revision = await stage.Entries.LatestRevision(CancellationToken.None);
            stage.Clock.Now = state.At.AddHours(37);
            var second = await stage.Run(Portal, state.Pages());
            Assert.Equal((gone.Count, state.Calls.Count, 0, 0), (second.Run.Counts.Withdrawn, second.Run.Counts.Unchanged, second.Run.Counts.Changed, second.Run.Counts.Added));
            var withdrawn = await stage.Entries.ChangesSince(revision, CancellationToken.None);
            Assert.Equal(gone, withdrawn.Select(e => e.Id).Order());
            Assert.All(withdrawn, e => Assert.Equal((EntryStatus.Withdrawn, "von der Quelle nicht mehr geführt"), (e.Status, e.Reason)));

            var quiet = await stage.Dump();
            Assert.Equal(state.Calls.Count, (await stage.Run(Portal, state.Pages())).Run.Counts.Unchanged);
            Assert.Equal(quiet, await stage.Dump());
            before = state;
        }
    }

    /// <summary>Every difference of two state entries in what a search answer carries, as name, old and new text.</summary>
    private static List<(string Field, string? Old, string? New)> Differences(JsonObject old, JsonObject now)
    {
        string?[] Of(JsonObject call) =>
        [
            Text(call["title"]), Text(call["callTitle"]), Text(call["callIdentifier"]), Text(call["destination"]), Text(call["actionType"]), (string?)call["url"], (string?)call["startDate"],
            (string?)call["deadlineDate"], (string?)call["status"]!["id"], Text(call["abstract"]), call["budget"]?.ToJsonString(),
        ];
        string[] names = ["title", "callTitle", "callIdentifier", "destination", "actionType", "url", "startDate", "deadlineDate", "status", "abstract", "budget"];
        return [.. names.Zip(Of(old), Of(now)).Where(f => f.Second != f.Third).Select(f => (f.First, f.Second, f.Third))];
    }

    private static string? Text(JsonNode? node) => node is null ? null : string.Join(' ', ((string)node!).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>The stored change names every expected field with its old and its new value.</summary>
    private static async Task SameChange(HarvestStage stage, Entry entry, List<(string Field, string? Old, string? New)> expected, DateTimeOffset at)
    {
        Assert.Equal(at, entry.SavedAt);
        var versions = await stage.Entries.Versions(entry.Id, CancellationToken.None);
        var (old, now) = ((FundingProgramme)versions[1].Content, (FundingProgramme)versions[0].Content);
        var fields = FieldDiff.Of(old, now).Select(c => c.Field).ToHashSet();
        foreach (var (field, was, next) in expected)
        {
            switch (field)
            {
                case "deadlineDate": Assert.Equal((Day(was), Day(next)), (old.Rounds.SingleOrDefault()?.Closes, now.Rounds.SingleOrDefault()?.Closes)); break;
                case "startDate": Assert.Equal((Day(was), Day(next)), (old.Rounds.SingleOrDefault()?.Opens, now.Rounds.SingleOrDefault()?.Opens)); break;
                case "status": Assert.Equal((Status(was), Status(next)), (old.StatusNote, now.StatusNote)); break;
                case "abstract": Assert.Equal((was, next), (Text(old.Description), Text(now.Description))); break;
                case "title": Assert.Equal((was, next), (Text(old.Title), Text(now.Title))); break;
                case "budget": Assert.Contains(fields, f => f is "totalBudget" or "amountMin" or "amountMax"); break;
                case "url": Assert.Contains("links", fields); break;
                default: Assert.True(fields.Overlaps(["keywords", "title"]), $"{field} of {entry.Id} is not told."); break;
            }
        }
    }

    private static DateOnly? Day(string? stamp) => stamp is null ? null : DateOnly.ParseExact(stamp[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string? Status(string? code) => code switch { "31094501" => "im EU-Portal als angekündigt geführt", "31094502" => "im EU-Portal als offen geführt", _ => null };

    private static string? Text(string? text) => text is null ? null : string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
