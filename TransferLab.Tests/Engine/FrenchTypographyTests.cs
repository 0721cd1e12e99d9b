using System.Globalization;
using TransferLab.Engine;

namespace TransferLab.Tests.Engine;

public sealed class FrenchTypographyTests
{
    [Theory]
    [InlineData("Prêt ? Oui : allez-y !", "Prêt\u202f? Oui\u202f: allez-y\u202f!")]
    [InlineData("le jeu « fleurs » ; l'autre", "le jeu «\u202ffleurs\u202f»\u202f; l’autre")]
    [InlineData("{0:0 %} d'images, d'{1}", "{0:0\u202f%} d’images, d’{1}")]
    [InlineData("Content-Type: application/json", "Content-Type: application/json")]
    [InlineData("déjà\u00a0: bien", "déjà\u00a0: bien")]
    public void Set_PlainText_IsSetAsInPrint(string typed, string set)
    {
        Assert.Equal(set, FrenchTypography.Set(typed));
        Assert.Equal(set, FrenchTypography.Set(set));
    }

    [Fact]
    public void Apply_OtherLanguages_AreLeftAlone() => Assert.Equal("don't ?", FrenchTypography.Apply("don't ?", new CultureInfo("en")));

    [Fact]
    public void UserMessage_InFrench_IsSet() =>
        Assert.Equal("Il n’existe pas d’exécution x'y.", UserMessage.Of($"There is no run {"x'y"}.").Text(new CultureInfo("fr")));
}
