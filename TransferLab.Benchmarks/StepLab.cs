using Microsoft.ML.OnnxRuntime;
using TransferLab.Engine.Graphs;
using TransferLab.Engine.Training.Batches;
using TransferLab.Engine.Training.Networks;
using TransferLab.Engine.Training.Optimisers;
using TransferLab.Engine.Training.Steps;
using TransferLab.Engine.Training.Techniques;
using TransferLab.Tests.Support;

namespace TransferLab.Benchmarks;

/// <summary>The full training step of a network, and ONNX Runtime's own forward pass of the plain network, on the same batch.</summary>
internal sealed class StepLab : IDisposable
{
    private readonly Batch batch;
    private readonly StepSession step;
    private readonly InferenceSession forward;
    private readonly OrtIoBinding binding;
    private readonly OrtValue logits;
    private long steps;

    public StepLab(ClassifierNetwork network, int batchSize, int side, int classes, NormalizationMode normalization)
    {
        batch = Noise(batchSize, side, classes);
        var tensors = Tunable.All(network);
        var gradient = GradientBuilder.Build(network.Graph, new()
        {
            Logits = network.Logits,
            Trainable = [.. tensors.Select(tensor => tensor.Name)],
            InputShapes = new Dictionary<string, long[]> { [network.Input] = [batchSize, 3, side, side] },
            Normalization = normalization,
            Loss = new() { Labels = LabelKind.Distribution, LabelSmoothing = 0.1f },
        });
        step = new(StepGraph.Build(network.Graph, gradient, tensors, new(), keepsAverage: false), network.Input, batchSize, classes);
        using var options = new SessionOptions { LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL };
        forward = GraphSession.Open(network.Graph, options);
        logits = StepRuntime.Allocate([batchSize, classes]);
        binding = forward.CreateIoBinding();
        binding.BindInput(network.Input, batch.InputValue);
        binding.BindOutput(network.Logits, logits);
    }

    /// <summary>A classifier as its file has it.</summary>
    public static ClassifierNetwork FromFile(string id)
    {
        var graph = OnnxFile.Read(Assets.Backbone(id + ".onnx")).CutAt("logits");
        return new(graph, graph.Inputs[0].Name, "embedding", "logits", [.. graph.Producer("logits")!.Inputs.Skip(1)]);
    }

    public Func<Task> Forward(int times) => () =>
    {
        for (var i = 0; i < times; i++)
        {
            StepRuntime.Run(forward, binding, CancellationToken.None);
        }

        return Task.CompletedTask;
    };

    public Func<Task> Step(int times) => () =>
    {
        for (var i = 0; i < times; i++)
        {
            step.Run(batch, steps++, 1e-4, 0, CancellationToken.None);
        }

        return Task.CompletedTask;
    };

    public void Dispose()
    {
        foreach (var part in (IEnumerable<IDisposable>)[binding, logits, forward, step, batch])
        {
            part.Dispose();
        }
    }

    private static Batch Noise(int size, int side, int classes)
    {
        var (batch, random) = (new Batch(size, [3, side, side], classes), new Random(5));
        foreach (ref var value in batch.Inputs)
        {
            value = (float)((2 * random.NextDouble()) - 1);
        }

        for (var row = 0; row < size; row++)
        {
            batch.Target(row)[random.Next(classes)] = 1;
        }

        return batch;
    }
}
