namespace TransferLab.Engine.Graphs.Gradients;

/// <summary>What a rule sees of one node: its tensors, their shapes, the gradients of its outputs, and where to put those of its inputs.</summary>
internal sealed class NodeGradient(GraphBuilder g, ForwardGraph forward, OnnxNode node, Backpropagation pass)
{
    public GraphBuilder G => g;

    public OnnxNode Node => node;

    /// <summary>Which pictures will be laid out in blocks once the graph is complete; decides between forms of a gradient.</summary>
    public Blocked.BlockedFit Blocks => forward.Blocks;

    /// <summary>Gradient of the first output, which is the only one for most operators.</summary>
    public string Dy => OutputGradient(0) ?? throw new InvalidOperationException($"{node} has no gradient at its first output.");

    /// <summary>The first input.</summary>
    public string X => node.Inputs[0];

    /// <summary>The first output.</summary>
    public string Y => node.Outputs[0];

    public string? OutputGradient(int index) => node.Output(index) is { } output ? pass.GradientOf(output) : null;

    /// <summary>Gradient of an output; zeros where the loss does not depend on it.</summary>
    public string OutputGradientOrZeros(int index) => OutputGradient(index) ?? g.Expand(g.Constant(0f), OutputShape(index));

    /// <summary>Whether anything to train lies behind the n-th input.</summary>
    public bool Wants(int index) => node.Input(index) is { } input && pass.IsActive(input);

    /// <summary>Adds to the gradient of the n-th input, which has the input's shape.</summary>
    public void Give(int index, string gradient) => pass.Accumulate(node.Inputs[index], gradient);

    /// <summary>Adds to the gradient of an input that was broadcast, summing over what was repeated.</summary>
    /// <param name="shape">Shape of <paramref name="gradient"/>.</param>
    public void GiveSummed(int index, string gradient, long[] shape) =>
        Give(index, Broadcasting.SumTo(g, gradient, shape, InputShape(index)));

    /// <summary>Tells the pass to use other tensors for outputs of a forward node (an output that was not asked for before).</summary>
    public void ReplaceForward(OnnxNode replacement) => pass.ReplaceForward(node, replacement);

    public long[] InputShape(int index) => forward.Shape(node.Inputs[index]);

    public long[] OutputShape(int index = 0) => forward.Shape(node.Outputs[index]);

    public ElementType InputType(int index) => forward.Values[node.Inputs[index]].ElementType;

    /// <summary>The value of an input that is the same in every step; null where it is computed, trained or left out.</summary>
    public OnnxTensor? Constant(int index) => node.Input(index) is { } input ? forward.Constant(input) : null;

    /// <summary>The node that computes an input; null for inputs and weights of the graph.</summary>
    public OnnxNode? Producer(int index) => node.Input(index) is { } input ? g.Graph.Producer(input) : null;

    /// <summary>The value that a tensor has before training; null for what is computed.</summary>
    public OnnxTensor? Initial(string tensor) => forward.Initial(tensor);

    /// <summary>The whole numbers of an input that must be constant.</summary>
    public long[] Longs(int index) => (Constant(index) ?? throw NotConstant(index)).ToLongs();

    /// <summary>An axis counted from the front.</summary>
    public static int Axis(long axis, int rank) => (int)(axis < 0 ? axis + rank : axis);

    /// <summary>A form of the operator that the rule does not cover.</summary>
    public TransferLabException Unsupported(UserMessage why) => new(
        UserMessage.Of($"The operator {node.OpType} (node {node.DisplayName}) cannot be differentiated here: {why}."),
        UserMessage.Of($"Tune only layers behind it, or choose another technique."));

    private TransferLabException NotConstant(int index) =>
        Unsupported(UserMessage.Of($"its input {node.Inputs[index]} is computed while the model runs"));
}
