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
        Shape = layout is InputLayout.Nchw ? [channels, height, width] : [height, width, channels];
    }

    public IReadOnlyList<int> Shape { get; }

    public async ValueTask WriteChangedAsync(int example, int epoch, Memory<float> target, CancellationToken cancellationToken)
    {
        var picture = await store.GetAsync(example, cancellationToken);
        augmenter.WriteChanged(picture, Seeds.For(seed, SeedPurpose.Augmentation, epoch, example), target.Span);
    }

    public async ValueTask WritePlainAsync(int example, Memory<float> target, CancellationToken cancellationToken)
    {
        var picture = await store.GetAsync(example, cancellationToken);
        augmenter.WritePlain(picture, target.Span);
    }
}
