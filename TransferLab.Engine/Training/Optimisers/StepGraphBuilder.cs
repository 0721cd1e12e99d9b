using TransferLab.Engine.Graphs;

namespace TransferLab.Engine.Training.Optimisers;

/// <summary>Goes on from a gradient graph to a step: scalars, state that goes from step to step, averages.</summary>
internal sealed class StepGraphBuilder
{
    private readonly OnnxGraph network;
    private readonly bool keepsAverage;
    private readonly string rate;
    private readonly string? kept;
    private readonly List<StateTensor> state = [];
    private readonly Dictionary<string, string> shared = [];

    public StepGraphBuilder(OnnxGraph network, GradientGraph gradient, bool keepsAverage)
    {
        (this.network, this.keepsAverage) = (network, keepsAverage);
        G = gradient.Extend("step/");
        rate = G.Input(StepGraph.RateInput, ElementType.Float);
        Number = G.Input(StepGraph.NumberInput, ElementType.Double);
        kept = keepsAverage ? G.Input(StepGraph.KeptInput, ElementType.Float) : null;
    }

    public GraphBuilder G { get; }

    /// <summary>The number of the step from 1, as a double.</summary>
    public string Number { get; }

    public IReadOnlyList<StateTensor> State => state;

    /// <summary>The learning rate of tensors with this factor.</summary>
    public string Rate(double factor) => Shared($"rate {factor}", () => G.Mul(rate, (float)factor));

    /// <summary>Made once, however often it is asked for.</summary>
    public string Shared(string key, Func<string> make) => shared.TryGetValue(key, out var tensor) ? tensor : shared[key] = make();

    /// <summary>
    /// A tensor as one row. ONNX Runtime applies a single number to (n, c, 1, 1) one element at a time, which takes a hundred times as long
    /// as to a row; all updates are computed on rows.
    /// </summary>
    public string Row(string tensor) => G.Reshape(tensor, -1);

    /// <summary>What the optimiser remembered of a weight, as a row; zeros at first.</summary>
    public string Memory(TrainableTensor tensor, string kind) =>
        G.Input(MemoryName(tensor, kind), ElementType.Float, Initial(tensor.Name).Count);

    /// <summary>What it will remember of it at the next step: the sum of two rows.</summary>
    public string Remember(TrainableTensor tensor, string kind, string first, string second)
    {
        var initial = Initial(tensor.Name);
        var zeros = new OnnxTensor(ElementType.Float, [initial.Count], new byte[initial.Bytes.Length]);
        return Carry(StateRole.Memory, tensor.Name, MemoryName(tensor, kind), zeros, output => new("Add", [first, second], [output]));
    }

    /// <summary>The next value of a tuned weight, as a row.</summary>
    public void Weight(TrainableTensor tensor, string next) => CarryAveraged(StateRole.Weight, tensor.Name, next);

    /// <summary>The next value of a running statistic.</summary>
    public void Statistic(string name, string next) => CarryAveraged(StateRole.Statistic, name, next);

    private static string MemoryName(TrainableTensor tensor, string kind) => $"step/{kind}/{tensor.Name}";

    private static Dimension[] Dimensions(OnnxTensor tensor) => [.. tensor.Shape.Select(side => new Dimension(side))];

    private OnnxTensor Initial(string name) => network.Initializers[name].To(ElementType.Float);

    private void CarryAveraged(StateRole role, string name, string next)
    {
        var initial = Initial(name);
        var shape = G.Constant([.. initial.Shape]);
        Carry(role, name, name, initial, output => new("Reshape", [next, shape], [output]));
        if (keepsAverage)
        {
            var average = G.Input($"step/average/{name}", ElementType.Float, Dimensions(initial));
            var mixed = G.Add(next, G.Mul(G.Sub(Row(average), next), kept!));
            Carry(StateRole.Average, name, average, initial, output => new("Reshape", [mixed, shape], [output]));
        }
    }

    /// <param name="node">Computes the next value under the given name, so that it is written where it belongs.</param>
    private string Carry(StateRole role, string of, string input, OnnxTensor initial, Func<string, OnnxNode> node)
    {
        var output = $"next/{input}";
        G.Add(node(output) with { Name = output });
        state.Add(new(role, of, input, G.Output(output, null, ElementType.Float, Dimensions(initial)), initial));
        return output;
    }
}
