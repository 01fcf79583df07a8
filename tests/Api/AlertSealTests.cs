using FundingDirectory.Api;
using FundingDirectory.Api.Alerts;
using Xunit;

namespace FundingDirectory.Tests.Api;

public sealed class AlertSealTests
{
    private static readonly AlertSeal Seal = new([.. Enumerable.Repeat((byte)7, 32)]), Other = new([.. Enumerable.Repeat((byte)8, 32)]);

    [Fact]
    public void What_was_sealed_opens_only_with_the_same_key_for_the_same_owner_and_unchanged()
    {
        var box = Seal.Seal("anna@gemeinde.example", "a");
        Assert.Equal("anna@gemeinde.example", Seal.Open(box, "a"));
        Assert.NotEqual(box, Seal.Seal("anna@gemeinde.example", "a"));
        Assert.Null(Seal.Open(box, "b"));
        Assert.Null(Other.Open(box, "a"));
        var changed = Convert.FromBase64String(box);
        changed[^1] ^= 1;
        Assert.Null(Seal.Open(Convert.ToBase64String(changed), "a"));
        Assert.Null(Seal.Open("", "a"));
        Assert.Null(Seal.Open("kein Base64", "a"));
    }

    [Fact]
    public void One_address_has_one_hash_and_the_key_is_needed_for_it()
    {
        var (typed, other) = (MailAddress.Parse("Anna@Gemeinde.example")!, MailAddress.Parse("anna@gemeinde.example")!);
        Assert.Equal(Seal.Hash(typed), Seal.Hash(other));
        Assert.NotEqual(Seal.Hash(typed), Other.Hash(typed));
    }

    [Fact]
    public void A_link_is_good_for_one_purpose_and_cannot_be_made_up()
    {
        var link = Seal.Link("stop", "id");
        Assert.Equal("id", Seal.IdOf("stop", link));
        Assert.Null(Seal.IdOf("confirm", link));
        Assert.Null(Other.IdOf("stop", link));
        Assert.Null(Seal.IdOf("stop", link.Replace("id", "ie", StringComparison.Ordinal)));
        Assert.Null(Seal.IdOf("stop", ""));
        Assert.Null(Seal.IdOf("stop", "id."));
    }
}
