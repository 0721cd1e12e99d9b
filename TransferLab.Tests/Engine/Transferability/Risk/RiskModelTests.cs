using TransferLab.Engine.Transferability.Risk;

namespace TransferLab.Tests.Engine.Transferability.Risk;

public sealed class RiskModelTests
{
    [Fact]
    public void Fit_FeaturesThatDecide_AreFound()
    {
        var cases = Enumerable.Range(0, 12).SelectMany(Draw).ToArray();

        var quality = RiskQuality.LeftOut(cases);

        Assert.InRange(quality.Auc, 0.9, 1);
        Assert.InRange(quality.Brier, 0, 0.15);
        Assert.Equal(0, quality.ClearlyNegativeCalledLow);
    }

    [Fact]
    public void Contributions_AndIntercept_MakeUpTheProbability()
    {
        var model = RiskModel.Fit([.. Enumerable.Range(0, 6).SelectMany(Draw)]);
        var (good, bad) = (Evidence(0.9, 0.4), Evidence(0.3, 0.8));

        Assert.Equal(Logit(model.Probability(bad)) - Logit(model.Probability(good)), model.Contributions(bad).Sum() - model.Contributions(good).Sum(), 1e-9);
        Assert.True(model.Probability(bad) > model.Probability(good));
    }

    /// <summary>Else a collection that many data sets were cut from would judge itself.</summary>
    [Fact]
    public void LeftOut_CasesOfOneFamily_AreLeftOutTogether()
    {
        RiskCase[] cases = [.. Enumerable.Range(0, 6).SelectMany(Draw)];
        RiskCase[] twins = [.. cases.Where(one => one.Family == "0").Select(one => one with { Dataset = "0 again" })];

        var (apart, together) = (RiskQuality.LeftOut([.. cases, .. twins.Select(one => one with { Family = "twin" })]), RiskQuality.LeftOut([.. cases, .. twins]));

        Assert.Equal(7, apart.Families);
        Assert.Equal(6, together.Families);
        Assert.NotEqual(apart.Brier, together.Brier);
    }

    [Fact]
    public void UnluckyProbability_LiesAbove_AndComesNearerWithMorePictures()
    {
        var model = RiskModel.Fit([.. Enumerable.Range(0, 6).SelectMany(Draw)]);
        var (few, many) = (Evidence(0.9, 0.4) with { LabelsPerClass = 6 }, Evidence(0.9, 0.4) with { LabelsPerClass = 600 });

        double Above(RiskEvidence evidence) => Logit(model.UnluckyProbability(evidence)) - Logit(model.Probability(evidence));

        Assert.InRange(Above(many), 1e-3, Above(few) / 5);
    }

    [Fact]
    public void Assess_Shipped_TellsAPoorNetworkFromAGoodOne()
    {
        var (good, poor) = (RiskAssessor.Assess(Evidence(0.85, 0.45)), RiskAssessor.Assess(Evidence(0.25, 0.55)));

        Assert.True(poor.Probability > good.Probability + 0.3, $"{poor.Probability} {good.Probability}");
        Assert.NotEqual(RiskLevel.Low, poor.Level);
        Assert.Equal(RiskAssessor.Cases.Count, poor.MeasuredCases);
        Assert.True(poor.Reasons[0].RaisesRisk);
        Assert.Equal(poor.Reasons.OrderByDescending(reason => Math.Abs(reason.Contribution)), poor.Reasons);
    }

    [Fact]
    public void Assess_AHandfulOfPictures_IsNeverCalledLow()
    {
        var good = Evidence(0.95, 0.3);

        Assert.Equal(RiskLevel.Low, RiskAssessor.Assess(good).Level);
        Assert.NotEqual(RiskLevel.Low, RiskAssessor.Assess(good with { LabelsPerClass = 5, Classes = 2, FeatureAccuracy = 1, UntrainedAccuracy = 0.5, PixelAccuracy = 0.5 }).Level);
    }

    [Fact]
    public void Assess_FewLabels_AreNoted()
    {
        var many = Evidence(0.85, 0.45) with { LabelsPerClass = 40, Classes = 2 };
        var few = many with { LabelsPerClass = 8, Classes = 10 };

        Assert.Empty(RiskAssessor.Assess(many).Notes);
        Assert.Contains("About 8 labels a class", Assert.Single(RiskAssessor.Assess(few).Notes).Text(new System.Globalization.CultureInfo("en")), StringComparison.Ordinal);
    }

    [Fact]
    public void Assess_GreyPicturesForANetworkOfColours_RaiseTheRisk()
    {
        var coloured = Evidence(0.7, 0.6);
        var (plain, grey) = (RiskAssessor.Assess(coloured), RiskAssessor.Assess(coloured with { GreyShare = 0.9 }));

        Assert.True(grey.Probability > plain.Probability);
        Assert.Contains(grey.Reasons, reason => reason.RaisesRisk && reason.Text.Text(new System.Globalization.CultureInfo("en")).Contains("90 % of your pictures are grey", StringComparison.Ordinal));
    }

    /// <summary>What is judged, on the shipped cases with their family of data sets left out.</summary>
    [Fact]
    public void Shipped_DataSetsLeftOut_AreToldApart()
    {
        var quality = RiskQuality.LeftOut(RiskAssessor.Cases);

        Assert.InRange(quality.Auc, 0.83, 1);
        Assert.InRange(quality.AucOfClear, 0.92, 1);
        Assert.InRange(quality.CalledLow, 10, quality.Cases);
        Assert.InRange(quality.AucInterval.Low, 0.5, quality.Auc);
        Assert.InRange(quality.AucInterval.High, quality.Auc, 1);
        Assert.Equal(0, quality.ClearlyNegativeCalledLow);
        Assert.All(RiskAssessor.Cases.Where(one => one.IsClearlyNegative), one => Assert.NotEqual(RiskLevel.Low, RiskAssessor.Assess(one.Evidence).Level));
    }

    private static double Logit(double p) => Math.Log(p / (1 - p));

    private static RiskEvidence Evidence(double features, double untrained) => new()
    {
        LabelsPerClass = 30,
        Classes = 5,
        FeatureAccuracy = features,
        PixelAccuracy = untrained - 0.05,
        UntrainedAccuracy = untrained,
        FeatureNeighbours = features - 0.05,
        PixelNeighbours = untrained - 0.1,
        GreyShare = 0,
        NetworkIsGrey = false,
    };

    private static IEnumerable<RiskCase> Draw(int dataset)
    {
        var random = new Random(dataset);
        var untrained = 0.3 + (0.5 * random.NextDouble());
        return Enumerable.Range(0, 8).Select(i =>
        {
            var features = 0.2 + (0.75 * random.NextDouble());
            var gap = 100 * (features - untrained) + (6 * (random.NextDouble() - 0.5));
            var evidence = Evidence(features, untrained);
            return new RiskCase
            {
                Backbone = $"{i}",
                Dataset = $"{dataset}",
                Family = $"{dataset}",
                LabelsPerClass = evidence.LabelsPerClass,
                Seed = 1,
                Classes = evidence.Classes,
                FeatureAccuracy = evidence.FeatureAccuracy,
                PixelAccuracy = evidence.PixelAccuracy,
                UntrainedAccuracy = evidence.UntrainedAccuracy,
                FeatureNeighbours = evidence.FeatureNeighbours,
                PixelNeighbours = evidence.PixelNeighbours,
                GreyShare = evidence.GreyShare,
                NetworkIsGrey = false,
                GapPoints = gap,
                GapLow = gap - 4,
                GapHigh = gap + 4,
            };
        });
    }
}
