using TransferLab.Engine;
using TransferLab.Engine.Datasets;
using TransferLab.Engine.Features;
using TransferLab.Engine.Transferability.Gap;

namespace TransferLab.Tests.Engine.Transferability.Gap;

/// <summary>A way from scratch that is right on a given part of the pictures it is asked about, always the same ones for a seed.</summary>
internal sealed class ToyArm(ScratchMethod method, Labels labels, Func<int, double> accuracyByLabels, double costPerPicture = 0) : IScratchArm
{
    public List<(int Training, int Asked, double Budget, int Seed, string Key)> Calls { get; } = [];

    /// <summary>Thrown instead of an answer, once this many were given.</summary>
    public int BreaksAfter { get; set; } = int.MaxValue;

    /// <summary>Thrown instead of an answer, once <see cref="FailsAfter"/> were given.</summary>
    public TransferLabException? Failure { get; set; }

    public int FailsAfter { get; set; }

    public ScratchMethod Method => method;

    public double Least(int training) => training * costPerPicture;

    public double Spent(int training, double budget) => Math.Min(budget, 2 * training * costPerPicture);

    public FeatureMatrix Learn(
        IReadOnlyList<int> training,
        IReadOnlyList<int> asked,
        double budget,
        int seed,
        string key,
        IProgress<RunProgress>? progress,
        CancellationToken cancellationToken)
    {
        if (Calls.Count >= BreaksAfter)
        {
            throw new OperationCanceledException("Broken off by the test.");
        }

        if (Failure is not null && Calls.Count >= FailsAfter)
        {
            throw Failure;
        }

        Calls.Add((training.Count, asked.Count, budget, seed, key));
        Assert.Empty(training.Intersect(asked));
        progress?.Report(new(RunPhase.Training, 1, 2));
        var (random, accuracy) = (new Random(seed + (int)method), accuracyByLabels(training.Count));
        var answers = FeatureMatrix.Allocate(asked.Count, labels.ClassCount);
        for (var i = 0; i < asked.Count; i++)
        {
            var right = random.NextDouble() < accuracy;
            answers.RowBlock(i, 1).Span[right ? labels[asked[i]] : (labels[asked[i]] + 1) % labels.ClassCount] = 1;
        }

        return answers;
    }
}
