using TransferLab.Engine.Graphs;
using TransferLab.Engine.Training.Networks;
using TransferLab.Engine.Training.Optimisers;

namespace TransferLab.Engine.Training.Techniques;

/// <summary>Chooses the tensors of a network that a technique tunes.</summary>
internal static class Tunable
{
    /// <summary>Every weight, bias and norm between which and the logits there are only operators with gradients.</summary>
    /// <param name="layerDecay">Learning rate of a layer as a part of that of the next one.</param>
    /// <exception cref="TransferLabException">Nothing but the head can be tuned; names the operator in the way.</exception>
    public static IReadOnlyList<TrainableTensor> All(ClassifierNetwork network, double layerDecay = 1) =>
        Of(network, role => role is TensorRole.Weight or TensorRole.Bias or TensorRole.Norm, layerDecay);

    /// <summary>Biases, norms and the head.</summary>
    public static IReadOnlyList<TrainableTensor> BiasAndNorm(ClassifierNetwork network) =>
        Of(network, role => role is TensorRole.Bias or TensorRole.Norm, layerDecay: 1);

    /// <summary>The head alone.</summary>
    public static IReadOnlyList<TrainableTensor> Head(ClassifierNetwork network) => Of(network, _ => false, layerDecay: 1);

    private static List<TrainableTensor> Of(ClassifierNetwork network, Func<TensorRole, bool> wanted, double layerDecay)
    {
        var possible = GradientBuilder.Trainable(network.Graph, network.Logits).ToHashSet();
        var roles = TensorRoles.Of(network.Graph);
        var depth = 0;
        var tensors = new List<TrainableTensor>();
        foreach (var (name, role) in roles.Reverse())
        {
            if (possible.Contains(name) && (wanted(role) || network.HeadTensors.Contains(name)))
            {
                var decays = role is TensorRole.Weight && network.Graph.Initializers[name].Shape.Count > 1;
                tensors.Add(new(name, Math.Pow(layerDecay, depth), decays));
            }

            // Walking backwards a layer's bias comes before its weight, which ends the layer.
            depth += role is TensorRole.Weight ? 1 : 0;
        }

        tensors.Reverse();
        return tensors.Count > network.HeadTensors.Count || !roles.Values.Any(wanted) || roles.Count == network.HeadTensors.Count
            ? tensors
            : throw new TransferLabException(
                $"No layer of this model can be tuned: between all of them and the features lies an operator without a gradient rule.",
                $"Choose another model, or train a classifier on this one's features.");
    }
}
