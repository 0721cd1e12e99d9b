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

        double Logit(RiskEvidence evidence) => model.Probability(evidence) is var p ? Math.Log(p / (1 - p)) : 0;

        Assert.Equal(Logit(bad) - Logit(good), model.Contributions(bad).Sum() - model.Contributions(good).Sum(), 1e-9);
        Assert.True(model.Probability(bad) > model.Probability(good));
    }

    [Fact]
    public void LowThreshold_AClearlyNegativeCaseThatLooksHarmless_LowersIt()
    {
        RiskCase[] cases = [.. Enumerable.Range(0, 6).SelectMany(Draw)];
        RiskCase trap = cases[0] with { Dataset = "trap", FeatureAccuracy = 0.95, PatchAccuracy = 0.3, PixelAccuracy = 0.3, GapPoints = -10, GapLow = -12, GapHigh = -8 };

        Assert.True(RiskAssessor.LowThreshold([.. cases, trap]) < RiskAssessor.LowThreshold(cases) + 1e-12);
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
        Assert.NotEqual(RiskLevel.Low, RiskAssessor.Assess(good with { LabelsPerClass = 5 }).Level);
    }

    /// <summary>What is judged, on the shipped cases with their data set left out.</summary>
    [Fact]
    public void Shipped_DataSetsLeftOut_AreToldApart()
    {
        var quality = RiskQuality.LeftOut(RiskAssessor.Cases);

        Assert.InRange(quality.Auc, 0.85, 1);
        Assert.InRange(quality.AucOfClear, 0.9, 1);
        Assert.Equal(0, quality.ClearlyNegativeCalledLow);
        Assert.All(RiskAssessor.Cases.Where(one => one.IsClearlyNegative), one => Assert.NotEqual(RiskLevel.Low, RiskAssessor.Assess(one.Evidence).Level));
    }

    private static RiskEvidence Evidence(double features, double patches) => new()
    {
        LabelsPerClass = 30,
        Classes = 5,
        FeatureAccuracy = features,
        PixelAccuracy = patches - 0.05,
        PatchAccuracy = patches,
        FeatureNeighbours = features - 0.05,
        PixelNeighbours = patches - 0.1,
        GreyShare = 0,
        NetworkIsGrey = false,
    };

    private static IEnumerable<RiskCase> Draw(int dataset)
    {
        var random = new Random(dataset);
        var patches = 0.3 + (0.5 * random.NextDouble());
        return Enumerable.Range(0, 8).Select(i =>
        {
            var features = 0.2 + (0.75 * random.NextDouble());
            var gap = 100 * (features - patches) + (6 * (random.NextDouble() - 0.5));
            var evidence = Evidence(features, patches);
            return new RiskCase
            {
                Backbone = $"{i}",
                Dataset = $"{dataset}",
                LabelsPerClass = evidence.LabelsPerClass,
                Seed = 1,
                Classes = evidence.Classes,
                FeatureAccuracy = evidence.FeatureAccuracy,
                PixelAccuracy = evidence.PixelAccuracy,
                PatchAccuracy = evidence.PatchAccuracy,
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
