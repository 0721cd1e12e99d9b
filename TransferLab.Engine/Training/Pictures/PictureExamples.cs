using TransferLab.Engine.Backbones;
using TransferLab.Engine.Imaging;
using TransferLab.Engine.Training.Augmentation;
using TransferLab.Engine.Training.Batches;

namespace TransferLab.Engine.Training.Pictures;

/// <summary>Pictures as examples: decoded, kept where there is room, changed at random.</summary>
internal sealed class PictureExamples : IExampleSource
{
    private readonly PictureStore store;
    private readonly Augmenter augmenter;
    private readonly int seed;

    public PictureExamples(PictureStore store, Augmenter augmenter, Preprocessing preprocessing, InputLayout layout, int seed)
    {
        (this.store, this.augmenter, this.seed) = (store, augmenter, seed);
        var (channels, height, width) = (preprocessing.ChannelCount, preprocessing.Height, preprocessing.Width);
        Layout = layout;
        Shape = layout is InputLayout.Nchw ? [channels, height, width] : [height, width, channels];
    }

    public IReadOnlyList<int> Shape { get; }

    public InputLayout Layout { get; }

    /// <summary>Memory of the pictures that are decoded and kept.</summary>
    public long KeptBytes => store.KeptBytes;

    public void WriteChanged(int example, int epoch, Span<float> target)
    {
        var picture = store.Get(example);
        augmenter.WriteChanged(picture, Seeds.For(seed, SeedPurpose.Augmentation, epoch, example), target);
    }

    public void WritePlain(int example, Span<float> target)
    {
        var picture = store.Get(example);
        augmenter.WritePlain(picture, target);
    }
}
