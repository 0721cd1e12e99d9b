using TransferLab.Engine.Backbones;
using TransferLab.Engine.Features;
using TransferLab.Engine.Imaging;
using TransferLab.Engine.Training.Augmentation;

namespace TransferLab.Engine.Training.Distillation;

/// <summary>Cuts one view out of a picture in the student's size and in the teacher's. For one thread.</summary>
/// <param name="student">Pixels that the student sees.</param>
/// <param name="teacher">How the teacher wants its pictures.</param>
/// <param name="seed">With picture and number it decides each rectangle.</param>
internal sealed class ViewCutter(IPictureFiles pictures, Preprocessing student, BackboneCard teacher, int seed)
{
    // Crops are enlarged again: more pixels than either network takes are of no use, fewer would be missed.
    private const int KeptSide = 256;
    private const double LargestStretch = 4 / 3.0;

    private readonly PictureFit plain = PictureFit.CentreCrop(student.ShorterSide, student.Width, student.Height);
    private readonly TensorFiller filler = new(teacher.Layout, teacher.Preprocessing);
    private readonly byte[] large = new byte[3 * teacher.Preprocessing.Width * teacher.Preprocessing.Height];
    private byte[] file = [];
    private (int Index, Picture? Decoded) latest = (-1, null);

    /// <param name="pixels">Takes the view for the student: height × width × 3.</param>
    /// <param name="tensor">Takes the view for the teacher, preprocessed.</param>
    /// <exception cref="TransferLabException">The picture cannot be read.</exception>
    public void Cut(View view, Span<byte> pixels, Span<float> tensor)
    {
        var picture = Decode(view.Picture);
        var region = Region(view, picture);
        PictureScaler.Resample(picture, region, student.Width, student.Height, pixels);
        PictureScaler.Resample(picture, region, teacher.Preprocessing.Width, teacher.Preprocessing.Height, large);
        filler.Fill(large, tensor);
    }

    private Picture Decode(int index)
    {
        if (latest.Index != index)
        {
            var length = pictures.Read(index, ref file);
            latest = (index, PictureDecoder.Decode(file.AsSpan(0, length), KeptSide));
        }

        return latest.Decoded!;
    }

    private PictureRegion Region(View view, Picture picture) => view.Number == 0
        ? plain.RegionOf(picture.Width, picture.Height)
        : RandomCrop.Draw(
            Seeds.For(seed, SeedPurpose.Augmentation, view.Number, view.Picture),
            picture.Width,
            picture.Height,
            view.SmallestCrop,
            LargestStretch,
            (double)student.Width / student.Height);
}
