using TransferLab.Engine.Backbones.Anatomy;

namespace TransferLab.Engine.Backbones.Checkups;

/// <summary>Three made-up pictures, soft and of different colours, in the range that most networks take.</summary>
internal sealed class TestPictures
{
    public const int Kinds = 3;
    public const int BatchSize = 8;

    private readonly float[][] pictures;

    private TestPictures(IReadOnlyList<int> shape, float[][] pictures) => (Shape, this.pictures) = (shape, pictures);

    /// <summary>Shape of one picture in the network's layout.</summary>
    public IReadOnlyList<int> Shape { get; }

    public int Length => pictures[0].Length;

    public static TestPictures Of(InputPort input, int openHeight, int openWidth)
    {
        var (height, width) = (input.Height ?? openHeight, input.Width ?? openWidth);
        int[] shape = input.Layout == InputLayout.Nchw ? [input.Channels, height, width] : [height, width, input.Channels];
        return new(shape, [.. Enumerable.Range(0, Kinds).Select(kind => Draw(kind, input, height, width))]);
    }

    public float[] Picture(int kind) => pictures[kind];

    /// <summary>The first picture, several times.</summary>
    public float[] Repeated(int count) => [.. Enumerable.Repeat(pictures[0], count).SelectMany(values => values)];

    /// <summary>The three in turn, eight in all: each stands at the beginning and further on.</summary>
    public float[] Batch() => [.. Enumerable.Range(0, BatchSize).SelectMany(i => pictures[i % Kinds])];

    private static float[] Draw(int kind, InputPort input, int height, int width)
    {
        var values = new float[input.Channels * height * width];
        var at = 0;
        var (outer, middle, inner) = input.Layout == InputLayout.Nchw ? (input.Channels, height, width) : (height, width, input.Channels);
        for (var i = 0; i < outer; i++)
        {
            for (var j = 0; j < middle; j++)
            {
                for (var k = 0; k < inner; k++)
                {
                    var (channel, y, x) = input.Layout == InputLayout.Nchw ? (i, j, k) : (k, i, j);
                    values[at++] = Value(kind, channel, (float)y / height, (float)x / width);
                }
            }
        }

        return values;
    }

    private static float Value(int kind, int channel, float y, float x) =>
        MathF.Sin(((kind + 1) * 9 * x) + channel) * MathF.Cos(((3 - kind) * 7 * y) - channel) + (0.3f * MathF.Sin(130 * x * y * (kind + 1)));
}
