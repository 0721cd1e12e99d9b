using System.Numerics.Tensors;
using TransferLab.Engine.Training.Batches;

namespace TransferLab.Engine.Training.Distillation;

/// <summary>The teacher's answers, each number with mean 0 and deviation 1 over all views: loud features do not drown the quiet ones.</summary>
internal sealed class TeacherTargets : ITargets
{
    private readonly TaughtViews views;
    private readonly float[] mean;
    private readonly float[] deviation;

    public TeacherTargets(TaughtViews views)
    {
        this.views = views;
        (mean, deviation) = views.Moments();
    }

    public int Width => views.Width;

    public void Write(int example, Span<float> target)
    {
        TensorPrimitives.Subtract(views.Answer(example), mean, target);
        TensorPrimitives.Divide(target, deviation, target);
    }
}
