using System.Numerics.Tensors;
using TransferLab.Engine.Datasets;
using TransferLab.Engine.Evaluation;
using TransferLab.Engine.Features;
using TransferLab.Engine.Heads;

namespace TransferLab.Benchmarks.Gap;

/// <summary>A task as it was imported, with the pictures to learn from and those to test on.</summary>
internal sealed class TripleTask(string id, Dataset dataset, DatasetLibrary library)
{
    public const string Pixels = "pixels";
    public const string Network = "small-network";

    private readonly Dictionary<string, FeatureMatrix> features = [];
    private FeatureMatrix? pixels;
    private IReadOnlyList<int>? pool;

    public string Id => id;

    public Dataset Dataset => dataset;

    public Split Split { get; } = MeasuredTask.Divide(dataset);

    public IReadOnlyList<int> LabelCounts => MeasuredTask.LabelCounts(dataset.Labels, Split);

    public IPictureFiles Pictures { get; } = DatasetPictures.Of(library, dataset, [.. Enumerable.Range(0, dataset.Examples.Count)]);

    /// <summary>The pictures to learn from, of which features are computed: as many of each class as the largest measurement needs.</summary>
    public IReadOnlyList<int> Pool => pool ??= Splits.TakePerClass(dataset.Labels, Split.Train, LabelCounts[^1], seed: 0);

    /// <summary>Each seed learns from other pictures of the pool, with the largest number from all; the smaller set is part of the larger one.</summary>
    public IReadOnlyList<int> Training(int perClass, int seed) => Splits.TakePerClass(dataset.Labels, Pool, perClass, seed);

    /// <summary>What an outcome is found by: the data set's content counts.</summary>
    public string Key(string arm, int perClass, int seed) => $"{id}/{dataset.Version[..12]}/{arm}/{perClass}/{seed}";

    public FeatureMatrix PixelFeatures(CancellationToken cancellationToken) =>
        pixels ??= Engine.Evaluation.PixelFeatures.Extract(Pictures, cancellationToken: cancellationToken);

    /// <summary>Of the pool and the test pictures; the others stay zero.</summary>
    public async Task<FeatureMatrix> FeaturesAsync(ExtractionLab lab, string backbone, CancellationToken cancellationToken)
    {
        if (!features.TryGetValue(backbone, out var known))
        {
            int[] used = [.. Pool.Concat(Split.Test).Order()];
            var card = await lab.CardAsync(backbone);
            var some = await lab.Extractor(new()).ExtractAsync(card, DatasetPictures.Of(library, dataset, used), null, cancellationToken);
            known = FeatureMatrix.Allocate(dataset.Examples.Count, some.Columns);
            for (var i = 0; i < used.Length; i++)
            {
                some.Row(i).CopyTo(known.RowBlock(used[i], 1).Span);
            }

            features[backbone] = known;
        }

        return known;
    }

    /// <summary>Logistic regression on some features: whether each test picture is right.</summary>
    public bool[] Right(FeatureMatrix matrix, IReadOnlyList<int> training, int seed, CancellationToken cancellationToken)
    {
        var head = HeadCatalog.Create(new LogisticRegressionOptions());
        var trained = head.Fit(matrix.SelectRows(training), dataset.Labels.Rows(training), seed, null, cancellationToken);
        return Right(trained.PredictProbabilities(matrix.SelectRows(Split.Test)));
    }

    public bool[] Right(FeatureMatrix probabilities) =>
        [.. Split.Test.Select((row, i) => TensorPrimitives.IndexOfMax(probabilities.Row(i)) == dataset.Labels[row])];
}
