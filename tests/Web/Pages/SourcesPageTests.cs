using FundingDirectory.Core.Search;
using FundingDirectory.Web.Pages;
using Xunit;

namespace FundingDirectory.Tests.Web.Pages;

public sealed class SourcesPageTests
{
    private static async Task<string> Card(SourceState state, DateTimeOffset? next = null) =>
        (await Rendered.Page<SourcesPage>(("Sources", new List<SourceState> { state }), ("Planned", new Dictionary<string, DateTimeOffset?> { [state.Source.Id] = next }))).QuerySelector("article").Words();

    [Fact]
    public async Task A_refused_run_is_shown_with_its_reason_and_the_last_good_one_stays_visible()
    {
        var card = await Card(Samples.RefusedSource);
        Assert.Contains("letzter Abruf zurückgewiesen, alter Stand gilt", card);
        Assert.Contains("Zurückgewiesen am 20. Februar 2026, 4:01 Uhr: Nur 3 von 12 Datensätzen sind lesbar.", card);
        Assert.Contains("11. Februar 2026, 4:01 Uhr (vor 9 Tagen)", card);
        Assert.Contains("9 Datensätze mit Fehlern, 2 Fehlversuche seit dem letzten guten Abruf", card);
    }

    [Fact]
    public async Task Age_is_said_in_words() => Assert.Contains("seit 8 Tagen überfällig", await Card(Samples.RefusedSource));

    [Fact]
    public async Task A_source_in_time_is_not_called_overdue() => Assert.DoesNotContain("überfällig", await Card(Samples.RefusedSource with { OverdueDays = 0 }));

    [Fact]
    public async Task Licence_attribution_and_completeness_are_there()
    {
        var card = await Card(Samples.RefusedSource);
        Assert.Contains("CC BY-ND 4.0", card);
        Assert.Contains("Förderdatenbank des Bundes, Bundesministerium", card);
        Assert.Contains("5 von 12", card);
        Assert.Contains("41 %", card);
    }

    [Fact]
    public async Task The_next_run_is_named_when_one_is_planned()
    {
        Assert.Contains("geplant: 3. März 2026, 4:30 Uhr", await Card(Samples.RefusedSource, new DateTimeOffset(2026, 3, 3, 3, 30, 0, TimeSpan.Zero)));
        Assert.Contains("nicht im Zeitplan", await Card(Samples.RefusedSource));
    }
}
