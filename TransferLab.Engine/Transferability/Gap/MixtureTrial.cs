using System.Numerics.Tensors;
using TransferLab.Engine.Datasets;
using TransferLab.Engine.Evaluation;
using TransferLab.Engine.Features;
using TransferLab.Engine.Heads;

namespace TransferLab.Engine.Transferability.Gap;

/// <summary>Where transfer costs: whether what the network had learned still adds something to what is learned from scratch.</summary>
/// <remarks>
/// Two mixtures are tried within the training part, and the better one is tested: a head on pretrained features and pixels side by side, and
/// probabilities of both blended. Fresh features of a trained network cannot stand beside pretrained ones in a head: on the pictures they
/// were learned from they are always right, and the head would believe nothing else. See <c>docs/methods/transfer-gap.md</c>.
/// </remarks>
/// <param name="choice">The strongest way from scratch, with its answers for the held-back rows.</param>
/// <param name="splits">Of each run.</param>
/// <param name="scratch">Its probabilities for the test rows of a run.</param>
internal sealed class MixtureTrial(
    GapTask task, ScratchChoice choice, IReadOnlyList<Split> splits, Func<int, FeatureMatrix> scratch, CancellationToken cancellationToken)
{
    private static readonly double[] Shares = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9];

    private readonly Lazy<FeatureMatrix> sideBySide = new(() => Join(task.Frozen!, task.Pixels.Value));

    public MixtureOutcome? Run()
    {
        var held = choice.Inner.Test;
        if (held.Count == 0)
        {
            return null;
        }

        var frozen = Learn(task.Frozen!, choice.Inner);
        var share = Shares.MaxBy(part => ScratchContest.Accuracy(Blend(frozen, choice.Answers, part), task.Labels, held));
        var blended = ScratchContest.Accuracy(Blend(frozen, choice.Answers, share), task.Labels, held);
        var joined = ScratchContest.Accuracy(Learn(sideBySide.Value, choice.Inner), task.Labels, held);
        return joined > blended
            ? Judge(UserMessage.Of($"a classifier on pretrained features and pixels side by side"), run => Learn(sideBySide.Value, splits[run]))
            : Judge(
                UserMessage.Of($"the answers of both, {100 * share:0} % from the pretrained features"),
                run => Blend(Learn(task.Frozen!, splits[run]), scratch(run), share));
    }

    private MixtureOutcome Judge(UserMessage mixture, Func<int, FeatureMatrix> answers)
    {
        var runs = splits.Select((split, run) => new GapRun(split.Test, Right(answers(run), split.Test), Right(scratch(run), split.Test))).ToList();
        var (advantage, point) = (GapInterval.Of(runs, task.Confidence), new MeasuredGapPoint(0, 0, choice.Strongest.Method, runs));
        var (value, low, high) = (100 * advantage.Value, 100 * advantage.Low!.Value, 100 * advantage.High!.Value);
        return advantage.Low > 0
            ? new(NegativeTransfer.Weak, mixture, point.Accuracy(run => run.Transfer, task.Confidence), advantage, UserMessage.Of(
                $"The negative transfer is weak: a mixture ({mixture}) gains {value:0.0} points over training from scratch alone, between {low:0.0} and {high:0.0}. What the network had learned is of some use, but not by itself."))
            : new(NegativeTransfer.Strong, mixture, point.Accuracy(run => run.Transfer, task.Confidence), advantage, UserMessage.Of(
                $"The negative transfer is strong: the best mixture found ({mixture}) differs from training from scratch alone by {value:0.0} points, between {low:0.0} and {high:0.0}; what the network had learned adds nothing that can be measured."));
    }

    private FeatureMatrix Learn(FeatureMatrix features, Split split)
    {
        var head = HeadCatalog.Create(new LogisticRegressionOptions());
        return head.Fit(features.SelectRows(split.Train), task.Labels.Rows(split.Train), task.Seed, progress: null, cancellationToken)
            .PredictProbabilities(features.SelectRows(split.Test));
    }

    private bool[] Right(FeatureMatrix probabilities, IReadOnlyList<int> rows) =>
        [.. rows.Select((row, i) => TensorPrimitives.IndexOfMax(probabilities.Row(i)) == task.Labels[row])];

    private static FeatureMatrix Blend(FeatureMatrix first, FeatureMatrix second, double share)
    {
        var blend = FeatureMatrix.Allocate(first.Rows, first.Columns);
        for (var row = 0; row < blend.Rows; row++)
        {
            // Lerp: the second, and as much of the way to the first.
            TensorPrimitives.Lerp(second.Row(row), first.Row(row), (float)share, blend.RowBlock(row, 1).Span);
        }

        return blend;
    }

    private static FeatureMatrix Join(FeatureMatrix left, FeatureMatrix right)
    {
        var joined = FeatureMatrix.Allocate(left.Rows, left.Columns + right.Columns);
        for (var row = 0; row < joined.Rows; row++)
        {
            left.Row(row).CopyTo(joined.RowBlock(row, 1).Span);
            right.Row(row).CopyTo(joined.RowBlock(row, 1).Span[left.Columns..]);
        }

        return joined;
    }
}
