using System.Numerics.Tensors;
using TransferLab.Engine.Datasets;
using TransferLab.Engine.Evaluation;
using TransferLab.Engine.Features;

namespace TransferLab.Engine.Transferability.Gap;

/// <summary>Measures a transfer gap: chooses the strongest way from scratch, trains it in each run, and sets its answers beside those of transfer.</summary>
/// <remarks>Cost: one training for each way to choose, one for each run, and as many again for each point of the curve.</remarks>
internal sealed class GapMeasurement(GapTask task, GapNotes notes, IProgress<RunProgress>? progress, CancellationToken cancellationToken)
{
    private readonly Split[] splits = [.. task.Splits.Where(split => split.Test.Count > 0)];
    private readonly Dictionary<ScratchMethod, TransferLabException> failed = [];
    private GapProgress? follow;

    /// <summary>Runs on one split, or the first folds.</summary>
    private int Runs => splits.Length == 1 ? task.Choice.Runs : Math.Min(task.Choice.Runs, splits.Length);

    /// <exception cref="TransferLabException">A file cannot be read or written, or no way from scratch could be trained.</exception>
    public TransferGap Run()
    {
        var training = SplitOf(0).Train.Count;
        var allowed = GapBudgets.Allowed(task.Choice, task.TransferCost, Needed(training));
        var arms = task.Arms.Where(arm => arm.Least(training) <= allowed).ToList();
        var numbers = task.Choice.Curve && task.Head is not null ? CurvePoints() : [];
        follow = new(progress, (arms.Count + Runs) * (1 + numbers.Count));

        var (choice, runs) = Compare(arms, SplitOf, (run, split) => Transferred(split, run), allowed, "all");
        ScratchArm[] described = [.. task.Arms.Select(arm => Describe(arm, choice, training, allowed)), .. task.Impossible];
        var whole = new MeasuredGapPoint(LargestClass(SplitOf(0).Train), training, choice.Strongest.Method, runs);
        var gap = GapInterval.Of(runs, task.Confidence);
        var points = numbers.Select(number => Point(arms, number, allowed, (double)number / whole.LabelsPerClass)).Append(whole).ToList();
        var verdict = GapWords.Verdict(gap);
        return new()
        {
            Verdict = verdict,
            Gap = gap,
            Finding = GapWords.Finding(gap, choice.Strongest.Method),
            Transfer = whole.Accuracy(run => run.Transfer, task.Confidence),
            Scratch = whole.Accuracy(run => run.Scratch, task.Confidence),
            Strongest = choice.Strongest.Method,
            Arms = described,
            Runs = Runs,
            TestPictures = runs.SelectMany(run => run.Pictures).Distinct().Count(),
            Budget = new(allowed, task.TransferCost, choice.Strongest.Spent(training, allowed)),
            Curve = numbers.Count > 0 ? GapCurves.Of(points, task.Confidence, task.Seed) : null,
            Mixture = verdict is GapVerdict.Costs && task.Frozen is not null
                ? new MixtureTrial(task, choice, [.. Enumerable.Range(0, Runs).Select(SplitOf)], run => Learn(choice.Strongest, run, SplitOf(run), allowed, "all")!, cancellationToken).Run()
                : null,
            Remarks = GapRemarks.Of(task, Runs, splits.Length, choice.Accuracies.Count > 0),
        };
    }

    private Split SplitOf(int run) => splits.Length == 1 ? splits[0] : splits[run];

    private double Needed(int training) => task.Arms.Where(arm => arm.Method is ScratchMethod.SmallNetwork).Select(arm => arm.Least(training)).DefaultIfEmpty(0).Min();

    private int LargestClass(IReadOnlyList<int> training) => task.Labels.Rows(training).CountPerClass().Max();

    /// <summary>The strongest way that could be trained in the choice and in every run.</summary>
    /// <param name="transfer">Whether transfer was right about the test pictures of a run.</param>
    private (ScratchChoice Choice, List<GapRun> Runs) Compare(
        IReadOnlyList<IScratchArm> arms, Func<int, Split> splitOf, Func<int, Split, bool[]> transfer, double budget, string name)
    {
        while (true)
        {
            var left = arms.Where(arm => !failed.ContainsKey(arm.Method)).ToList();
            var choice = Choose(left.Count > 0 ? left : throw failed.Values.Last(), splitOf(0).Train, budget, name);
            var runs = new List<GapRun>();
            while (runs.Count < Runs && Learn(choice.Strongest, runs.Count, splitOf(runs.Count), budget, name) is { } answers)
            {
                var split = splitOf(runs.Count);
                runs.Add(new(split.Test, transfer(runs.Count, split), Right(answers, split.Test)));
            }

            if (runs.Count == Runs)
            {
                return (choice, runs);
            }
        }
    }

    /// <summary>Where no class can spare a picture, the simplest way is taken.</summary>
    private ScratchChoice Choose(List<IScratchArm> arms, IReadOnlyList<int> training, double budget, string name) =>
        ScratchContest.Run(arms, task.Labels, training, task.Seed, (arm, inner) => Learned(arm, 0, inner, budget, $"{name}-choice-{arm.Method}"))
        ?? new(arms[0], new(training, []), FeatureMatrix.Allocate(0, task.Labels.ClassCount), new Dictionary<ScratchMethod, double>());

    /// <summary>Of the first run on a split, what was given; of a further one, a head with that run's seed. A network is not trained again: the remarks say so.</summary>
    private bool[] Transferred(Split split, int run)
    {
        if (run > 0 && splits.Length == 1 && task is { Head: not null, Frozen: not null })
        {
            return Right(Head(split, task.Seed + run), split.Test);
        }

        var answered = task.Transfer.Rows.Index().ToDictionary(row => row.Item, row => task.Transfer.IsCorrect(row.Index));
        return [.. split.Test.Select(row => answered[row])];
    }

    /// <summary>Both sides learn from the same smaller part of the labels, another one in each run.</summary>
    private MeasuredGapPoint Point(IReadOnlyList<IScratchArm> arms, int perClass, double allowedWithAll, double part)
    {
        IReadOnlyList<int> Rows(int run) => Splits.TakePerClass(task.Labels, SplitOf(run).Train, perClass, task.Seed + run);
        var first = Rows(0);
        var allowed = GapBudgets.AllowedWithFewer(allowedWithAll, part, Needed(first.Count));
        var possible = arms.Where(arm => arm.Least(first.Count) <= allowed).ToList();
        var (choice, runs) = Compare(
            possible, run => new(Rows(run), SplitOf(run).Test), (run, split) => Right(Head(split, task.Seed + run), split.Test), allowed, $"{perClass}");
        return new(perClass, first.Count, choice.Strongest.Method, runs);
    }

    private FeatureMatrix Head(Split split, int seed) => task.Head!
        .Fit(task.Frozen!.SelectRows(split.Train), task.Labels.Rows(split.Train), seed, progress: null, cancellationToken)
        .PredictProbabilities(task.Frozen.SelectRows(split.Test));

    private FeatureMatrix? Learn(IScratchArm arm, int run, Split split, double budget, string name) =>
        Learned(arm, run, split, budget, $"{name}-{run}-{arm.Method}");

    /// <summary>Null where the way cannot be trained or its training ran away: that says nothing against the others.</summary>
    private FeatureMatrix? Learned(IScratchArm arm, int run, Split split, double budget, string key)
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            return notes.Get(key, () => failed.TryGetValue(arm.Method, out var earlier)
                ? throw earlier
                : arm.Learn(split.Train, split.Test, budget, task.Seed + run, key, follow, cancellationToken));
        }
        catch (TransferLabException failure) when (failure.InnerException is not (IOException or UnauthorizedAccessException))
        {
            failed[arm.Method] = failure;
            return null;
        }
        finally
        {
            follow!.Next(key);
        }
    }

    private bool[] Right(FeatureMatrix probabilities, IReadOnlyList<int> rows) =>
        [.. rows.Select((row, i) => TensorPrimitives.IndexOfMax(probabilities.Row(i)) == task.Labels[row])];

    /// <summary>At most three, well below the whole: 5, 10, 20, 50 … labels a class.</summary>
    private IReadOnlyList<int> CurvePoints()
    {
        var all = LargestClass(SplitOf(0).Train);
        var wanted = task.Choice.LabelsPerClass.Where(number => number < all).Distinct().Order();
        return task.Choice.LabelsPerClass.Count > 0
            ? [.. wanted]
            : [.. LearningCurves.Points(task.Labels.Rows(SplitOf(0).Train)).Where(number => number >= 5 && number <= 0.6 * all).TakeLast(3)];
    }

    private ScratchArm Describe(IScratchArm arm, ScratchChoice choice, int training, double allowed) => failed.TryGetValue(arm.Method, out var failure)
        ? new(arm.Method, null, 0, UserMessage.Of($"Its training failed: {failure.Problem}"))
        : arm.Least(training) <= allowed
        ? new(arm.Method, choice.Accuracies.TryGetValue(arm.Method, out var accuracy) ? accuracy : null, arm.Spent(training, allowed))
        : new(arm.Method, null, 0, UserMessage.Of($"{ScratchRecipe.FewestEpochs} epochs of it would take {arm.Least(training) / allowed:0.0} times the compute budget. Raise the budget to include it."));
}
