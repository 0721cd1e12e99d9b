using TransferLab.Engine.Features;
using TransferLab.Engine.Imaging;

namespace TransferLab.Engine.Training.Pictures;

/// <summary>Decoded pictures, reduced to what training needs and kept in memory as far as there is room; the others are decoded anew each time. Thread-safe.</summary>
/// <param name="shorterSide">Pixels to which the shorter side is reduced; smaller pictures stay as they are.</param>
/// <param name="limitBytes">Room for kept pictures.</param>
internal sealed class PictureStore(IPictureFiles files, int shorterSide, long limitBytes, long maximumPixels = PictureDecoder.DefaultMaximumPixels)
{
    [ThreadStatic]
    private static byte[]? buffer;

    private readonly Picture?[] kept = new Picture?[files.Count];
    private long keptBytes;

    /// <summary>Memory of the pictures that are kept.</summary>
    public long KeptBytes => Interlocked.Read(ref keptBytes);

    /// <exception cref="TransferLabException">The picture cannot be decoded; the message names it.</exception>
    public Picture Get(int index)
    {
        if (Volatile.Read(ref kept[index]) is { } known)
        {
            return known;
        }

        var picture = Reduced(Decode(index));
        if (Interlocked.Add(ref keptBytes, picture.Rgb.Length) <= limitBytes)
        {
            Volatile.Write(ref kept[index], picture);
        }
        else
        {
            Interlocked.Add(ref keptBytes, -picture.Rgb.Length);
        }

        return picture;
    }

    private Picture Decode(int index)
    {
        // One buffer for each thread, however many pictures it reads.
        buffer ??= [];
        try
        {
            var length = files.Read(index, ref buffer);
            return PictureDecoder.Decode(buffer.AsSpan(0, length), shorterSide, maximumPixels);
        }
        catch (TransferLabException failure)
        {
            throw new TransferLabException(
                UserMessage.Of($"The picture {files.Name(index)} cannot be learned from. {failure.Problem}"),
                failure.Remedy,
                failure);
        }
    }

    private Picture Reduced(Picture picture)
    {
        var shorter = Math.Min(picture.Width, picture.Height);
        if (shorter <= shorterSide)
        {
            return picture;
        }

        var (width, height) = ((int)((long)shorterSide * picture.Width / shorter), (int)((long)shorterSide * picture.Height / shorter));
        return PictureScaler.Resample(picture, new(0, 0, picture.Width, picture.Height), width, height);
    }
}
