using CsCheck;
using TransferLab.Engine.Backbones;
using TransferLab.Engine.Training.Augmentation;
using TransferLab.Engine.Training.Batches;

namespace TransferLab.Tests.Engine.Training.Augmentation;

public sealed class BatchMixerTests
{
    private static readonly BatchShape Shape = new(Count: 6, Channels: 2, Height: 8, Width: 10, Classes: 6);

    [Fact]
    public void Mix_AnyStrength_LabelsStayDistributionsAndMatchTheShareOfThePictures()
    {
        Gen.Select(Gen.Double[0, 2], Gen.Double[0, 2], Gen.Int[0, 10_000]).Sample((mixup, cutMix, seed) =>
        {
            // Every number of picture i is i, and its label is class i: both must be mixed in the same proportion.
            var inputs = Enumerable.Range(0, Shape.Count).SelectMany(i => Enumerable.Repeat((float)i, Shape.Length)).ToArray();
            var targets = new float[Shape.Count * Shape.Classes];
            for (var i = 0; i < Shape.Count; i++)
            {
                targets[(i * Shape.Classes) + i] = 1;
            }

            BatchMixer.Mix(new() { Mixup = mixup, CutMix = cutMix }, new Random(seed), Shape, inputs, targets);

            for (var i = 0; i < Shape.Count; i++)
            {
                var row = targets.AsSpan(i * Shape.Classes, Shape.Classes).ToArray();
                Assert.Equal(1, row.Sum(), 1e-5f);
                Assert.Equal(row.Select((share, c) => share * c).Sum(), inputs.Skip(i * Shape.Length).Take(Shape.Length).Average(), 1e-4f);
            }
        });
    }

    [Fact]
    public void Mix_NothingChosen_ChangesNothing()
    {
        float[] inputs = [.. Enumerable.Range(0, Shape.Count * Shape.Length)];
        float[] targets = [.. Enumerable.Range(0, Shape.Count * Shape.Classes)];

        BatchMixer.Mix(AugmentationOptions.None, new Random(1), Shape, inputs, targets);

        Assert.Equal(Enumerable.Range(0, inputs.Length).Select(i => (float)i), inputs);
        Assert.Equal(Enumerable.Range(0, targets.Length).Select(i => (float)i), targets);
    }

    [Fact]
    public void Mix_CutMixOfChannelsLast_CutsWholePixels()
    {
        using var batch = new Batch(6, [8, 10, 3], classes: 6);
        var shape = BatchShape.Of(batch, [8, 10, 3], InputLayout.Nhwc);
        Assert.Equal(240, shape.Length);
        for (var seed = 0; seed < 50; seed++)
        {
            float[] inputs = [.. Enumerable.Range(0, 6).SelectMany(i => Enumerable.Repeat((float)i, shape.Length))];

            BatchMixer.Mix(new() { CutMix = 1 }, new Random(seed), shape, inputs, new float[36]);

            Assert.All(inputs.Chunk(3), pixel => Assert.Single(pixel.Distinct()));
        }
    }

    [Fact]
    public void Of_MapOfFewCells_IsTakenByItsLayoutAndNotByItsSize()
    {
        using var batch = new Batch(4, [1280, 2, 2], classes: 3);

        Assert.Equal(new BatchShape(4, 1280, 2, 2, 3), BatchShape.Of(batch, [1280, 2, 2], InputLayout.Nchw));
    }
}
