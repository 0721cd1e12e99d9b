using TransferLab.Engine.Backbones;
using TransferLab.Engine.Imaging;
using TransferLab.Engine.Training;
using TransferLab.Engine.Training.Augmentation;

namespace TransferLab.Tests.Engine.Training.Augmentation;

public sealed class AugmenterTests
{
    private static readonly Preprocessing Bytes = new(24, 24, 24, ChannelOrder.Rgb, [0, 0, 0], [1, 1, 1]);

    private static readonly AugmentationOptions Everything = new()
    {
        SmallestCrop = 0.35,
        LargestStretch = 4 / 3.0,
        Shift = 4,
        ColourJitter = 0.4,
        RandomOperations = 3,
        OperationStrength = 1,
    };

    [Fact]
    public void WriteChanged_SameSeed_IsTheSameToTheBit()
    {
        var augmenter = new Augmenter(Everything, mirror: true, Bytes, InputLayout.Nchw);

        Assert.Equal(Changed(augmenter, seed: 3), Changed(augmenter, seed: 3));
        Assert.NotEqual(Changed(augmenter, seed: 3), Changed(augmenter, seed: 4));
    }

    [Fact]
    public void WriteChanged_EverythingOnAtAnyDraw_StaysWithinTheRangeOfPixels()
    {
        var augmenter = new Augmenter(Everything, mirror: true, Bytes, InputLayout.Nchw);

        for (var seed = 0; seed < 300; seed++)
        {
            Assert.All(Changed(augmenter, seed), value => Assert.InRange(value, 0, 255));
        }
    }

    [Fact]
    public void WriteChanged_NothingChosen_IsWhatPredictionSees()
    {
        var augmenter = new Augmenter(AugmentationOptions.None, mirror: false, Bytes, InputLayout.Nchw);
        var plain = new float[Bytes.TensorLength];

        augmenter.WritePlain(Noise(40, 31), plain);

        Assert.Equal(plain, Changed(augmenter, seed: 1));
    }

    [Fact]
    public void Draw_AnyPicture_StaysInsideAndKeepsTheLeastArea()
    {
        for (var seed = 0; seed < 500; seed++)
        {
            var random = new Random(seed);
            var (width, height) = (random.Next(1, 400), random.Next(1, 400));
            var region = RandomCrop.Draw(random, width, height, 0.35, 4 / 3.0, 1);

            Assert.InRange(region.X, 0, width - region.Width + 1e-9);
            Assert.InRange(region.Y, 0, height - region.Height + 1e-9);
            Assert.InRange(region.Width / region.Height, 0.75 - 1e-9, (4 / 3.0) + 1e-9);
        }
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(2, -1)]
    [InlineData(-3, 2)]
    [InlineData(9, 0)]
    public void Shift_AnyOffset_MovesPixelsAndFillsWithBlack(int right, int down)
    {
        var source = Noise(5, 4).Rgb;
        var target = new byte[source.Length];
        target.AsSpan().Fill(77);

        PixelMoves.Shift(source, 5, 4, right, down, target);

        for (var y = 0; y < 4; y++)
        {
            for (var x = 0; x < 5; x++)
            {
                var (fromX, fromY) = (x - right, y - down);
                var inside = fromX is >= 0 and < 5 && fromY is >= 0 and < 4;
                Assert.Equal(inside ? source[3 * ((fromY * 5) + fromX)] : 0, target[3 * ((y * 5) + x)]);
            }
        }
    }

    [Fact]
    public void Mirror_Twice_IsThePictureAgainAndOnceIsNot()
    {
        var source = Noise(7, 3).Rgb;
        var mirrored = (byte[])source.Clone();

        PixelMoves.Mirror(mirrored, 7);

        Assert.Equal(source[..3], mirrored[(3 * 6)..(3 * 7)]);
        Assert.NotEqual(source, mirrored);
        PixelMoves.Mirror(mirrored, 7);
        Assert.Equal(source, mirrored);
    }

    [Fact]
    public void Apply_QuarterTurnFourTimes_IsThePictureAgain()
    {
        var source = Noise(16, 16).Rgb;
        var (one, two) = ((byte[])source.Clone(), new byte[source.Length]);
        for (var i = 0; i < 4; i++)
        {
            Warp.Rotation(MathF.PI / 2).Apply(one, 16, 16, two);
            (one, two) = (two, one);
        }

        Assert.All(source.Zip(one), pair => Assert.InRange(pair.First - pair.Second, -1, 1));
    }

    [Fact]
    public void Derive_PurposeEpochAndExample_AllCount()
    {
        int[] seeds =
        [
            Seeds.Derive(1, SeedPurpose.Order), Seeds.Derive(2, SeedPurpose.Order), Seeds.Derive(1, SeedPurpose.Augmentation),
            Seeds.Derive(1, SeedPurpose.Order, epoch: 1), Seeds.Derive(1, SeedPurpose.Order, index: 1),
        ];

        Assert.Distinct(seeds);
        Assert.All(seeds, seed => Assert.True(seed >= 0));
    }

    private static float[] Changed(Augmenter augmenter, int seed)
    {
        var tensor = new float[Bytes.TensorLength];
        augmenter.WriteChanged(Noise(40, 31), new Random(seed), tensor);
        return tensor;
    }

    private static Picture Noise(int width, int height)
    {
        var rgb = new byte[3 * width * height];
        new Random(width).NextBytes(rgb);
        return new(width, height, rgb);
    }
}
