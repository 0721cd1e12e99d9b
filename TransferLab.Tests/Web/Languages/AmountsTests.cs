using System.Globalization;
using TransferLab.Web.Languages;

namespace TransferLab.Tests.Web.Languages;

public sealed class AmountsTests
{
    [Theory]
    [InlineData(0.2, "< 1 s")]
    [InlineData(0, "0 s")]
    [InlineData(12.4, "12 s")]
    [InlineData(60, "1 min")]
    [InlineData(200, "3 min 20 s")]
    [InlineData(1500, "25 min")]
    [InlineData(3600, "1 h")]
    [InlineData(3900, "1 h 05 min")]
    public void Duration_OfSeconds_HasItsTwoLargestUnits(double seconds, string text) =>
        Assert.Equal(text, Amounts.Duration(TimeSpan.FromSeconds(seconds)).Replace('\u00a0', ' '));

    [Theory]
    [InlineData(0.1, "1 s")]
    [InlineData(9.2, "10 s")]
    [InlineData(41, "45 s")]
    [InlineData(119, "2 min")]
    [InlineData(121, "3 min")]
    [InlineData(3590, "1 h")]
    public void RoughDuration_OfSeconds_ClaimsNoMoreThanItKnows(double seconds, string text) =>
        Assert.Equal(text, Amounts.RoughDuration(TimeSpan.FromSeconds(seconds)).Replace('\u00a0', ' '));

    [Theory]
    [InlineData(-0.0004, "0.000")]
    [InlineData(-0.0006, "-0.001")]
    [InlineData(0.0005, "0.001")]
    public void Number_ThatRoundsToZero_HasNoSign(double value, string text)
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;

        Assert.Equal(text, Amounts.Number(value, 3));
    }

    [Theory]
    [InlineData("en", "84.5\u00a0%")]
    [InlineData("fr", "84,5\u202f%")]
    public void Percent_InALanguage_HasItsDecimalSign(string language, string text)
    {
        CultureInfo.CurrentCulture = new CultureInfo(language);

        Assert.Equal(text, Amounts.Percent(0.845));
    }
}
