using System.Numerics.Tensors;
using Microsoft.ML.OnnxRuntime;
using TransferLab.Engine.Graphs;
using TransferLab.Engine.Training.Batches;
using TransferLab.Engine.Training.Optimisers;

namespace TransferLab.Engine.Training.Steps;

/// <summary>
/// A step's graph in ONNX Runtime. Weights and optimiser state stay where they are: each step reads one set of buffers and writes the other.
/// Not thread-safe.
/// </summary>
internal sealed class StepSession : IDisposable
{
    private readonly StepGraph graph;
    private readonly InferenceSession session;
    private readonly StepScalars scalars = new();
    private readonly StateBuffers[] state;
    private readonly OrtIoBinding[] bindings;
    private readonly OrtValue loss;
    private readonly OrtValue norm;
    private readonly OrtValue logits;
    private readonly string input;
    private int current;

    /// <param name="input">The input of the network.</param>
    /// <param name="batchSize">That the graph was built for.</param>
    /// <param name="threads">Inside one step; 0 for all cores.</param>
    public StepSession(StepGraph graph, string input, int batchSize, int classes, int threads = 0)
    {
        (this.graph, this.input) = (graph, input);
        session = StepRuntime.Open(graph.Graph, threads);
        state = [new(graph.State), new(graph.State)];
        loss = StepRuntime.Allocate([]);
        norm = StepRuntime.Allocate([]);
        logits = StepRuntime.Allocate([batchSize, classes]);
        bindings = [Bind(state[0], state[1]), Bind(state[1], state[0])];
        for (var i = 0; i < graph.State.Count; i++)
        {
            graph.State[i].Initial.Bytes.Span.CopyTo(state[0].Bytes(i));
        }
    }

    public IReadOnlyList<StateTensor> State => graph.State;

    /// <summary>One step of the optimiser.</summary>
    /// <param name="step">From 0.</param>
    /// <exception cref="OperationCanceledException">Stopped, also in the middle; the state is still that before the step.</exception>
    public StepOutcome Run(Batch batch, long step, double learningRate, double averageDecay, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        scalars.Set(step, learningRate, averageDecay);
        var binding = bindings[current];
        binding.BindInput(input, batch.InputValue);
        binding.BindInput(graph.Labels, batch.TargetValue);
        StepRuntime.Run(session, binding, cancellationToken);
        current = 1 - current;
        return new(
            loss.GetTensorDataAsSpan<float>()[0],
            norm.GetTensorDataAsSpan<float>()[0],
            CountCorrect(logits.GetTensorDataAsSpan<float>(), batch.Targets, batch.Classes));
    }

    /// <summary>The bytes of one state tensor as they are now; valid until the next step.</summary>
    public ReadOnlySpan<byte> Read(int index) => state[current].Bytes(index);

    /// <summary>Sets one state tensor, when going on from a checkpoint.</summary>
    public void Write(int index, ReadOnlySpan<byte> bytes) => bytes.CopyTo(state[current].Bytes(index));

    /// <summary>The network's tensors as they are now: its weights and statistics, or the averages of them where these are kept.</summary>
    public Dictionary<string, OnnxTensor> Weights()
    {
        var weights = new Dictionary<string, OnnxTensor>();
        for (var i = 0; i < State.Count; i++)
        {
            // Averages come after what they average.
            if (State[i].Role is not StateRole.Memory)
            {
                weights[State[i].Of] = new(ElementType.Float, State[i].Initial.Shape, Read(i).ToArray());
            }
        }

        return weights;
    }

    public void Dispose()
    {
        foreach (var part in (IEnumerable<IDisposable>)[.. bindings, .. state, loss, norm, logits, scalars, session])
        {
            part.Dispose();
        }
    }

    private OrtIoBinding Bind(StateBuffers from, StateBuffers to)
    {
        var binding = session.CreateIoBinding();
        for (var i = 0; i < graph.State.Count; i++)
        {
            binding.BindInput(graph.State[i].Input, from.Values[i]);
            binding.BindOutput(graph.State[i].Output, to.Values[i]);
        }

        foreach (var (name, value) in scalars.Values.Where(pair => session.InputMetadata.ContainsKey(pair.Key)))
        {
            binding.BindInput(name, value);
        }

        binding.BindOutput(graph.Loss, loss);
        binding.BindOutput(StepGraph.NormOutput, norm);
        binding.BindOutput(graph.Logits, logits);
        return binding;
    }

    private static int CountCorrect(ReadOnlySpan<float> logits, ReadOnlySpan<float> targets, int classes)
    {
        var correct = 0;
        for (var at = 0; at < logits.Length; at += classes)
        {
            correct += TensorPrimitives.IndexOfMax(logits.Slice(at, classes)) == TensorPrimitives.IndexOfMax(targets.Slice(at, classes)) ? 1 : 0;
        }

        return correct;
    }
}
