using TransferLab.Engine.Evaluation;
using TransferLab.Engine.Transferability.Gap;

namespace TransferLab.Tests.Engine.Transferability.Gap;

public sealed class GapWordsTests
{
    [Theory]
    [InlineData(0.061, 0.039, 0.083, GapVerdict.Gains, "Transfer gains 6.1 points, between 3.9 and 8.3.")]
    [InlineData(-0.04, -0.07, -0.01, GapVerdict.Costs, "Transfer costs 4.0 points, between 1.0 and 7.0. Starting from nothing is better: a small network trained from scratch.")]
    [InlineData(0.004, -0.021, 0.03, GapVerdict.NoDifference, "Transfer makes no difference that can be measured: 0.4 points, between -2.1 and 3.0.")]
    [InlineData(0.05, -0.12, 0.22, GapVerdict.TooFewToTell, "It cannot be told yet whether transfer helps: the difference lies anywhere between -12 and 22 points. More test pictures or more runs would tell.")]
    public void Finding_OfEachVerdict_SaysItWithItsNumbers(double value, double low, double high, GapVerdict verdict, string sentence)
    {
        var gap = new Estimate(value, low, high, IntervalMethod.CrossedRuns);

        Assert.Equal(verdict, GapWords.Verdict(gap));
        Assert.Equal(sentence, GapWords.Finding(gap, ScratchMethod.SmallNetwork).ToString());
    }

    [Fact]
    public void Finding_InFrench_IsTranslated() => Assert.Equal(
        "Le transfert coûte 4,0 points, entre 1,0 et 7,0. Partir de zéro fait mieux : une régression logistique sur les pixels.",
        GapWords.Finding(new(-0.04, -0.07, -0.01, IntervalMethod.CrossedRuns), ScratchMethod.Pixels)
            .Text(System.Globalization.CultureInfo.GetCultureInfo("fr"))
            .Replace('\u202f', ' ').Replace('\u00a0', ' '));
}
