using TransferLab.Engine.Graphs;

namespace TransferLab.Engine.Backbones.Anatomy;

/// <summary>Finds the one input that takes pictures, and the order of its axes.</summary>
internal static class InputReader
{
    /// <summary>A picture of 8,192×8,192 pixels in three colours; more is no input of a backbone but a damaged or hostile file.</summary>
    private const long LargestInput = 3L * 8192 * 8192;

    public static InputPort Read(OnnxGraph graph)
    {
        var inputs = graph.Inputs.Where(input => !graph.Initializers.ContainsKey(input.Name)).ToList();
        if (inputs.Count > 0 && inputs.All(input => input.ElementType is ElementType.Int64 or ElementType.Int32 or ElementType.String))
        {
            throw new TransferLabException(
                $"The model takes whole numbers or text ({Describe(inputs)}), not pictures: it is a text model.",
                $"Choose a model that takes pictures.");
        }

        if (inputs is not [{ Shape.Count: 4, ElementType: ElementType.Float or ElementType.Float16 or ElementType.Double or ElementType.UInt8 } input])
        {
            throw new TransferLabException(
                $"The model does not take one picture at a time: its inputs are {Describe(inputs)}.",
                $"Choose a model with one input of four dimensions: batch, channels, height and width.");
        }

        return Port(graph, input);
    }

    private static InputPort Port(OnnxGraph graph, OnnxValue input)
    {
        var sides = input.Shape!.Select(side => side.Size is > 0 ? side.Size : null).ToArray();
        var layout = LayoutOf(graph, input.Name, sides);
        var (channels, height, width) = layout == InputLayout.Nchw ? (sides[1], sides[2], sides[3]) : (sides[3], sides[1], sides[2]);
        channels ??= layout == InputLayout.Nchw ? FirstConvChannels(graph, input.Name) : null;
        if ((channels ?? 3) is not (1 or 3) || Product(sides) > LargestInput)
        {
            throw new TransferLabException(
                $"The model's input {input} is no picture of one or three channels of a usual size.",
                $"Choose a model that takes grey or colour pictures.");
        }

        return new(input.Name, input.ElementType, layout, (int)(channels ?? 3), (int?)height, (int?)width, (int?)sides[0]);
    }

    private static InputLayout LayoutOf(OnnxGraph graph, string input, long?[] sides) => (sides[1], sides[3]) switch
    {
        (1 or 3, not (1 or 3)) => InputLayout.Nchw,
        (not (1 or 3), 1 or 3) => InputLayout.Nhwc,
        _ => graph.Consumers(input).Any(node => node.Is("Transpose") && node.Ints("perm") is [0, 3, 1, 2]) ? InputLayout.Nhwc : InputLayout.Nchw,
    };

    private static long? FirstConvChannels(OnnxGraph graph, string input) => graph.Consumers(input)
        .Where(node => node.Is("Conv") && node.Input(1) is { } weight && graph.Initializers.ContainsKey(weight))
        .Select(node => (long?)(graph.Initializers[node.Inputs[1]].Shape[1] * node.Int("group", 1)))
        .FirstOrDefault();

    private static double Product(long?[] sides) => sides.Aggregate(1.0, (product, side) => product * (side ?? 1));

    private static string Describe(IEnumerable<OnnxValue> inputs) => string.Join("; ", inputs.Take(5));
}
