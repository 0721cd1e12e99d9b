using TransferLab.Engine.Graphs;
using TransferLab.Engine.Graphs.Gradients;
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
    /// <param name="layerDecay">Learning rate of a layer as a part of that of the next one.</param>
    /// <exception cref="TransferLabException">There are none but the head's, or none can be tuned; names the operator in the way.</exception>
    public static IReadOnlyList<TrainableTensor> BiasAndNorm(ClassifierNetwork network, double layerDecay = 1) => HasMore(network, IsBiasOrNorm)
        ? Of(network, IsBiasOrNorm, layerDecay)
        : throw new TransferLabException(
            $"The model has no biases and no normalisations before its last layer.",
            $"Choose another way of tuning.");

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
        return tensors.Count > network.HeadTensors.Count || !HasMore(network, wanted)
            ? tensors
            : throw new TransferLabException(
                TrainableTensors.InTheWay(network.Graph, network.Logits)?.Problem ?? UserMessage.Of($"No layer of this model can be tuned."),
                UserMessage.Of($"Choose another model, or train a classifier on this one's features."));
    }

    private static bool IsBiasOrNorm(TensorRole role) => role is TensorRole.Bias or TensorRole.Norm;

    private static bool HasMore(ClassifierNetwork network, Func<TensorRole, bool> wanted) =>
        TensorRoles.Of(network.Graph).Any(pair => wanted(pair.Value) && !network.HeadTensors.Contains(pair.Key));
}
