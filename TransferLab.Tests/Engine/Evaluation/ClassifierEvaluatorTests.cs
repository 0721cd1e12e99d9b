using System.Text.Json;
using CsCheck;
using TransferLab.Engine.Evaluation;
using TransferLab.Tests.Support;

namespace TransferLab.Tests.Engine.Evaluation;

public sealed class ClassifierEvaluatorTests
{
    private static readonly EvaluationOptions Options = new() { BootstrapSamples = 200 };

    /// <summary>Class 0: 3 of 4 right; class 1: 1 of 2 right; class 2 never occurs but is answered once.</summary>
    private static readonly Predictions Six = ToyPredictions.Of(
        3, (0, 0, 0.9), (0, 0, 0.8), (0, 0, 0.7), (0, 1, 0.95), (1, 1, 0.6), (1, 2, 0.5));

    [Fact]
    public void Evaluate_SixAnswers_CountsAsByHand()
    {
        var evaluation = Evaluate(Six);

        Assert.Equal(4.0 / 6, evaluation.Accuracy.Value, 1e-12);
        Assert.Equal((0.75 + 0.5) / 2, evaluation.BalancedAccuracy.Value, 1e-12);
        // F1: class 0 has 2·3/(4+3), class 1 has 2·1/(2+2).
        Assert.Equal(((6.0 / 7) + 0.5) / 2, evaluation.MacroF1.Value, 1e-12);
        Assert.Equal((4, 3, 3), (evaluation.Classes[0].Examples, evaluation.Classes[0].Predicted, evaluation.Classes[0].Correct));
        Assert.Equal(0.75, evaluation.Classes[0].Recall!.Value, 1e-12);
        Assert.Equal(0.5, evaluation.Classes[1].Precision!.Value, 1e-12);
    }

    [Fact]
    public void Evaluate_ClassWithoutTestExample_HasNoRecallAndIsSaid()
    {
        var evaluation = Evaluate(Six);

        Assert.Null(evaluation.Classes[2].Recall);
        Assert.Null(evaluation.Classes[2].F1);
        Assert.Equal(0, evaluation.Classes[2].Precision!.Value);
        Assert.Contains(evaluation.Remarks, remark => remark.ToString().StartsWith("1 classes have no test example", StringComparison.Ordinal));
    }

    [Fact]
    public void Evaluate_ClassNeverAnswered_HasNoPrecision() =>
        Assert.Null(Evaluate(ToyPredictions.Of(2, (0, 0, 0.9), (1, 0, 0.8))).Classes[1].Precision);

    [Fact]
    public void Evaluate_LogLoss_IsMinusMeanLogarithm()
    {
        var expected = -(Math.Log(0.9) + Math.Log(0.8) + Math.Log(0.7) + Math.Log(0.025) + Math.Log(0.6) + Math.Log(0.25)) / 6;

        Assert.Equal(expected, Evaluate(Six).Calibration.LogLoss.Value, 1e-6);
    }

    [Fact]
    public void Evaluate_RightClassWithProbabilityZero_HasFiniteLoss() =>
        Assert.Equal(-Math.Log(1.1920929e-7), Evaluate(ToyPredictions.Of(2, (0, 1, 1))).Calibration.LogLoss.Value, 1e-6);

    [Fact]
    public void Evaluate_CalibrationError_IsTheWeightedDistanceOfTheBins()
    {
        // Two bins: (0, ½] holds one wrong answer at 0.5, (½, 1] holds four right of five at a mean of 0.79.
        var options = Options with { ReliabilityBins = 2 };
        var calibration = ClassifierEvaluator.Evaluate(Six, null, null, options, seed: 0).Calibration;

        Assert.Equal((0.5 / 6) + (5.0 / 6 * Math.Abs(0.8 - 0.79)), calibration.ExpectedError.Value, 1e-6);
        Assert.Equal([1, 5], calibration.Bins.Select(bin => bin.Count));
        Assert.Equal(0.79, calibration.Bins[1].MeanConfidence!.Value, 1e-6);
        Assert.Equal(0.8, calibration.Bins[1].Accuracy!.Value, 1e-12);
    }

    [Fact]
    public void Evaluate_EmptyBin_HasNoAccuracy()
    {
        var bin = Evaluate(Six).Calibration.Bins[0];

        Assert.Equal(0, bin.Count);
        Assert.Null(bin.Accuracy);
    }

    [Fact]
    public void Evaluate_Confusion_NamesTheRowsTheSurestFirst()
    {
        var confusion = Evaluate(Six).Confusion;

        Assert.Equal([100, 101, 102], confusion.Rows(0, 0));
        Assert.Equal([103], confusion.Rows(0, 1));
        Assert.Equal(0, confusion.Count(2, 0));
        Assert.Equal(6, confusion.Total);
    }

    [Fact]
    public void Evaluate_Mistakes_AreTheSurestWrongOnesFirst()
    {
        var mistakes = Evaluate(Six).ConfidentMistakes;

        Assert.Equal([103, 105], mistakes.Select(mistake => mistake.Row));
        Assert.Equal(0.95, mistakes[0].Confidence, 1e-6);
        Assert.Equal(0.025, mistakes[0].ActualProbability, 1e-6);
    }

    [Fact]
    public void Evaluate_EverythingRight_StillHasIntervals()
    {
        var perfect = Evaluate(ToyPredictions.Of(2, [.. Enumerable.Range(0, 20).Select(i => (i % 2, i % 2, 0.9))]));

        Assert.All([perfect.Accuracy, perfect.BalancedAccuracy, perfect.MacroF1], estimate =>
        {
            Assert.Equal(1, estimate.Value, 1e-12);
            Assert.InRange(estimate.Low!.Value, 0.6, 0.95);
        });
    }

    [Fact]
    public void Evaluate_AnyPredictions_EveryIntervalHoldsItsValue() =>
        Gen.Select(Gen.Int[0, 3], Gen.Int[0, 3], Gen.Double[0.26, 1]).Array[1, 40].Sample(
            answers =>
            {
                var predictions = ToyPredictions.Of(4, answers);
                var evaluation = Evaluate(predictions);
                Estimate[] estimates =
                [
                    evaluation.Accuracy, evaluation.BalancedAccuracy, evaluation.MacroF1,
                    evaluation.Calibration.ExpectedError, evaluation.Calibration.LogLoss,
                ];
                return estimates.All(estimate => estimate.Low <= estimate.Value && estimate.Value <= estimate.High && estimate.Low >= 0)
                    && evaluation.Confusion.Total == answers.Length
                    && evaluation.Calibration.Bins.Sum(bin => bin.Count) == answers.Length;
            },
            iter: 100);

    [Fact]
    public void Evaluate_ExamplesInAnotherOrder_GivesTheSameMeasures()
    {
        (int, int, double)[] answers = [.. Enumerable.Range(0, 30).Select(i => (i % 3, i % 4 == 0 ? (i + 1) % 3 : i % 3, 0.5 + (i / 100.0)))];
        var (forth, back) = (Evaluate(ToyPredictions.Of(3, answers)), Evaluate(ToyPredictions.Of(3, [.. answers.Reverse()])));

        Assert.Equal(forth.Accuracy, back.Accuracy);
        Assert.Equal(forth.BalancedAccuracy.Value, back.BalancedAccuracy.Value, 1e-12);
        Assert.Equal(forth.MacroF1.Value, back.MacroF1.Value, 1e-12);
        Assert.Equal(forth.Calibration.ExpectedError.Value, back.Calibration.ExpectedError.Value, 1e-12);
    }

    [Fact]
    public void Evaluate_SameSeed_GivesTheSameBootstrap()
    {
        Assert.Equal(Evaluate(Six).MacroF1, Evaluate(Six).MacroF1);
        Assert.Equal(Evaluate(Six).Calibration.LogLoss, Evaluate(Six).Calibration.LogLoss);
    }

    [Fact]
    public void Evaluate_Folds_AreSpreadOut()
    {
        var folded = new Predictions(Six.Rows, Six.Labels, Six.Probabilities, [0, 0, 0, 1, 1, 1]);

        var spread = Evaluate(folded).Folds!;

        Assert.Equal([1.0, 1.0 / 3], spread.Accuracies);
        Assert.Equal(2.0 / 3, spread.Mean, 1e-12);
        Assert.Equal(1.0 / 3, spread.StandardDeviation, 1e-12);
    }

    [Fact]
    public void Json_RoundTrip_KeepsEverything()
    {
        var evaluation = ClassifierEvaluator.Evaluate(Six, Six, 1.5, Options, seed: 0);

        var json = JsonSerializer.Serialize(evaluation);

        Assert.Equal(json, JsonSerializer.Serialize(JsonSerializer.Deserialize<ClassifierEvaluation>(json)));
        Assert.Contains("Wilson", json, StringComparison.Ordinal);
    }

    private static ClassifierEvaluation Evaluate(Predictions predictions) =>
        ClassifierEvaluator.Evaluate(predictions, null, null, Options, seed: 0);
}
