using TransferLab.Engine.Training;
using TransferLab.Engine.Training.Augmentation;
using TransferLab.Engine.Training.Optimisers;

namespace TransferLab.Tests.Engine.Training;

public sealed class TrainingDefaultsTests
{
    [Theory]
    [InlineData(40)]
    [InlineData(599)]
    [InlineData(600)]
    [InlineData(1500)]
    [InlineData(100_000)]
    public void Defaults_AnySize_LeaveNothingOpenAndStayWithinBounds(int examples)
    {
        var (tuned, fresh) = (TrainingDefaults.ForTuning(new(), examples, 1e-3), TrainingDefaults.FromScratch(new(), examples, 56));

        foreach (var options in (TrainingOptions[])[tuned, fresh])
        {
            Assert.All(typeof(TrainingOptions).GetProperties(), property => Assert.NotNull(property.GetValue(options)));
        }

        Assert.InRange(tuned.Epochs!.Value, 5, 12);
        Assert.InRange(fresh.Epochs!.Value, 15, examples < 600 ? 80 : 30);
    }

    [Fact]
    public void Defaults_FewPictures_MoveLessAndKeepMoreBack()
    {
        var (few, many) = (TrainingDefaults.ForTuning(new(), 200, 1e-3), TrainingDefaults.ForTuning(new(), 2000, 1e-3));

        Assert.True(few.LearningRate < many.LearningRate);
        Assert.True(few.ValidationFraction > many.ValidationFraction);
        Assert.True(few.Epochs >= many.Epochs);
    }

    [Fact]
    public void Defaults_FewPicturesFromScratch_AllTeach()
    {
        Assert.Equal(0, TrainingDefaults.FromScratch(new(), 1990, 56).ValidationFraction);
        Assert.True(TrainingDefaults.FromScratch(new(), 2000, 56).ValidationFraction > 0);
        Assert.Equal(0.3, TrainingDefaults.FromScratch(new() { ValidationFraction = 0.3 }, 200, 56).ValidationFraction);
    }

    [Theory]
    [InlineData(56, 6)]
    [InlineData(128, 14)]
    [InlineData(8, 1)]
    public void Defaults_FromScratch_PicturesAreShiftedAndNotCutInto(int side, int shift)
    {
        var augmentation = TrainingDefaults.FromScratch(new(), 1200, side).Augmentation!;

        Assert.Equal(shift, augmentation.Shift);
        Assert.Equal(1, augmentation.SmallestCrop);
        Assert.Equal(1, augmentation.LargestStretch);
        Assert.Equal(FlipRule.Auto, augmentation.Flip);
    }

    [Fact]
    public void Defaults_OnlyMirroringGiven_LeavesTheViewToTheTechnique()
    {
        var given = new TrainingOptions { Augmentation = new() { Flip = FlipRule.Never } };

        Assert.Equal(TrainingDefaults.FromScratch(new(), 200, 56).Augmentation! with { Flip = FlipRule.Never }, TrainingDefaults.FromScratch(given, 200, 56).Augmentation);
        Assert.Equal(TrainingDefaults.ForTuning(new(), 200, 1e-3).Augmentation! with { Flip = FlipRule.Never }, TrainingDefaults.ForTuning(given, 200, 1e-3).Augmentation);
    }

    [Theory]
    [InlineData(0.5, null, null, 4 / 3.0, 0)]
    [InlineData(0.5, 1.0, null, 1.0, 0)]
    [InlineData(1.0, null, null, 1.0, 0)]
    [InlineData(null, null, 3, 1.0, 3)]
    public void Defaults_PartOfTheViewGiven_TurnsTheOthersOff(double? crop, double? stretch, int? shift, double stretched, int shifted)
    {
        var given = new TrainingOptions { Augmentation = new() { SmallestCrop = crop, LargestStretch = stretch, Shift = shift } };

        foreach (var complete in (TrainingOptions[])[TrainingDefaults.FromScratch(given, 200, 56), TrainingDefaults.ForTuning(given, 200, 1e-3)])
        {
            Assert.Equal(new() { SmallestCrop = crop ?? 1, LargestStretch = stretched, Shift = shifted }, complete.Augmentation);
        }
    }

    [Fact]
    public void Defaults_GivenValues_AreKept()
    {
        var given = new TrainingOptions { Epochs = 77, BatchSize = 9, LearningRate = 0.3, ValidationFraction = 0, Patience = 4, LabelSmoothing = 0.2, WeightAverage = 0.9 };

        var complete = TrainingDefaults.ForTuning(given, 200, 1e-3);

        Assert.Equal(given with { Schedule = complete.Schedule, Optimiser = complete.Optimiser, Augmentation = complete.Augmentation }, complete);
    }

    [Theory]
    [InlineData(200, 2e-3, 0.1 * 16 / 256)]
    [InlineData(2000, 1e-2, 0.1 * 32 / 256)]
    public void Defaults_Sgd_GetRatesOfItsOwn(int examples, double tuning, double scratch)
    {
        var given = new TrainingOptions { Optimiser = new() { Kind = OptimiserKind.Sgd } };

        Assert.Equal(tuning, TrainingDefaults.ForTuning(given, examples, 5e-4).LearningRate!.Value, 1e-9);
        Assert.Equal(scratch, TrainingDefaults.FromScratch(given, examples, 56).LearningRate!.Value, 1e-9);
    }
}
