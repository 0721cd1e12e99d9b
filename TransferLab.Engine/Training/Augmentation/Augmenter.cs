using System.Buffers;
using TransferLab.Engine.Backbones;
using TransferLab.Engine.Features;
using TransferLab.Engine.Imaging;

namespace TransferLab.Engine.Training.Augmentation;

/// <summary>Turns a decoded picture into what the network is fed: changed at random for training, as in prediction otherwise. Thread-safe.</summary>
internal sealed class Augmenter(AugmentationOptions options, bool mirror, Preprocessing preprocessing, InputLayout layout)
{
    private readonly TensorFiller filler = new(layout, preprocessing);
    private readonly PictureFit fit = PictureFit.CentreCrop(preprocessing.ShorterSide, preprocessing.Width, preprocessing.Height);

    /// <summary>Bytes of one picture at the network's size.</summary>
    private int Bytes => 3 * preprocessing.Width * preprocessing.Height;

    /// <summary>As in prediction: scaled, the middle cut out.</summary>
    public void WritePlain(Picture picture, Span<float> tensor)
    {
        var rented = ArrayPool<byte>.Shared.Rent(Bytes);
        try
        {
            var rgb = rented.AsSpan(0, Bytes);
            Place(picture, Middle(picture), rgb);
            filler.Fill(rgb, tensor);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    /// <summary>Changed at random; the generator decides everything.</summary>
    public void WriteChanged(Picture picture, Random random, Span<float> tensor)
    {
        var rented = ArrayPool<byte>.Shared.Rent(2 * Bytes);
        try
        {
            var rgb = rented.AsSpan(0, Bytes);
            Place(picture, Region(picture, random), rgb);
            Change(rgb, rented.AsSpan(Bytes, Bytes), random);
            filler.Fill(rgb, tensor);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    private void Change(Span<byte> rgb, Span<byte> scratch, Random random)
    {
        if (options.Shift is { } most and > 0)
        {
            rgb.CopyTo(scratch);
            PixelMoves.Shift(scratch, preprocessing.Width, preprocessing.Height, Offset(random, most), Offset(random, most), rgb);
        }

        RandomOperations.Apply(random, options.RandomOperations, options.OperationStrength, preprocessing.Width, preprocessing.Height, rgb, scratch);
        if (mirror && random.Next(2) == 0)
        {
            PixelMoves.Mirror(rgb, preprocessing.Width);
        }

        if (options.ColourJitter > 0)
        {
            ColourTransform.Draw(random, options.ColourJitter, Luminance.Mean(rgb)).Apply(rgb);
        }
    }

    private PictureRegion Middle(Picture picture) => fit.RegionOf(picture.Width, picture.Height);

    private PictureRegion Region(Picture picture, Random random) => options.SmallestCrop < 1 || options.LargestStretch > 1
        ? RandomCrop.Draw(random, picture.Width, picture.Height, options.SmallestCrop ?? 1, options.LargestStretch ?? 1, (double)preprocessing.Width / preprocessing.Height)
        : Middle(picture);

    private static int Offset(Random random, int most) => random.Next(-most, most + 1);

    private void Place(Picture picture, PictureRegion region, Span<byte> rgb)
    {
        if (picture.Width == preprocessing.Width && picture.Height == preprocessing.Height
            && region == new PictureRegion(0, 0, picture.Width, picture.Height))
        {
            picture.Rgb.CopyTo(rgb);
            return;
        }

        PictureScaler.Resample(picture, region, preprocessing.Width, preprocessing.Height, rgb);
    }
}
