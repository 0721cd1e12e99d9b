using TransferLab.Engine.Datasets;

namespace TransferLab.Engine.Training.Batches;

/// <summary>Each example is wholly of one class.</summary>
internal sealed class ClassTargets(Labels labels) : ITargets
{
    public int Width => labels.ClassCount;

    public void Write(int example, Span<float> target)
    {
        target.Clear();
        target[labels[example]] = 1;
    }
}
