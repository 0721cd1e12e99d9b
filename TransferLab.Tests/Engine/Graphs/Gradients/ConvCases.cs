using TransferLab.Engine.Graphs;

namespace TransferLab.Tests.Engine.Graphs.Gradients;

/// <summary>Random geometries of everything that slides a kernel.</summary>
internal static class ConvCases
{
    public static GradientCase Conv(Random random)
    {
        var rank = random.Next(1, 4);
        var groups = GradientCases.OneOf(random, 1, 1, 2, 3);
        long[] weight = [groups * random.Next(1, 3), random.Next(1, 3), .. Sides(random, rank, 1, rank == 3 ? 3 : 5)];
        long[] picture = [random.Next(1, 3), groups * weight[1], .. Sides(random, rank, 5, rank == 3 ? 6 : 10)];
        return Build("Conv", random, picture, weight, groups, withAutomaticPads: true);
    }

    public static GradientCase Depthwise(Random random)
    {
        var channels = random.Next(2, 5);
        var kernel = GradientCases.OneOf(random, 3, 3, 5);
        var side = random.Next(5, 13);
        return Square(random, [2, channels, side, side], [channels, 1, kernel, kernel], channels);
    }

    public static GradientCase Pointwise(Random random) =>
        Square(random, [2, 3, random.Next(1, 6), random.Next(1, 6)], [5, 3, 1, 1], 1);

    /// <summary>Kernels 3 and 7, stride 1 or 2, pads as networks have them.</summary>
    public static GradientCase Usual(Random random)
    {
        var kernel = GradientCases.OneOf(random, 3, 3, 7, 5);
        var side = random.Next(7, 15);
        return Square(random, [2, 3, side, side], [4, 3, kernel, kernel], 1);
    }

    /// <summary>Channels and filters that blocked kernels take, also such that do not fill a block.</summary>
    public static GradientCase InBlocks(Random random)
    {
        var channels = GradientCases.OneOf(random, 16, 20, 32);
        var depthwise = random.Next(2) == 0;
        var kernel = GradientCases.OneOf(random, 1, 3, 5);
        long[] picture = [2, channels, random.Next(5, 9), random.Next(5, 9)];
        long[] weight = depthwise ? [channels, 1, kernel, kernel] : [GradientCases.OneOf(random, 16, 24), channels, kernel, kernel];
        var example = GradientCases.Case(g => g.Apply(
            "Conv",
            Operands(g, picture, weight),
            ("strides", Sides(random, 2, 1, 2)),
            ("pads", Sides(random, 4, 0, kernel - 1)),
            ("group", depthwise ? channels : 1L)));
        return example with { Step = 1e-2 };
    }

    /// <summary>So many examples that batch and channels can change places in the weight gradient.</summary>
    public static GradientCase ManyExamples(Random random)
    {
        long[] kernel = [random.Next(1, 4), random.Next(2, 4)];
        var (dilation, channels) = (random.Next(1, 3), GradientCases.OneOf(random, 3, 16, 20));
        long[] picture = [GradientCases.OneOf(random, 16, 32), channels, random.Next(5, 8), random.Next(5, 8)];
        long[] weight = [GradientCases.OneOf(random, 16, 20, 32), channels, .. kernel];
        return GradientCases.Case(g => g.Apply(
            "Conv",
            Operands(g, picture, weight),
            ("strides", Sides(random, 2, 1, 2)),
            ("dilations", new long[] { dilation, dilation }),
            ("pads", Sides(random, 4, 0, 2)))) with
        { Step = 1e-2 };
    }

    public static GradientCase ConvTranspose(Random random)
    {
        var rank = random.Next(1, 3);
        var groups = GradientCases.OneOf(random, 1, 1, 2);
        var channels = groups * random.Next(1, 3);
        long[] weight = [channels, random.Next(1, 3), .. Sides(random, rank, 2, 4)];
        long[] picture = [2, channels, .. Sides(random, rank, 3, 5)];
        return GradientCases.Case(g =>
        {
            var strides = Sides(random, rank, 1, 3);
            List<(string, OnnxAttribute)> attributes =
            [
                ("strides", strides),
                ("dilations", Sides(random, rank, 1, 2)),
                ("pads", Sides(random, 2 * rank, 0, 1)),
                ("output_padding", strides.Select(stride => random.NextInt64(stride)).ToArray()),
                ("group", (long)groups),
            ];
            return g.Apply("ConvTranspose", [.. Operands(g, picture, weight), GradientCases.Input(g, "b", weight[1] * groups)], [.. attributes]);
        }) with
        { Step = 1e-2 };
    }

    /// <summary>Pads that the operator chooses itself.</summary>
    public static GradientCase FittedTranspose(Random random)
    {
        long[] weight = [3, 2, random.Next(2, 5), random.Next(2, 5)];
        long[] picture = [2, 3, random.Next(3, 5), random.Next(3, 5)];
        long[] strides = Sides(random, 2, 1, 2);
        List<(string, OnnxAttribute)> attributes = [("strides", strides)];
        if (random.Next(2) == 0)
        {
            attributes.Add(("auto_pad", GradientCases.OneOf(random, "SAME_UPPER", "SAME_LOWER")));
        }
        else
        {
            attributes.Add(("output_shape", new[] { picture[2] * strides[0], picture[3] * strides[1] }));
        }

        return GradientCases.Case(g => g.Apply("ConvTranspose", Operands(g, picture, weight), [.. attributes])) with { Step = 1e-2 };
    }

    public static GradientCase Pool(string operation, Random random)
    {
        var rank = random.Next(1, 4);
        var kernel = Sides(random, rank, 2, 3);
        return GradientCases.Case(g =>
        {
            List<(string, OnnxAttribute)> attributes =
            [
                ("kernel_shape", kernel),
                ("strides", Sides(random, rank, 1, 3)),
                ("pads", Enumerable.Range(0, 2 * rank).Select(_ => random.NextInt64(2)).ToArray()),
                ("ceil_mode", (long)random.Next(2)),
            ];
            if (operation == "AveragePool")
            {
                attributes.Add(("count_include_pad", (long)random.Next(2)));
            }
            else if (random.Next(2) == 0)
            {
                attributes.Add(("dilations", Sides(random, rank, 1, 2)));
            }

            return g.Apply(operation, [GradientCases.X(g, [2, 2, .. Sides(random, rank, 4, rank == 3 ? 5 : 8)])], [.. attributes]);
        }) with
        { Step = operation == "AveragePool" ? 1e-2 : 4e-4 };
    }

    private static GradientCase Square(Random random, long[] picture, long[] weight, long groups)
    {
        var pads = GradientCases.OneOf(random, weight[2] / 2, 0, weight[2] / 2);
        return GradientCases.Case(g => g.Conv(GradientCases.X(g, picture), GradientCases.Input(g, "w", weight), GradientCases.Input(g, "b", weight[0]), random.Next(1, 3), pads, groups)) with { Step = 1e-2 };
    }

    private static GradientCase Build(string operation, Random random, long[] picture, long[] weight, long groups, bool withAutomaticPads)
    {
        var rank = picture.Length - 2;
        return GradientCases.Case(g =>
        {
            List<(string, OnnxAttribute)> attributes = [("strides", Sides(random, rank, 1, 3)), ("group", groups)];
            var automatic = withAutomaticPads ? GradientCases.OneOf(random, "NOTSET", "NOTSET", "NOTSET", "SAME_UPPER", "SAME_LOWER", "VALID") : "NOTSET";
            if (automatic == "NOTSET")
            {
                // Windows must fit: the extent is at most 2·(kernel − 1) + 1 for dilation 2.
                attributes.Add(("dilations", Enumerable.Range(0, rank).Select(axis => weight[axis + 2] * 2 <= picture[axis + 2] ? random.NextInt64(1, 3) : 1).ToArray()));
                attributes.Add(("pads", Sides(random, 2 * rank, 0, 2)));
            }
            else
            {
                attributes.Add(("auto_pad", automatic));
            }

            return g.Apply(operation, [.. Operands(g, picture, weight), GradientCases.Input(g, "b", weight[0])], [.. attributes]);
        }) with
        { Step = 1e-2 };
    }

    private static string[] Operands(GraphBuilder g, long[] picture, long[] weight) => [GradientCases.X(g, picture), GradientCases.Input(g, "w", weight)];

    private static long[] Sides(Random random, int count, int from, int to) => [.. Enumerable.Range(0, count).Select(_ => random.NextInt64(from, to + 1))];
}
