using FundingDirectory.Api;
using FundingDirectory.Core.Domain;
using FundingDirectory.Tests.Support;
using FundingDirectory.Tests.Web;
using Microsoft.Extensions.Configuration;
using Xunit;

namespace FundingDirectory.Tests.Api;

public sealed class EditingSettingsTests
{
    [Fact]
    public void A_value_that_is_neither_yes_nor_no_stops_the_start_with_one_line()
    {
        var (_, error) = Settings.Read(new ConfigurationBuilder().AddInMemoryCollection([new("FundingDirectory:Editing:SecondPerson", "vielleicht")]).Build());
        Assert.StartsWith("FundingDirectory:Editing:SecondPerson", error, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error!);
    }

    [Fact]
    public async Task In_a_house_of_one_an_editor_publishes_alone_and_the_history_says_so()
    {
        await using var app = new DirectoryApp(("Editing:SecondPerson", "false"));
        await app.InitializeAsync();
        var id = await app.Publish(Make.Programme("allein"));
        using var anna = await DeskClient.With(app, EditorRole.Approve);
        await anna.Save(id, await anna.Form(id, ("title", "Allein"), ("begruendung", "Titel")), "freigabe");
        Assert.Equal(302, (int)(await anna.Post($"/redaktion/eintraege/{id}/freigeben", ("stand", "1"))).StatusCode);
        Assert.Contains("Titel (ohne zweite Person freigegeben)", (await anna.Page($"/redaktion/eintraege/{id}/verlauf")).Body.Words(), StringComparison.Ordinal);
    }
}
