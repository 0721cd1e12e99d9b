using System.Globalization;
using TransferLab.Engine.Backbones;

namespace TransferLab.Tests.Engine.Backbones;

public sealed class CardTests
{
    public static TheoryData<string> Ids => new(BackboneCatalog.BuiltIn.All.Select(card => card.Id));

    [Theory, MemberData(nameof(Ids))]
    public void BuiltIn_EveryCard_IsWhole(string id)
    {
        var card = BackboneCatalog.BuiltIn.ById(id)!;

        Assert.True(BackboneId.IsValid(card.Id));
        Assert.Matches("^[0-9a-f]{64}$", card.Sha256);
        Assert.True(card.FileBytes > 100_000 && card.FeatureWidth > 0 && card.Parameters > 0);
        Assert.All([card.Name, card.Architecture, card.Licence, card.Source, card.TrainedOn.En, card.TrainedOn.Fr], text => Assert.NotEmpty(text));
        Assert.NotEmpty(card.Limits);
        Assert.All(card.Limits.Concat(card.Biases), text => Assert.True(text.En.Length > 10 && text.Fr.Length > 10 && text.En != text.Fr));
    }

    [Theory, MemberData(nameof(Ids))]
    public void Json_RoundTrip_KeepsEverything(string id)
    {
        var card = BackboneCatalog.BuiltIn.ById(id)!;

        var back = CardJson.Parse(System.Text.Json.Nodes.JsonNode.Parse(CardJson.Write(card))!);

        Assert.Equal(CardJson.Write(card), CardJson.Write(back));
        Assert.Equal(card, back);
    }

    [Theory]
    [InlineData("Mon réseau (v2)", "Mon-reseau--v2")]
    [InlineData("../../etc/passwd", "etc-passwd")]
    [InlineData("🌻", "backbone")]
    [InlineData("resnet18-v1-7", "resnet18-v1-7")]
    public void From_AnyName_IsAValidId(string name, string expected)
    {
        Assert.Equal(expected, BackboneId.From(name));
        Assert.True(BackboneId.IsValid(expected));
    }

    [Theory, InlineData("en"), InlineData("fr"), InlineData("de")]
    public void Key_OfAnyLanguage_IsTheSame(string language)
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(language);
        try
        {
            Assert.Equal("8x8 of 8 Rgb mean 127.5,0,-1.25 deviation 0.1,58.395,1", new Preprocessing(8, 8, 8, ChannelOrder.Rgb, [127.5, 0, -1.25], [0.1, 58.395, 1]).Key);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Preprocessing_WrongNumbers_AreRefused()
    {
        Assert.Throws<ArgumentException>(() => new Preprocessing(8, 8, 8, ChannelOrder.Rgb, [0], [1]));
        Assert.Throws<ArgumentException>(() => new Preprocessing(8, 8, 8, ChannelOrder.Grey, [0], [0]));
        Assert.Throws<ArgumentException>(() => new Preprocessing(8, 8, 8, ChannelOrder.Grey, [double.NaN], [1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Preprocessing(8, 16, 8, ChannelOrder.Grey, [0], [1]));
    }
}
