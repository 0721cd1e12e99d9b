using System.Globalization;
using TransferLab.Engine.Graphs;
using TransferLab.Tests.Support;

namespace TransferLab.Tests.Engine.Graphs.Gradients;

/// <summary>Whole networks against the gradients of another framework.</summary>
public sealed class ReferenceGradientTests
{
    private const double Tolerance = 1e-3;

    /// <summary>A bias before a normalisation has no gradient; what the reference has there is rounding.</summary>
    private const double Zero = 1e-6;

    [AssetsTheory]
    [InlineData("batchnorm-training", null)]
    [InlineData("conv1d-norms", null)]
    [InlineData("mobilenetv1-0.25", "mobilenetv1-0.25-224-imagenet-float.onnx")]
    [InlineData("mobilenetv2-1.0", "mobilenetv2-1.0-224-imagenet.onnx")]
    [InlineData("resnet8-cifar10", "resnet8-large-cifar10.onnx")]
    [InlineData("se-hardswish", null)]
    [InlineData("shuffle", null)]
    [InlineData("squeezenet1.1", "squeezenet1.1-224-imagenet.onnx")]
    [InlineData("transformer", null)]
    public void Build_WholeNetwork_EqualsReference(string network, string? backbone) => Compare(network, backbone, times: 1);

    /// <summary>Examples that come several times change no mean, but fill the blocks that weight gradients are computed in.</summary>
    [AssetsTheory]
    [InlineData("batchnorm-training", null, 8)]
    [InlineData("mobilenetv2-1.0", "mobilenetv2-1.0-224-imagenet.onnx", 8)]
    [InlineData("resnet8-cifar10", "resnet8-large-cifar10.onnx", 4)]
    [InlineData("se-hardswish", null, 16)]
    [InlineData("shuffle", null, 16)]
    [InlineData("squeezenet1.1", "squeezenet1.1-224-imagenet.onnx", 8)]
    public void Build_EveryExampleSeveralTimes_EqualsReference(string network, string? backbone, int times) => Compare(network, backbone, times);

    private static void Compare(string network, string? backbone, int times)
    {
        var folder = Assets.Gradients(network);
        var forward = OnnxFile.Read(backbone is null ? Path.Combine(folder, "model.onnx") : Assets.Backbone(backbone));
        var references = References(folder).Where(row => forward.TensorNames().Contains(row.Tensor)).ToList();
        var input = Repeated(NumpyFile.Read(Path.Combine(folder, "input.npy")), times);

        var gradient = GradientBuilder.Build(forward, new()
        {
            Logits = "logits",
            Trainable = [.. references.Select(row => row.Tensor)],
            InputShapes = new Dictionary<string, long[]> { [forward.Inputs[0].Name] = [.. input.Shape] },
            Normalization = network == "batchnorm-training" ? NormalizationMode.BatchStatistics : NormalizationMode.Frozen,
        });
        forward = forward.SeparateInitializers();
        var feeds = gradient.Values.Keys.Where(forward.Initializers.ContainsKey).ToDictionary(name => name, name => forward.Initializers[name]);
        feeds[forward.Inputs[0].Name] = input;
        feeds[GradientGraph.LabelsInput] = Repeated(NumpyFile.Read(Path.Combine(folder, "labels.npy")), times);
        var results = Onnx.Run(gradient.WithGradientsAsOutputs(), feeds.Where(pair => gradient.Graph.Inputs.Any(value => value.Name == pair.Key)).ToDictionary());

        var loss = double.Parse(File.ReadAllText(Path.Combine(folder, "loss.txt")), CultureInfo.InvariantCulture);
        Assert.Equal(loss, results[gradient.Loss].ToFloats()[0], Tolerance * loss);
        Assert.True(Distance(Repeated(NumpyFile.Read(Path.Combine(folder, "logits.npy")), times).ToFloats(), results["logits"].ToFloats()) < Tolerance);
        Assert.True(references.Count >= 6, $"only {references.Count} tensors are named as in the reference");
        var actual = references.ToDictionary(row => row, row => results[gradient.Gradients[row.Tensor]].ToFloats());
        Assert.All(references, row => CompareTensor(row, actual[row]));
        CompareWhole(actual, folder);
    }

    private static OnnxTensor Repeated(OnnxTensor tensor, int times) =>
        new(tensor.ElementType, [tensor.Shape[0] * times, .. tensor.Shape.Skip(1)], Enumerable.Repeat(tensor.Bytes.ToArray(), times).SelectMany(bytes => bytes).ToArray());

    /// <summary>Every tensor by itself. Looser, for the reason that <see cref="CompareWhole"/> gives.</summary>
    private static void CompareTensor(Reference row, float[] actual)
    {
        if (row.Norm < Zero)
        {
            Assert.True(actual.All(value => Math.Abs(value) < Zero), $"{row.Tensor} should have no gradient");
            return;
        }

        Assert.Equal(row.Norm, Norm(actual), 20 * Tolerance * row.Norm);
        Assert.Equal(row.Sum, actual.Sum(value => (double)value), 20 * Tolerance * Math.Max(Math.Abs(row.Sum), row.Norm));
        Assert.Equal(row.Largest, actual.Max(Math.Abs), 20 * Tolerance * row.Largest);
    }

    /// <summary>
    /// The gradient of the whole network as one vector. A few of its millions of activations lie within rounding of a rectifier's
    /// edge and fall to the other side than in the reference; in early layers of small batches one of them moves a tensor by some
    /// thousandths, while tensors behind it agree to 1e-6.
    /// </summary>
    private static void CompareWhole(Dictionary<Reference, float[]> actual, string folder)
    {
        double difference = 0, length = 0;
        foreach (var (row, values) in actual)
        {
            var file = Path.Combine(folder, $"grad.{row.Tensor}.npy");
            difference += File.Exists(file)
                ? NumpyFile.Read(file).ToFloats().Zip(values, (a, b) => Math.Pow((double)a - b, 2)).Sum()
                : Math.Pow(row.Norm - Norm(values), 2);
            length += row.Norm * row.Norm;
        }

        Assert.InRange(Math.Sqrt(difference / length), 0, Tolerance);
    }

    private static double Norm(float[] values) => Math.Sqrt(values.Sum(value => (double)value * value));

    private static double Distance(float[] expected, float[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        var difference = expected.Zip(actual, (a, b) => Math.Pow((double)a - b, 2)).Sum();
        return Math.Sqrt(difference / expected.Sum(value => (double)value * value));
    }

    private static IEnumerable<Reference> References(string folder) => File.ReadLines(Path.Combine(folder, "gradients.tsv")).Skip(1)
        .Select(line => line.Split('\t'))
        .Select(cells => new Reference(cells[0], Number(cells[2]), Number(cells[3]), Number(cells[4])));

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private sealed record Reference(string Tensor, double Norm, double Sum, double Largest);
}
