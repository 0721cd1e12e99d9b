using System.Diagnostics;
using TransferLab.Engine.Training.Batches;
using TransferLab.Engine.Training.Fitting;
using TransferLab.Engine.Training.Pictures;
using TransferLab.Engine.Training.Steps;

namespace TransferLab.Engine.Training.Techniques;

/// <summary>Runs a few real steps of a training, to tell what the whole of it will take. What they learn is thrown away.</summary>
internal sealed class TuningProbe(TuningTask task, string folder, TrainingResources resources, TimeProvider time)
{
    private const int MostSteps = 24;
    private const int FewestSteps = 2;

    // Batches that are read anew; after them pictures are in memory, as in all epochs but the first.
    private const int ColdSteps = 2;
    private const int PicturesToDecode = 16;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(3);

    private readonly List<double> ends = [];
    private long peakBytes;

    /// <exception cref="TransferLabException">An operator has no gradient, a picture cannot be read, or a disk is full.</exception>
    public TuningCost Measure(CancellationToken cancellationToken)
    {
        var rows = task.TrainingRows.Take(ColdSteps * task.Settings.BatchSize).ToArray();
        var pictures = new NetworkTuning(task, folder, "probe", resources, time).Pictures(mirror: false);
        var (decode, bytes) = Decode(pictures, rows, cancellationToken);
        var part = task.Part(task.Network, pictures.Shape);
        var started = time.GetTimestamp();
        using var frozen = part.Frozen is null
            ? null
            : FrozenExamples.Compute(task, part, pictures, rows, [], Path.Combine(folder, "probe"), resources.ActivationMegabytes * (1L << 20), progress: null, cancellationToken);
        var freeze = frozen is null ? 0 : time.GetElapsedTime(started).TotalSeconds / (rows.Length * Math.Max(1, task.Views));
        var predict = Predict(pictures, rows, cancellationToken);
        Train(part, frozen is null ? pictures : frozen.Examples, rows, cancellationToken);
        return new(StepSeconds(), decode, freeze, predict, bytes, peakBytes, ends.Count);
    }

    private void Train(TunedPart part, IExampleSource examples, int[] rows, CancellationToken cancellationToken)
    {
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var plan = new FitPlan
        {
            Network = part.Network,
            Tensors = part.Tensors,
            Examples = examples,
            Labels = task.Labels,
            TrainingRows = rows,
            ValidationRows = [],
            Settings = task.Settings with { Epochs = MostSteps, Patience = 0 },
            StartCounts = false,
        };
        var started = time.GetTimestamp();
        using var fit = new Fit(plan, checkpoints: null, time, new Steps(record => Follow(record, started, enough)));
        try
        {
            fit.Run(enough.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // Enough was seen.
        }
    }

    private void Follow(StepRecord step, long started, CancellationTokenSource enough)
    {
        ends.Add(step.ElapsedSeconds);
        peakBytes = Math.Max(peakBytes, Process.GetCurrentProcess().WorkingSet64);
        if (ends.Count >= MostSteps || (ends.Count >= ColdSteps + FewestSteps && time.GetElapsedTime(started) >= Limit))
        {
            enough.Cancel();
        }
    }

    /// <summary>The middle of the steps whose pictures were in memory: one that was held up by something else does not count.</summary>
    private double StepSeconds()
    {
        double[] steps = [.. ends.Zip(ends.Skip(1), (before, after) => after - before).Skip(ColdSteps - 1).Order()];
        return steps.Length > 0 ? steps[steps.Length / 2] : ends[^1];
    }

    /// <summary>Seconds to read a picture on one core, and the memory that it takes then.</summary>
    private (double Seconds, long Bytes) Decode(PictureExamples pictures, int[] rows, CancellationToken cancellationToken)
    {
        var some = rows.Take(PicturesToDecode).ToArray();
        var target = new float[pictures.Shape.Aggregate(1, (product, side) => product * side)];
        var started = time.GetTimestamp();
        foreach (var row in some)
        {
            cancellationToken.ThrowIfCancellationRequested();
            pictures.WritePlain(row, target);
        }

        return (time.GetElapsedTime(started).TotalSeconds / some.Length, pictures.KeptBytes / some.Length);
    }

    /// <summary>Seconds to look at a picture with the whole network.</summary>
    private double Predict(PictureExamples pictures, int[] rows, CancellationToken cancellationToken)
    {
        using var predictor = new NetworkPredictor(task.Network, new Dictionary<string, Graphs.OnnxTensor>());
        predictor.Predict(pictures, rows, task.Labels.ClassCount, cancellationToken);
        var started = time.GetTimestamp();
        predictor.Predict(pictures, rows, task.Labels.ClassCount, cancellationToken);
        return time.GetElapsedTime(started).TotalSeconds / rows.Length;
    }

    private sealed class Steps(Action<StepRecord> follow) : IProgress<TrainingRecord>
    {
        public void Report(TrainingRecord value)
        {
            if (value is StepRecord step)
            {
                follow(step);
            }
        }
    }
}
