using TransferLab.Engine;
using TransferLab.Engine.Training;

namespace TransferLab.Benchmarks;

/// <summary>A line for every so much work.</summary>
internal sealed class LineProgress(TextWriter output) : IProgress<RunProgress>
{
    private const int StepsPerLine = 50;

    private readonly Lock gate = new();
    private double losses;

    public void Report(RunProgress value)
    {
        lock (gate)
        {
            output.WriteLine($"{value.Done} of {value.Total}");
        }
    }

    public void Report(TrainingRecord record)
    {
        switch (record)
        {
            case StepRecord step:
                losses += step.Loss;
                if (step.Step % StepsPerLine == 0)
                {
                    output.WriteLine($"epoch {step.Epoch} of {step.Epochs}, step {step.Step} of {step.Steps}: loss {losses / StepsPerLine:0.0000}, {step.ElapsedSeconds:0} s");
                    losses = 0;
                }

                break;
            case EpochRecord epoch:
                output.WriteLine($"epoch {epoch.Epoch}: loss {epoch.TrainingLoss:0.0000}, recognised {epoch.TrainingAccuracy:0.000}");
                losses = 0;
                break;
        }
    }
}
