using CsCheck;
using TransferLab.Engine.Training.Augmentation;

namespace TransferLab.Tests.Engine.Training.Augmentation;

public sealed class ColourTransformTests
{
    [Fact]
    public void Apply_SaturationZero_MakesEveryPixelItsLuminance()
    {
        byte[] rgb = [200, 30, 250, 10, 100, 0];

        ColourTransform.Saturation(0).Apply(rgb);

        Assert.All(rgb[..3], value => Assert.Equal((0.299 * 200) + (0.587 * 30) + (0.114 * 250), value, 0.51));
        Assert.All(rgb[3..], value => Assert.Equal((0.299 * 10) + (0.587 * 100), value, 0.51));
    }

    [Fact]
    public void Apply_HueAllTheWayRound_ChangesNothing()
    {
        byte[] rgb = [200, 30, 250, 10, 100, 0];
        byte[] turned = [.. rgb];

        ColourTransform.Hue(2 * MathF.PI).Apply(turned);

        Assert.Equal(rgb, turned);
    }

    [Fact]
    public void Then_AnyTwoChanges_IsTheOneAfterTheOther()
    {
        var change = Gen.Select(Gen.Float[-0.2f, 0.2f], Gen.Float[-0.2f, 0.2f], Gen.Float[-0.5f, 0.5f], (contrast, saturation, hue) =>
            ColourTransform.Contrast(1 + contrast, 120).Then(ColourTransform.Saturation(1 + saturation)).Then(ColourTransform.Hue(hue)));

        Gen.Select(change, change, Gen.Byte[60, 180].Array[3 * 21]).Sample((first, second, colours) =>
        {
            byte[] one = [.. colours];
            byte[] both = [.. colours];
            first.Apply(one);
            // Values at the edge are cut off in between, which the product does not do.
            if (one.Any(value => value is 0 or 255))
            {
                return;
            }

            second.Apply(one);
            first.Then(second).Apply(both);
            Assert.All(one.Zip(both), pair => Assert.InRange(pair.First - pair.Second, -2, 2));
        });
    }
}
