using System.Diagnostics;
using TransferLab.Engine.Graphs;
using TransferLab.Engine.Training.Networks;

namespace TransferLab.Benchmarks;

/// <summary>What a full training step costs against the forward pass of the same network, and the memory it takes.</summary>
public sealed class TrainingStepFigure : IFigure
{
    private const int Rounds = 7;
    private const int Forwards = 4;
    private const int Steps = 2;

    public string Name => "training-step";

    public string Summary => "full training step against ONNX Runtime's forward pass, batches of 16 at 224×224 and of 128 at 32×32, and its peak memory";

    public async Task RunAsync(TextWriter output, CancellationToken cancellationToken)
    {
        output.WriteLine($"{Environment.ProcessorCount} cores, medians of {Rounds} rounds in turn; ms a picture on the clock (and of processor time, all cores together)");
        await ReportAsync("mobilenetv2-1.0-224-imagenet", StepLab.FromFile("mobilenetv2-1.0-224-imagenet"), 16, 224, 1001, NormalizationMode.Frozen);
        await ReportAsync("ResNet-18, stored statistics", ResidualNetwork.Eighteen(224, 1000, seed: 1), 16, 224, 1000, NormalizationMode.Frozen);
        await ReportAsync("ResNet-18, batch statistics", ResidualNetwork.Eighteen(224, 1000, seed: 1), 16, 224, 1000, NormalizationMode.BatchStatistics);
        await ReportAsync("small residual network, batch statistics", ResidualNetwork.Small(3, 32, 10, seed: 1), 128, 32, 10, NormalizationMode.BatchStatistics);

        async Task ReportAsync(string name, ClassifierNetwork network, int batchSize, int side, int classes, NormalizationMode normalization)
        {
            using var lab = new StepLab(network, batchSize, side, classes, normalization);
            var measurement = new Measurement(Rounds);
            measurement.Add("forward", lab.Forward(Forwards));
            measurement.Add("step", lab.Step(Steps));
            await measurement.RunAsync(cancellationToken);

            var (forward, step) = (1000.0 / Forwards / batchSize, 1000.0 / Steps / batchSize);
            const double PerCall = (double)Forwards / Steps;
            output.WriteLine($"{name}, batch {batchSize} at {side}×{side}");
            output.WriteLine($"  forward {forward * measurement.Wall("forward"):0.00} ({forward * measurement.Processor("forward"):0.00}), step {step * measurement.Wall("step"):0.00} ({step * measurement.Processor("step"):0.00})");
            output.WriteLine($"  step / forward {PerCall * measurement.WallRatio("step", "forward"):0.00}, by processor time {PerCall * measurement.ProcessorRatio("step", "forward"):0.00}");
            output.WriteLine($"  peak memory of the process so far {Process.GetCurrentProcess().PeakWorkingSet64 / 1e9:0.00} GB");
            await output.FlushAsync(cancellationToken);
        }
    }
}
