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
        var (tuned, fresh) = (TrainingDefaults.ForTuning(new(), examples, 1e-3), TrainingDefaults.FromScratch(new(), examples, 56, 200));

        foreach (var options in (TrainingOptions[])[tuned, fresh])
        {
            Assert.All(typeof(TrainingOptions).GetProperties(), property => Assert.NotNull(property.GetValue(options)));
        }

        Assert.InRange(tuned.Epochs!.Value, 5, 12);
        Assert.InRange(fresh.Epochs!.Value, 15, 30);
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
        Assert.Equal(0, TrainingDefaults.FromScratch(new(), 1990, 56, 200).ValidationFraction);
        Assert.True(TrainingDefaults.FromScratch(new(), 2000, 56, 200).ValidationFraction > 0);
        Assert.Equal(0.3, TrainingDefaults.FromScratch(new() { ValidationFraction = 0.3 }, 200, 56, 200).ValidationFraction);
    }

    [Theory]
    [InlineData(32, 6, 1)]
    [InlineData(56, 6, 1)]
    [InlineData(57, 0, 0.35)]
    public void Defaults_SmallPicturesFromScratch_AreShiftedAndNotCutInto(int pictureSide, int shift, double crop)
    {
        var augmentation = TrainingDefaults.FromScratch(new(), 1200, 56, pictureSide).Augmentation!;

        Assert.Equal(shift, augmentation.Shift);
        Assert.Equal(crop, augmentation.SmallestCrop);
        Assert.Equal(FlipRule.Auto, augmentation.Flip);
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
        Assert.Equal(scratch, TrainingDefaults.FromScratch(given, examples, 56, 200).LearningRate!.Value, 1e-9);
    }
}
