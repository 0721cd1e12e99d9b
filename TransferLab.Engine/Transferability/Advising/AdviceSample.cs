using TransferLab.Engine.Datasets;

namespace TransferLab.Engine.Transferability.Advising;

/// <summary>The pictures that advice looks at: of the training part alone, each class with its share, without classes that have a single picture.</summary>
/// <param name="Rows">Indices into the data set's examples, ascending.</param>
/// <param name="TrainingPictures">All pictures that an experiment would learn from.</param>
/// <param name="TestPictures">All pictures that it would be tested on.</param>
/// <param name="Lonely">Classes left out because they have a single picture.</param>
internal sealed record AdviceSample(IReadOnlyList<int> Rows, int TrainingPictures, int TestPictures, int Lonely)
{
    /// <summary>Whether it is the training part of the first fold of a cross-validation, which holds test pictures of the other folds.</summary>
    public bool IsOfFirstFold { get; init; }

    public const int MostPictures = 2000;

    /// <summary>Of a cross-validation, the training part of the first fold.</summary>
    /// <exception cref="TransferLabException">The data set is too small to be split, or no two classes have two pictures.</exception>
    public static AdviceSample Draw(Dataset dataset, SplitOptions options, int seed, int most = MostPictures)
    {
        var plan = Splits.Plan(dataset, options, seed);
        return Draw(dataset, plan.Splits[0].Train, plan.Splits.Sum(split => split.Test.Count), seed, most) with { IsOfFirstFold = plan.Splits.Count > 1 };
    }

    /// <summary>From these rows alone.</summary>
    public static AdviceSample Draw(Dataset dataset, IReadOnlyList<int> training, int testPictures, int seed, int most = MostPictures)
    {
        var labels = dataset.Labels;
        var random = new Random(seed);
        var (rows, lonely, share) = (new List<int>(), 0, Math.Min(1, (double)most / training.Count));
        foreach (var group in training.GroupBy(row => labels[row]).OrderBy(group => group.Key))
        {
            int[] members = [.. group];
            if (members.Length < 2)
            {
                lonely++;
                continue;
            }

            random.Shuffle(members);
            rows.AddRange(members.Take(Math.Max(2, (int)Math.Round(share * members.Length))));
        }

        if (rows.Select(row => labels[row]).Distinct().Take(2).Count() < 2)
        {
            throw new TransferLabException(
                $"The data set {dataset.Name} has no two classes with at least two pictures to learn from, so nothing can be advised.",
                $"Add pictures.");
        }

        rows.Sort();
        return new(rows, training.Count, testPictures, lonely);
    }
}
