using TransferLab.Engine.Experiments.Steps;
using TransferLab.Engine.Export;

namespace TransferLab.Engine.Experiments.Techniques.Networks;

/// <summary>Writes the trained network as an ONNX file.</summary>
internal sealed class ModelStep(ExperimentData data, Trainee trainee, ModelShelf shelf) : ExperimentStep<ModelReference>
{
    public override string Id => "model";

    public override UserMessage Title => UserMessage.Of($"Keep the trained network as a file");

    public override IReadOnlyList<Type> Needs => [typeof(TrainedNetworks), typeof(JudgedNetwork)];

    public override object? Settings => new { data.Dataset.Name, trainee.Settings };

    /// <summary>The file may have been deleted since; written again it is the same.</summary>
    public override bool IsKept => false;

    protected override Task<ModelReference> MakeAsync(StepContext context, IProgress<RunProgress>? progress, CancellationToken cancellationToken)
    {
        var (trained, classes) = (context.Get<TrainedNetworks>().Final, data.Dataset.Classes);
        var network = trainee.Open(trained.Head, classes.Count);
        var weights = Interpolation.Between(network, trained.Weights, context.Get<JudgedNetwork>().FinalAlpha);
        foreach (var name in network.HeadTensors)
        {
            // A head that was not tuned belongs to the file all the same.
            weights.TryAdd(name, network.Graph.Initializers[name]);
        }

        var graph = trainee.Export(network, weights);
        return Task.FromResult(shelf.Keep(graph, trainee.Card(network, data), classes, trained.LearnedRows.Count));
    }
}
