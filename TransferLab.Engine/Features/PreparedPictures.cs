using TransferLab.Engine.Backbones;
using TransferLab.Engine.Imaging;

namespace TransferLab.Engine.Features;

/// <summary>One worker's memory for reading, decoding and preprocessing pictures; used for all of its pictures.</summary>
internal sealed class PreparedPictures
{
    private readonly PictureFit fit;
    private readonly TensorFiller filler;
    private readonly long maximumPixels;
    private readonly byte[] rgb;
    private readonly int length;
    private byte[] file = [];

    public PreparedPictures(InputLayout layout, Preprocessing preprocessing, int batchSize, long maximumPixels)
    {
        fit = PictureFit.CentreCrop(preprocessing.ShorterSide, preprocessing.Width, preprocessing.Height);
        filler = new(layout, preprocessing);
        this.maximumPixels = maximumPixels;
        rgb = new byte[3 * preprocessing.Width * preprocessing.Height];
        length = preprocessing.TensorLength;
        Tensor = Aligned(batchSize * length);
    }

    /// <summary>Shape (batch, picture); begins at a full cache line, so that no sum is divided differently from start to start.</summary>
    public Memory<float> Tensor { get; }

    /// <summary>Reads, decodes and preprocesses one picture into a place of the batch.</summary>
    /// <exception cref="TransferLabException">The picture cannot be read.</exception>
    public void Prepare(IPictureFiles pictures, int index, int place)
    {
        var bytes = pictures.Read(index, ref file);
        PictureDecoder.DecodeFitted(file.AsSpan(0, bytes), fit, rgb, maximumPixels);
        filler.Fill(rgb, Tensor.Span.Slice(place * length, length));
    }

    /// <summary>Memory that begins at a full cache line and never moves.</summary>
    internal static unsafe Memory<float> Aligned(int count)
    {
        const int LineBytes = 64;
        var values = GC.AllocateArray<float>(count + (LineBytes / sizeof(float)), pinned: true);
        var beyond = (int)((nint)System.Runtime.CompilerServices.Unsafe.AsPointer(ref values[0]) % LineBytes);
        return values.AsMemory(beyond == 0 ? 0 : (LineBytes - beyond) / sizeof(float), count);
    }
}
