using TransferLab.Engine.Graphs;
using TransferLab.Engine.Training.Networks;
using TransferLab.Engine.Training.Optimisers;

namespace TransferLab.Engine.Training.Techniques;

/// <summary>Leaves the weights as they are and learns a change of low rank beside each of them: y = Wx + (α/r)·BAx.</summary>
/// <remarks>
/// Source: Hu et al., "LoRA: low-rank adaptation of large language models", ICLR 2022. A 1×1 convolution is a matrix product too, so that
/// convolutional networks can be adapted as well. The change is added to the weights when the training is over: the exported graph has no adapters.
/// </remarks>
internal static class LowRankAdapters
{
    /// <param name="rank">Columns of A; a layer with fewer inputs or outputs than that is left as it is.</param>
    /// <param name="alpha">Scale of the change: α/r is the factor.</param>
    /// <exception cref="TransferLabException">The network has no layer that could be adapted.</exception>
    public static TunedPart Of(ClassifierNetwork whole, int rank, double alpha, int seed)
    {
        var graph = whole.Graph.Clone();
        var sites = graph.Nodes.Select(node => AdapterSite.Of(node, graph, rank)).OfType<AdapterSite>()
            .Where(site => !whole.HeadTensors.Contains(site.Weight))
            .DistinctBy(site => site.Weight)
            .ToList();
        if (sites.Count == 0)
        {
            throw new TransferLabException(
                $"The model has no matrix products or 1×1 convolutions with at least {rank} inputs and outputs, to which low-rank adapters could be added.",
                $"Choose a lower rank, or another way of tuning.");
        }

        var random = Seeds.For(seed, SeedPurpose.Weights);
        var adapted = whole with { Graph = graph };
        foreach (var site in sites)
        {
            site.Insert(graph, (float)(alpha / rank), random);
        }

        return new(adapted, Tensors(whole, sites), weights => Merge(whole, sites, weights));
    }

    private static List<TrainableTensor> Tensors(ClassifierNetwork whole, List<AdapterSite> sites) =>
        [.. Tunable.Head(whole), .. sites.SelectMany(site => (TrainableTensor[])[new(site.Down), new(site.Up)])];

    private static Dictionary<string, OnnxTensor> Merge(
        ClassifierNetwork whole, List<AdapterSite> sites, IReadOnlyDictionary<string, OnnxTensor> weights)
    {
        var merged = weights.Where(pair => whole.Graph.Initializers.ContainsKey(pair.Key)).ToDictionary();
        foreach (var site in sites)
        {
            merged[site.Weight] = site.Merge(whole.Graph.Initializers[site.Weight], weights[site.Down], weights[site.Up]);
        }

        return merged;
    }
}
