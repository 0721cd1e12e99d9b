using TransferLab.Engine.Graphs;
using TransferLab.Engine.Training.Batches;
using TransferLab.Engine.Training.Checkpoints;
using TransferLab.Engine.Training.Schedules;
using TransferLab.Engine.Training.Steps;

namespace TransferLab.Engine.Training.Fitting;

/// <summary>Trains one network, epoch by epoch; goes on from its checkpoint where there is one.</summary>
/// <remarks>The same plan gives the same weights to the bit on one machine, with breaks and without.</remarks>
internal sealed class Fit : IDisposable
{
    private readonly FitPlan plan;
    private readonly FitCheckpoints? checkpoints;
    private readonly IProgress<TrainingRecord>? progress;
    private readonly StepSession session;
    private readonly EpochOrder order;
    private readonly BatchFeed feed;
    private readonly LearningRateSchedule schedule;
    private readonly DivergenceWatch watch;
    private readonly FitClock clock;
    private readonly LossCurve losses;
    private FitPosition position = FitPosition.Start;
    private IReadOnlyDictionary<string, OnnxTensor>? best;

    /// <param name="checkpoints">Null keeps none.</param>
    /// <param name="losses">Takes the loss of every step, and after a break those of the steps before.</param>
    public Fit(FitPlan plan, FitCheckpoints? checkpoints, TimeProvider time, IProgress<TrainingRecord>? progress, LossCurve? losses = null)
    {
        (this.plan, this.checkpoints, this.progress, this.losses) = (plan, checkpoints, progress, losses ?? new());
        var settings = plan.Settings;
        var batchSize = Math.Min(settings.BatchSize, plan.TrainingRows.Count);
        order = new(plan.TrainingRows, batchSize, settings.Seed);
        schedule = new(settings.Schedule, settings.LearningRate, (long)settings.Epochs * order.Steps);
        watch = new(settings, plan.Targets.Width);
        clock = new(time);
        session = new(FitGraph.Build(plan, batchSize), plan.Network.Input, batchSize, plan.Targets.Width, plan.Threads);
        feed = new(plan.Examples, plan.Targets, order, settings.Augmentation, settings.Seed);
    }

    /// <exception cref="TransferLabException">The training ran away, or a picture cannot be read.</exception>
    public FitResult Run(CancellationToken cancellationToken)
    {
        Begin(cancellationToken);
        while (position.Epoch < plan.Settings.Epochs && !IsOver)
        {
            foreach (var batch in feed.Read(position.Epoch, position.Step, plan.Settings.Epochs, cancellationToken))
            {
                Step(batch, cancellationToken);
                feed.Return(batch);
                if (position.Step == order.Steps)
                {
                    EndEpoch(cancellationToken);
                    if (IsOver)
                    {
                        break;
                    }
                }

                checkpoints?.Offer(position with { Losses = losses.State }, session, best);
            }
        }

        return new(best ?? session.Weights(), new(position.History, position.BestEpoch ?? position.Epoch, position.Epoch < plan.Settings.Epochs));
    }

    public void Dispose()
    {
        feed.Dispose();
        session.Dispose();
    }

    private bool IsOver => position.Epoch >= plan.StopAfter || HasStalled;

    private bool HasStalled => plan.Settings.Patience > 0
        && position.BestEpoch is { } bestEpoch
        && position.Epoch - bestEpoch >= plan.Settings.Patience;

    private void Begin(CancellationToken cancellationToken)
    {
        if (checkpoints?.Restore(session) is { } saved)
        {
            (position, best) = saved;
            clock.Continue(position.ElapsedSeconds);
            if (position.Losses is { } before)
            {
                losses.Restore(before);
            }

            foreach (var epoch in position.History)
            {
                progress?.Report(epoch);
            }
        }
        else if (plan.StartCounts && plan.ValidationRows.Count > 0)
        {
            var (loss, accuracy) = Measure(session.Weights(), cancellationToken);
            best = session.Weights();
            position = position with { BestEpoch = 0, BestAccuracy = accuracy, BestLoss = loss };
        }
    }

    private void Step(Batch batch, CancellationToken cancellationToken)
    {
        var number = ((long)position.Epoch * order.Steps) + position.Step;
        var rate = schedule.Rate(number);
        var outcome = session.Run(batch, number, rate, plan.Settings.WeightAverage, cancellationToken);
        watch.Check(outcome, position.Epoch, position.Step);
        position = position.After(outcome.Loss, outcome.Correct, clock.Seconds);
        losses.Add(position.Epoch + ((double)position.Step / order.Steps), outcome.Loss);
        progress?.Report(new StepRecord(
            position.Epoch + 1, plan.Settings.Epochs, position.ElapsedSeconds, position.Step, order.Steps, outcome.Loss, rate, outcome.GradientNorm));
    }

    private void EndEpoch(CancellationToken cancellationToken)
    {
        var (epoch, isBest) = (position.Epoch + 1, true);
        (double Loss, double Accuracy)? validation = null;
        if (plan.ValidationRows.Count > 0)
        {
            var weights = session.Weights();
            validation = Measure(weights, cancellationToken);
            isBest = !position.Beats(validation.Value.Accuracy, validation.Value.Loss);
            best = isBest ? weights : best;
        }

        var steps = (double)order.Steps;
        var record = new EpochRecord(
            epoch, plan.Settings.Epochs, clock.Seconds, position.LossSum / steps, position.Correct / (steps * order.BatchSize), validation?.Loss, validation?.Accuracy, isBest);
        position = position with
        {
            Epoch = epoch,
            Step = 0,
            LossSum = 0,
            Correct = 0,
            BestEpoch = validation is null ? null : isBest ? epoch : position.BestEpoch,
            BestAccuracy = isBest && validation is { Accuracy: var accuracy } ? accuracy : position.BestAccuracy,
            BestLoss = isBest && validation is { Loss: var loss } ? loss : position.BestLoss,
            ElapsedSeconds = clock.Seconds,
            History = [.. position.History, record],
        };
        progress?.Report(record);
    }

    private (double Loss, double Accuracy) Measure(IReadOnlyDictionary<string, OnnxTensor> weights, CancellationToken cancellationToken)
    {
        using var predictor = new NetworkPredictor(plan.Network, weights);
        return predictor.Measure(plan.Examples, plan.Labels, plan.ValidationRows, cancellationToken);
    }
}
