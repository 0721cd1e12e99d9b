using TransferLab.Engine;
using TransferLab.Engine.Datasets;
using TransferLab.Engine.Features;
using TransferLab.Engine.Heads;
using TransferLab.Tests.Support;

namespace TransferLab.Tests.Contracts;

/// <summary>What every head must refuse.</summary>
public sealed partial class HeadContract
{
    [Theory, MemberData(nameof(Heads))]
    public void Fit_OneClassOnly_IsRefusedWithARemedy(string id)
    {
        var (features, _) = Blobs.Draw(perClass: 5, classes: 2, width: 3, seed: 18);

        var error = Assert.Throws<TransferLabException>(() => Fit(id, features, new Labels(new int[10], 2)));

        Assert.Contains("class", error.Remedy.ToString(), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Heads))]
    public void Fit_FeatureThatIsNoNumber_IsRefusedWithARemedy(string id)
    {
        foreach (var value in new[] { float.NaN, float.PositiveInfinity })
        {
            var (features, labels) = Blobs.Draw(perClass: 5, classes: 2, width: 3, seed: 19);
            features.RowBlock(7, 1).Span[1] = value;

            var error = Assert.Throws<TransferLabException>(() => Fit(id, features, labels));

            Assert.Contains("no finite numbers", error.Problem.ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void FiniteFeatures_OfADataset_NamesThePicture()
    {
        var features = FeatureMatrix.Allocate(4, 3);
        features.RowBlock(2, 1).Span[1] = float.NaN;

        var error = Assert.Throws<TransferLabException>(() => FiniteFeatures.Require(features, row => $"cats/{row}.png"));

        Assert.Contains("the picture cats/2.png", error.Problem.ToString(), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Heads))]
    public void PredictProbabilities_FeatureThatIsNoNumber_IsRefused(string id)
    {
        var (features, labels) = Blobs.Draw(perClass: 5, classes: 2, width: 3, seed: 20);
        var trained = Fit(id, features, labels);
        features.RowBlock(2, 1).Span[0] = float.NaN;

        Assert.Throws<TransferLabException>(() => trained.PredictProbabilities(features));
    }

    [Theory, MemberData(nameof(Heads))]
    public void PredictProbabilities_AnotherWidth_IsTheCallersMistake(string id)
    {
        var (features, labels) = Blobs.Draw(perClass: 5, classes: 2, width: 3, seed: 21);

        Assert.Throws<ArgumentException>(() => Fit(id, features, labels).PredictProbabilities(FeatureMatrix.Allocate(1, 4)));
    }

    [Theory, MemberData(nameof(Heads))]
    public void Fit_AnotherNumberOfLabels_IsTheCallersMistake(string id)
    {
        var (features, _) = Blobs.Draw(perClass: 5, classes: 2, width: 3, seed: 22);

        Assert.Throws<ArgumentException>(() => Fit(id, features, new Labels([0, 1], 2)));
    }

    [Theory, MemberData(nameof(Heads))]
    public void Fit_AlreadyCancelled_Stops(string id)
    {
        var (features, labels) = Blobs.Draw(perClass: 5, classes: 2, width: 3, seed: 23);

        Assert.ThrowsAny<OperationCanceledException>(() =>
            Head(id).Fit(features, labels, 0, progress: null, new CancellationToken(canceled: true)));
    }
}
