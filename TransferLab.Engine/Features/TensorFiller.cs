using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using TransferLab.Engine.Backbones;

namespace TransferLab.Engine.Features;

/// <summary>Turns interleaved 8-bit RGB of the right size into the numbers that a network takes: <c>(pixel − mean) / deviation</c> in its layout and channel order.</summary>
internal sealed class TensorFiller
{
    /// <summary>Counts up when the same card would give other numbers; cached features are then computed anew.</summary>
    public const int Version = 1;

    private readonly InputLayout layout;
    private readonly ChannelOrder order;
    private readonly float[] scale;
    private readonly float[] offset;

    public TensorFiller(InputLayout layout, Preprocessing preprocessing)
    {
        (this.layout, order) = (layout, preprocessing.Channels);
        scale = [.. preprocessing.Deviation.Select(deviation => (float)(1 / deviation))];
        offset = [.. preprocessing.Mean.Zip(preprocessing.Deviation, (mean, deviation) => (float)(-mean / deviation))];
    }

    /// <param name="rgb">Shape (height, width, 3).</param>
    /// <param name="tensor">Takes the result: channels × height × width numbers.</param>
    public void Fill(ReadOnlySpan<byte> rgb, Span<float> tensor)
    {
        if (order == ChannelOrder.Grey)
        {
            Grey(rgb, tensor);
        }
        else if (layout == InputLayout.Nchw)
        {
            Planes(rgb, tensor);
        }
        else
        {
            Interleaved(rgb, tensor);
        }
    }

    private void Planes(ReadOnlySpan<byte> rgb, Span<float> tensor)
    {
        var pixels = rgb.Length / 3;
        var (red, blue) = order == ChannelOrder.Rgb ? (0, 2) : (2, 0);
        var r = tensor.Slice(red * pixels, pixels);
        var g = tensor.Slice(pixels, pixels);
        var b = tensor.Slice(blue * pixels, pixels);
        var done = Vector128.IsHardwareAccelerated ? PlanesBySixteen(rgb, r, g, b, red, blue) : 0;
        for (var i = done; i < pixels; i++)
        {
            r[i] = (rgb[3 * i] * scale[red]) + offset[red];
            g[i] = (rgb[(3 * i) + 1] * scale[1]) + offset[1];
            b[i] = (rgb[(3 * i) + 2] * scale[blue]) + offset[blue];
        }
    }

    /// <summary>Sixteen pixels at a time: 48 bytes are sorted into three registers of one colour each, then widened.</summary>
    private int PlanesBySixteen(ReadOnlySpan<byte> rgb, Span<float> r, Span<float> g, Span<float> b, int red, int blue)
    {
        ref var source = ref MemoryMarshal.GetReference(rgb);
        var i = 0;
        for (; i <= r.Length - 16; i += 16)
        {
            var first = Vector128.LoadUnsafe(ref source, (nuint)(3 * i));
            var second = Vector128.LoadUnsafe(ref source, (nuint)((3 * i) + 16));
            var third = Vector128.LoadUnsafe(ref source, (nuint)((3 * i) + 32));
            Store(Pick(first, second, third, 0), r, i, scale[red], offset[red]);
            Store(Pick(first, second, third, 1), g, i, scale[1], offset[1]);
            Store(Pick(first, second, third, 2), b, i, scale[blue], offset[blue]);
        }

        return i;
    }

    /// <summary>Every third byte of 48, from <paramref name="colour"/> on. An index past 15 yields 0, so the three parts are joined by or.</summary>
    private static Vector128<byte> Pick(Vector128<byte> first, Vector128<byte> second, Vector128<byte> third, int colour) =>
        Vector128.ShuffleNative(first, Picks[colour, 0]) | Vector128.ShuffleNative(second, Picks[colour, 1]) | Vector128.ShuffleNative(third, Picks[colour, 2]);

    private static readonly Vector128<byte>[,] Picks = MakePicks();

    private static Vector128<byte>[,] MakePicks()
    {
        var picks = new Vector128<byte>[3, 3];
        Span<byte> indices = stackalloc byte[16];
        for (var colour = 0; colour < 3; colour++)
        {
            for (var part = 0; part < 3; part++)
            {
                for (var pixel = 0; pixel < 16; pixel++)
                {
                    var at = (3 * pixel) + colour - (16 * part);
                    indices[pixel] = at is >= 0 and < 16 ? (byte)at : (byte)0x80;
                }

                picks[colour, part] = Vector128.Create<byte>(indices);
            }
        }

        return picks;
    }

    private static void Store(Vector128<byte> values, Span<float> plane, int at, float scale, float offset)
    {
        ref var target = ref plane[at];
        var (low, high) = Vector128.Widen(values);
        var (a, b) = Vector128.Widen(low);
        var (c, d) = Vector128.Widen(high);
        var (factor, shift) = (Vector128.Create(scale), Vector128.Create(offset));
        ((Vector128.ConvertToSingle(a.AsInt32()) * factor) + shift).StoreUnsafe(ref target);
        ((Vector128.ConvertToSingle(b.AsInt32()) * factor) + shift).StoreUnsafe(ref target, 4);
        ((Vector128.ConvertToSingle(c.AsInt32()) * factor) + shift).StoreUnsafe(ref target, 8);
        ((Vector128.ConvertToSingle(d.AsInt32()) * factor) + shift).StoreUnsafe(ref target, 12);
    }

    private void Interleaved(ReadOnlySpan<byte> rgb, Span<float> tensor)
    {
        var (red, blue) = order == ChannelOrder.Rgb ? (0, 2) : (2, 0);
        for (var i = 0; i < rgb.Length; i += 3)
        {
            tensor[i + red] = (rgb[i] * scale[red]) + offset[red];
            tensor[i + 1] = (rgb[i + 1] * scale[1]) + offset[1];
            tensor[i + blue] = (rgb[i + 2] * scale[blue]) + offset[blue];
        }
    }

    /// <summary>Luminance as in ITU-R BT.601, which JPEG and most libraries use.</summary>
    private void Grey(ReadOnlySpan<byte> rgb, Span<float> tensor)
    {
        for (var i = 0; i < tensor.Length; i++)
        {
            var luminance = ((299 * rgb[3 * i]) + (587 * rgb[(3 * i) + 1]) + (114 * rgb[(3 * i) + 2]) + 500) / 1000;
            tensor[i] = (luminance * scale[0]) + offset[0];
        }
    }
}
