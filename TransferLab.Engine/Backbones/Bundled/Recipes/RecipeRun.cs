using TransferLab.Engine.Graphs;
using TransferLab.Engine.Training;
using TransferLab.Engine.Training.Checkpoints;
using TransferLab.Engine.Training.Fitting;
using TransferLab.Engine.Training.Networks;

namespace TransferLab.Engine.Backbones.Bundled.Recipes;

/// <summary>The training of a recipe in one folder, where it goes on after a break.</summary>
/// <param name="name">Of the files.</param>
/// <param name="key">Names all that decides the result.</param>
internal sealed class RecipeRun(string name, string folder, string key, TimeProvider time)
{
    private static readonly TimeSpan CheckpointInterval = TimeSpan.FromSeconds(60);

    /// <param name="plan">Network, examples and targets; the stages bring the rest.</param>
    /// <returns>The backbone: the network up to its features.</returns>
    public OnnxGraph Run(FitPlan plan, IReadOnlyList<RecipeStage> stages, Action<TrainingRecord> report, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        var network = plan.Network;
        foreach (var (number, stage) in stages.Index())
        {
            var own = plan with { Network = network, Settings = stage.Training, StopAfter = stage.StopAfter };
            network = network.With(Run(own, FormattableString.Invariant($"{name}-{number + 1}"), report, cancellationToken));
        }

        return BackboneOf(network);
    }

    /// <summary>Without what the features were trained through.</summary>
    public static OnnxGraph BackboneOf(ClassifierNetwork network)
    {
        var width = network.Graph.Initializers[network.HeadTensors[0]].Shape[1];
        var graph = network.Graph.CutAt(network.Features);
        graph.Outputs.Clear();
        graph.Outputs.Add(OnnxValue.Floats(network.Features, "batch", width));
        return graph;
    }

    private IReadOnlyDictionary<string, OnnxTensor> Run(FitPlan plan, string stage, Action<TrainingRecord> report, CancellationToken cancellationToken)
    {
        var checkpoints = new FitCheckpoints(Path.Combine(folder, $"{stage}.checkpoint"), folder, $"{stage} {key}", CheckpointInterval, time);
        using var fit = new Fit(plan, checkpoints, time, new Reporter(report));
        return fit.Run(cancellationToken).Weights;
    }

    private sealed class Reporter(Action<TrainingRecord> report) : IProgress<TrainingRecord>
    {
        public void Report(TrainingRecord value) => report(value);
    }
}
