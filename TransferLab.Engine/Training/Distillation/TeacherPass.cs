using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;
using TransferLab.Engine.Training.Checkpoints;

namespace TransferLab.Engine.Training.Distillation;

/// <summary>Asks the teacher about every view, once; what was asked before lies in files and is not asked again.</summary>
/// <param name="folder">Takes one file for each few hundred views.</param>
/// <param name="key">Names all that decides the answers, the views themselves aside.</param>
internal sealed class TeacherPass(TeacherTask task, string folder, string key)
{
    private const int ChunkSize = 512;

    private int finished;

    /// <exception cref="TransferLabException">A picture cannot be read, or the disk is full.</exception>
    public TaughtViews Run(IProgress<RunProgress>? progress, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        var chunks = new TaughtChunk[(task.Views.Count + ChunkSize - 1) / ChunkSize];
        var next = -1;
        try
        {
            // Each worker runs the teacher by itself: nobody waits for anybody.
            Parallel.For(0, Environment.ProcessorCount, new ParallelOptions { CancellationToken = cancellationToken }, _ =>
            {
                var questions = new TeacherQuestions(task);
                for (int at; (at = Interlocked.Increment(ref next)) < chunks.Length;)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    chunks[at] = Chunk(questions, at, cancellationToken);
                    var done = Interlocked.Add(ref finished, chunks[at].Pixels.Length / task.PixelBytes);
                    progress?.Report(new(RunPhase.Extracting, done, task.Views.Count, task.Teacher.Card.Name));
                }
            });
        }
        catch (AggregateException several)
        {
            ExceptionDispatchInfo.Throw(several.InnerExceptions[0]);
        }

        return new(chunks, ChunkSize, task.PixelBytes, task.Teacher.FeatureWidth);
    }

    private TaughtChunk Chunk(TeacherQuestions questions, int at, CancellationToken cancellationToken)
    {
        View[] views = [.. task.Views.Skip(at * ChunkSize).Take(ChunkSize)];
        var file = Path.Combine(folder, FormattableString.Invariant($"views-{at:00000}"));
        if (CheckpointFile.Read<Header>(file) is ({ } known, { Count: 2 } arrays) && known.Key == key && known.Views.SequenceEqual(views))
        {
            return new(arrays[0], MemoryMarshal.Cast<byte, float>(arrays[1]).ToArray());
        }

        var chunk = questions.Ask(views, cancellationToken);
        CheckpointFile.Write(file, folder, new Header(key, views), [chunk.Pixels, MemoryMarshal.AsBytes(chunk.Answers.AsSpan()).ToArray()]);
        return chunk;
    }

    private sealed record Header(string Key, IReadOnlyList<View> Views);
}
