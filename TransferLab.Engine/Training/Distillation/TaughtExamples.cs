using TransferLab.Engine.Backbones;
using TransferLab.Engine.Features;
using TransferLab.Engine.Training.Augmentation;
using TransferLab.Engine.Training.Batches;

namespace TransferLab.Engine.Training.Distillation;

/// <summary>The views as the student sees them: exactly what the teacher saw, in every second epoch or so mirrored, which a good teacher hardly notices.</summary>
/// <remarks>Source of the consistency: Beyer et al., "Knowledge distillation: a good teacher is patient and consistent", CVPR 2022.</remarks>
internal sealed class TaughtExamples(TaughtViews views, Preprocessing student, bool mirror, int seed) : IExampleSource
{
    private readonly TensorFiller filler = new(InputLayout.Nchw, student);

    public IReadOnlyList<int> Shape { get; } = [student.ChannelCount, student.Height, student.Width];

    public void WriteChanged(int example, int epoch, Span<float> target)
    {
        if (!mirror || Seeds.For(seed, SeedPurpose.Augmentation, epoch, example).Next(2) == 0)
        {
            WritePlain(example, target);
            return;
        }

        var mirrored = views.Pixels(example).ToArray();
        PixelMoves.Mirror(mirrored, student.Width);
        filler.Fill(mirrored, target);
    }

    public void WritePlain(int example, Span<float> target) => filler.Fill(views.Pixels(example), target);
}
