using System.Diagnostics;
using System.Numerics.Tensors;
using TransferLab.Engine.Backbones.Sessions;

namespace TransferLab.Engine.Backbones.Checkups;

/// <summary>The features of the test pictures, one by one and in a batch of eight.</summary>
internal sealed record FeatureTrial(int Width, bool BatchAgrees, bool AllFinite, bool DependOnPicture, double MillisecondsPerPicture)
{
    /// <summary>Largest difference between batch and single picture, relative to the length of the feature vector. In 32 bits it is below 1e-6; 8-bit networks may round one value the other way.</summary>
    private const double BatchTolerance = 5e-3;

    /// <summary>Pictures as different as these leave no network that looks at them closer together than this.</summary>
    private const double LeastDifference = 1e-5;

    public static FeatureTrial Run(RowSession session, TestPictures pictures)
    {
        var width = WidthOf(session, pictures);
        var alone = new float[TestPictures.Kinds][];
        for (var kind = 0; kind < alone.Length; kind++)
        {
            session.Run(pictures.Picture(kind), 1, alone[kind] = new float[width], width, CancellationToken.None);
        }

        var (batch, rows) = (pictures.Batch(), new float[TestPictures.BatchSize * width]);
        session.Run(batch, TestPictures.BatchSize, rows, width, CancellationToken.None);
        var clock = Stopwatch.StartNew();
        session.Run(batch, TestPictures.BatchSize, rows, width, CancellationToken.None);
        var milliseconds = clock.Elapsed.TotalMilliseconds / TestPictures.BatchSize;
        var agrees = Enumerable.Range(0, TestPictures.BatchSize).All(row =>
            Difference(alone[row % TestPictures.Kinds], rows.AsSpan(row * width, width)) <= BatchTolerance);
        return new(width, agrees, alone.All(row => row.All(float.IsFinite)), Difference(alone[0], alone[1]) > LeastDifference, milliseconds);
    }

    /// <exception cref="TransferLabException">The features are of no use.</exception>
    public void Demand()
    {
        if (!AllFinite)
        {
            throw new TransferLabException(
                $"The model computes values that are no numbers from an ordinary picture.",
                $"The file is damaged or needs another program; export or download it again.");
        }

        if (!DependOnPicture)
        {
            throw new TransferLabException(
                $"The model gives the same features for different pictures.",
                $"The file is damaged, or the layer that features are taken from is the wrong one; name another layer.");
        }

        if (!BatchAgrees)
        {
            throw new TransferLabException(
                $"The model gives other features for a picture alone than for the same picture among others.",
                $"Export the model for inference (evaluation mode), then import it again.");
        }
    }

    private static int WidthOf(RowSession session, TestPictures pictures)
    {
        var count = session.FixedBatch ?? 1;
        return session.ShapeOfRows(pictures.Repeated(count), count) is [var rows, >= 1 and <= MostFeatures and var width] && rows == count
            ? (int)width
            : throw new TransferLabException(
                $"The layer that features are taken from does not give one row of at most {MostFeatures} numbers a picture.",
                $"Name another layer of the model to take features from.");
    }

    /// <summary>More than any pooled layer or classifier input in use; a map that nobody pooled is what this catches.</summary>
    private const int MostFeatures = 65_536;

    private static double Difference(ReadOnlySpan<float> first, ReadOnlySpan<float> second) =>
        TensorPrimitives.Distance(first, second) / Math.Max(TensorPrimitives.Norm(first), 1e-20f);
}
