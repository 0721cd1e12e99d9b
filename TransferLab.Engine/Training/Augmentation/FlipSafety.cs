using System.Numerics.Tensors;
using TransferLab.Engine.Features;
using TransferLab.Engine.Imaging;

namespace TransferLab.Engine.Training.Augmentation;

/// <summary>
/// Tells from the pictures themselves whether left and right mean something: a mirrored chest X-ray has its heart on the wrong side,
/// a mirrored letter is another letter or none, a mirrored flower is a flower.
/// </summary>
/// <remarks>
/// Every picture looks for the most similar among all others and their mirror images. Where left and right mean nothing, it is a mirror
/// image half of the time; see docs/methods/augmentation.md for what it was on real data.
/// </remarks>
public static class FlipSafety
{
    /// <summary>Pixels of the side to which pictures are reduced: orientation shows at this size already.</summary>
    internal const int Side = 16;

    // Measured: flowers 0.48, small photographs of ten classes 0.51, rubbish lit from one side 0.63; letters 0.69, chest X-rays 0.90, hands 0.97.
    private const double LargestSafeShare = 0.65;

    private const int MostPictures = 600;
    private const int FewestPictures = 20;

    /// <summary>Compares up to 600 pictures, drawn by the seed. Pictures that cannot be read are left out.</summary>
    /// <param name="rows">The pictures that may be looked at: those of the training part.</param>
    public static FlipVerdict Measure(IPictureFiles pictures, IReadOnlyList<int> rows, int seed, CancellationToken cancellationToken = default)
    {
        var order = rows.ToArray();
        Seeds.For(seed, SeedPurpose.Flip).Shuffle(order);
        var reduced = new List<float[]>();
        byte[] file = [];
        foreach (var index in order.Take(MostPictures))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (Reduce(pictures, index, ref file) is { } row)
            {
                reduced.Add(row);
            }
        }

        return Judge(new FeatureMatrix([.. reduced.SelectMany(row => row)], reduced.Count, Side * Side));
    }

    /// <param name="reduced">Luminance of each picture, reduced to 16×16: shape (n, 256).</param>
    internal static FlipVerdict Judge(FeatureMatrix reduced)
    {
        if (reduced.Rows < FewestPictures)
        {
            return new(0.5, reduced.Rows, IsSafe: false, UserMessage.Of($"Pictures are not mirrored: {reduced.Rows} are too few to tell whether left and right mean something."));
        }

        var share = OrientedShare(reduced);
        return share <= LargestSafeShare
            ? new(share, reduced.Rows, true, UserMessage.Of($"Pictures are mirrored at random: of {reduced.Rows}, {share:P0} look most like one turned the same way, so that left and right mean little here."))
            : new(share, reduced.Rows, false, UserMessage.Of($"Pictures are not mirrored: of {reduced.Rows}, {share:P0} look most like one turned the same way, so that left and right mean something here."));
    }

    internal static double OrientedShare(FeatureMatrix reduced)
    {
        var (upright, mirrored) = (Standardise(reduced, mirror: false), Standardise(reduced, mirror: true));
        var oriented = 0.0;
        Span<float> best = stackalloc float[2];
        for (var i = 0; i < reduced.Rows; i++)
        {
            best.Fill(float.NegativeInfinity);
            for (var j = 0; j < reduced.Rows; j++)
            {
                if (j != i)
                {
                    best[0] = Math.Max(best[0], TensorPrimitives.Dot(upright.Row(i), upright.Row(j)));
                    best[1] = Math.Max(best[1], TensorPrimitives.Dot(upright.Row(i), mirrored.Row(j)));
                }
            }

            oriented += best[0] > best[1] ? 1 : best[0] == best[1] ? 0.5 : 0;
        }

        return oriented / reduced.Rows;
    }

    /// <summary>Mean 0 and length 1, so that products are correlations: exposure does not count.</summary>
    private static FeatureMatrix Standardise(FeatureMatrix reduced, bool mirror)
    {
        var result = FeatureMatrix.Allocate(reduced.Rows, reduced.Columns);
        for (var i = 0; i < reduced.Rows; i++)
        {
            var row = result.RowBlock(i, 1).Span;
            reduced.Row(i).CopyTo(row);
            for (var y = 0; mirror && y < Side; y++)
            {
                row.Slice(y * Side, Side).Reverse();
            }

            TensorPrimitives.Subtract(row, TensorPrimitives.Sum(row) / row.Length, row);
            TensorPrimitives.Divide(row, Math.Max(TensorPrimitives.Norm(row), 1e-6f), row);
        }

        return result;
    }

    private static float[]? Reduce(IPictureFiles pictures, int index, ref byte[] file)
    {
        var rgb = new byte[3 * Side * Side];
        try
        {
            var length = pictures.Read(index, ref file);
            PictureDecoder.DecodeFitted(file.AsSpan(0, length), PictureFit.Stretch(Side, Side), rgb);
        }
        catch (TransferLabException)
        {
            return null;
        }

        var row = new float[Side * Side];
        for (var i = 0; i < row.Length; i++)
        {
            row[i] = Luminance.Of(rgb[3 * i], rgb[(3 * i) + 1], rgb[(3 * i) + 2]);
        }

        return row;
    }
}
