using Microsoft.ML.OnnxRuntime;

namespace TransferLab.Engine.Graphs.Blocked;

/// <summary>
/// ONNX Runtime's CPU kernels are fastest on pictures whose channels lie in blocks (N, C/b, H, W, b), but it lays out only constant
/// weights so. Training changes the weights in every step, so this pass writes the blocked form itself. It changes only which
/// kernels run: without it the same graph computes the same, slower. See docs/methods/gradients.md.
/// </summary>
internal static class BlockedLayout
{
    /// <summary>ONNX Runtime's name for the operators on blocked tensors.</summary>
    public const string Domain = "com.microsoft.nchwc";

    private static readonly Lazy<long> Probed = new(Probe);

    /// <summary>Blocks as this machine's CPU has them; none where ONNX Runtime has no such kernels.</summary>
    public static BlockedFit Fit => new(Probed.Value);

    /// <summary>The same graph with convolutions and what lies between them on blocked tensors.</summary>
    /// <param name="values">Fixed shapes of all tensors.</param>
    /// <param name="fit">What to lay out in blocks.</param>
    /// <param name="keep">Inner tensors that must stay under their names.</param>
    public static OnnxGraph Apply(
        OnnxGraph graph, IReadOnlyDictionary<string, OnnxValue> values, BlockedFit fit, IReadOnlyCollection<string> keep)
    {
        if (!fit.Exists)
        {
            return graph;
        }

        var blocked = new BlockedGraph(graph, values, fit);
        foreach (var node in graph.Nodes)
        {
            if (!BlockedRules.TryRewrite(blocked, node))
            {
                blocked.Copy(node);
            }
        }

        string[] wanted = [.. graph.Outputs.Select(value => value.Name), .. keep];
        foreach (var tensor in wanted)
        {
            blocked.Plain(tensor);
        }

        var result = blocked.G.Graph;
        result.RemoveUnneeded(wanted);
        FusedActivations.Fuse(result, wanted);
        return result;
    }

    /// <summary>Where the second channel of a known tensor ends up tells the size of a block.</summary>
    private static long Probe()
    {
        const long Channels = 64;
        try
        {
            var g = new GraphBuilder();
            var x = g.Input("x", ElementType.Float, 1, Channels, 1, 2);
            g.Output(g.Apply("ReorderInput", [x], outputs: 1, Domain)[0], "y");
            float[] values = [.. Enumerable.Range(0, 2 * (int)Channels).Select(i => (float)i)];
            using var session = GraphSession.Open(g.Graph);
            using var options = new RunOptions();
            using var input = GraphSession.Value(OnnxTensor.Of([1, Channels, 1, 2], values));
            using var results = session.Run(options, new Dictionary<string, OrtValue> { ["x"] = input }, ["y"]);

            // The second position of channel 0, value 1, comes right after the first positions of one block of channels.
            var block = Array.IndexOf(GraphSession.Tensor(results[0]).ToFloats(), 1f);
            return block > 1 ? block : 0;
        }
        catch (Exception failure) when (failure is TransferLabException or OnnxRuntimeException)
        {
            return 0;
        }
    }
}
