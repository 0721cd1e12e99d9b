using System.Numerics.Tensors;
using Microsoft.ML;
using Microsoft.ML.Data;
using TransferLab.Engine.Features;

namespace TransferLab.Engine.Heads;

/// <summary>The trees, as ML.NET stores them.</summary>
internal sealed class TrainedTrees : TrainedHead
{
    private const string ScoreColumn = "Score";

    private readonly byte[] stored;
    private readonly IReadOnlyList<int> present;
    private readonly MLContext context = new(0);
    private readonly ITransformer model;

    public TrainedTrees(byte[] stored, int featureWidth, IReadOnlyList<int> present, int classCount, IReadOnlyDictionary<string, double> choices)
    {
        (this.stored, FeatureWidth, this.present, ClassCount, Choices) = (stored, featureWidth, present, classCount, choices);
        using var stream = new MemoryStream(stored);
        model = context.Model.Load(stream, out _);
    }

    public override int FeatureWidth { get; }

    public override int ClassCount { get; }

    public override IReadOnlyDictionary<string, double> Choices { get; }

    public override HeadSnapshot ToSnapshot() => new(
        GradientBoostedTreesOptions.Id,
        FeatureWidth,
        ClassCount,
        Choices,
        new Dictionary<string, float[]> { ["classes"] = PresentClasses.Store(present) },
        new Dictionary<string, string> { ["model"] = Convert.ToBase64String(stored) });

    internal static TrainedTrees Restore(HeadSnapshot snapshot)
    {
        try
        {
            return new(
                Convert.FromBase64String(snapshot.Texts["model"]),
                snapshot.FeatureWidth,
                PresentClasses.Restore(snapshot),
                snapshot.ClassCount,
                snapshot.Choices);
        }
        catch (FormatException damage)
        {
            throw new InvalidDataException("The trees are damaged.", damage);
        }
    }

    protected override FeatureMatrix Predict(FeatureMatrix features)
    {
        var schema = TreeRow.Schema(FeatureWidth, present.Count);
        var rows = context.Data.LoadFromEnumerable(
            Enumerable.Range(0, features.Rows).Select(i => new TreeRow { Features = features.Row(i).ToArray() }),
            schema);
        var result = FeatureMatrix.Allocate(features.Rows, ClassCount);
        var next = 0;
        foreach (var scores in model.Transform(rows).GetColumn<float[]>(ScoreColumn))
        {
            TensorPrimitives.Divide(scores, TensorPrimitives.Sum<float>(scores), scores);
            PresentClasses.Spread(scores, present, result.RowBlock(next++, 1).Span, ClassCount);
        }

        return result;
    }
}
