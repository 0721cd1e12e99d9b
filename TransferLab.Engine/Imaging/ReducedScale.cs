using SkiaSharp;

namespace TransferLab.Engine.Imaging;

/// <summary>The scale at which a JPEG is decoded: the inverse cosine transform yields n×n instead of 8×8 pixels a block.</summary>
internal readonly record struct ReducedScale(int Width, int Height, double Factor)
{
    public static ReducedScale Choose(SKCodec codec, int? shorterSideAtLeast)
    {
        if (shorterSideAtLeast is { } least && codec.EncodedFormat is SKEncodedImageFormat.Jpeg)
        {
            for (var eighths = 1; eighths < 8; eighths++)
            {
                var size = codec.GetScaledDimensions(eighths / 8f);
                if (Math.Min(size.Width, size.Height) >= least && size.Width < codec.Info.Width)
                {
                    return new(size.Width, size.Height, eighths / 8.0);
                }
            }
        }

        return new(codec.Info.Width, codec.Info.Height, 1);
    }
}
