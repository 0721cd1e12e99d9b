using TransferLab.Engine.Graphs;

namespace TransferLab.Tests.Engine.Graphs.Gradients;

/// <summary>A small graph with fixed inputs and an output "y", all of whose float inputs are differentiated.</summary>
internal sealed record GradientCase(OnnxGraph Graph)
{
    /// <summary>Values are drawn from this range, evenly and all different; not symmetric, so that no value is an edge.</summary>
    public (double Low, double High) Range { get; init; } = (-2.03, 1.92);

    /// <summary>Step of the differences: below a quarter of the distance between two values.</summary>
    public double Step { get; init; } = 2e-3;

    /// <summary>Whether batch normalisation uses the batch's own statistics.</summary>
    public bool BatchStatistics { get; init; }

    /// <summary>Inputs that are given and not differentiated, such as indices.</summary>
    public Dictionary<string, OnnxTensor> Feeds { get; init; } = [];
}
