using TransferLab.Engine.Features;

namespace TransferLab.Engine.Training.Distillation;

/// <summary>Cuts views and runs the teacher on them. For one thread.</summary>
internal sealed class TeacherQuestions(TeacherTask task)
{
    private const int BatchSize = 8;

    private readonly ViewCutter cutter = new(task.Pictures, task.Student, task.Teacher.Card, task.Seed);
    private readonly Memory<float> tensor = PreparedPictures.Aligned(BatchSize * task.Teacher.PictureLength);

    public TaughtChunk Ask(IReadOnlyList<View> views, CancellationToken cancellationToken)
    {
        var (width, length) = (task.Teacher.FeatureWidth, task.Teacher.PictureLength);
        var chunk = new TaughtChunk(new byte[views.Count * task.PixelBytes], new float[views.Count * width]);
        for (var first = 0; first < views.Count; first += BatchSize)
        {
            var count = Math.Min(BatchSize, views.Count - first);
            for (var i = 0; i < count; i++)
            {
                cutter.Cut(
                    views[first + i], chunk.Pixels.AsSpan((first + i) * task.PixelBytes, task.PixelBytes), tensor.Span.Slice(i * length, length));
            }

            task.Teacher.Embed(tensor, count, chunk.Answers.AsMemory(first * width, count * width), cancellationToken);
        }

        return chunk;
    }
}
