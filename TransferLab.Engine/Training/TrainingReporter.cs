namespace TransferLab.Engine.Training;

/// <summary>Turns a training's log into progress that can be shown at any time; a few times a second at most, and at every epoch.</summary>
/// <param name="curve">Takes the losses; kept by the training itself, which knows those from before a break.</param>
internal sealed class TrainingReporter(IProgress<RunProgress> target, LossCurve curve, TimeProvider time) : IProgress<TrainingRecord>
{
    private static readonly TimeSpan Least = TimeSpan.FromMilliseconds(200);

    private readonly List<EpochRecord> history = [];
    private TrainingProgress latest = new() { Stage = TrainingStage.Tuning };
    private long reported;

    public void Report(TrainingRecord value)
    {
        switch (value)
        {
            case StepRecord step:
                latest = latest with { Epoch = step.Epoch, Epochs = step.Epochs, Step = step.Step, Steps = step.Steps, LearningRate = step.LearningRate };
                if (time.GetElapsedTime(reported) >= Least)
                {
                    Send();
                }

                break;
            case EpochRecord epoch:
                history.Add(epoch);
                latest = latest with { Epoch = epoch.Epoch, Epochs = epoch.Epochs, Step = latest.Steps };
                if (latest.Steps > 0)
                {
                    // Epochs from before a break are shown with the first step after it: only that tells how far they are.
                    Send();
                }

                break;
        }
    }

    private void Send()
    {
        reported = time.GetTimestamp();
        latest = latest with { Losses = curve.Points, History = [.. history] };
        var done = ((long)(latest.Epoch - 1) * latest.Steps) + latest.Step;
        target.Report(new(RunPhase.Training, done, (long)latest.Epochs * latest.Steps, Training: latest));
    }
}
