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

    /// <summary>What the optimiser remembered of a weight; zeros at first.</summary>
    public string Memory(TrainableTensor tensor, string kind) =>
        G.Input(MemoryName(tensor, kind), ElementType.Float, Dimensions(Initial(tensor.Name)));

    /// <summary>What it will remember of it at the next step.</summary>
    public void Remember(TrainableTensor tensor, string kind, string next)
    {
        var initial = Initial(tensor.Name);
        Carry(StateRole.Memory, tensor.Name, MemoryName(tensor, kind), next, new(ElementType.Float, initial.Shape, new byte[initial.Bytes.Length]));
    }

    /// <summary>The next value of a tuned weight.</summary>
    public void Weight(TrainableTensor tensor, string next) => CarryAveraged(StateRole.Weight, tensor.Name, next);

    /// <summary>The next value of a running statistic.</summary>
    public void Statistic(string name, string next) => CarryAveraged(StateRole.Statistic, name, next);

    private static string MemoryName(TrainableTensor tensor, string kind) => $"step/{kind}/{tensor.Name}";

    private static Dimension[] Dimensions(OnnxTensor tensor) => [.. tensor.Shape.Select(side => new Dimension(side))];

    private OnnxTensor Initial(string name) => network.Initializers[name].To(ElementType.Float);

    private void CarryAveraged(StateRole role, string name, string next)
    {
        var initial = Initial(name);
        Carry(role, name, name, next, initial);
        if (keepsAverage)
        {
            var input = $"step/average/{name}";
            var average = G.Input(input, ElementType.Float, Dimensions(initial));
            Carry(StateRole.Average, name, input, G.Add(next, G.Mul(G.Sub(average, next), kept!)), initial);
        }
    }

    private void Carry(StateRole role, string of, string input, string next, OnnxTensor initial) =>
        state.Add(new(role, of, input, G.Output(next, $"next/{input}", ElementType.Float, Dimensions(initial)), initial));
}
