using TransferLab.Engine.Datasets;

namespace TransferLab.Engine.Training.Techniques;

/// <summary>The part of the training rows on which epochs are compared; each class keeps its share.</summary>
internal static class ValidationPart
{
    /// <param name="labels">One per example of the data set.</param>
    /// <param name="fraction">0 keeps nothing back.</param>
    /// <returns>The rows to learn from and those kept back.</returns>
    public static Split Draw(Labels labels, IReadOnlyList<int> trainingRows, double fraction, int seed)
    {
        if (fraction <= 0)
        {
            return new(trainingRows, []);
        }

        var split = Splits.Stratified(labels.Rows(trainingRows), fraction, Seeds.Derive(seed, SeedPurpose.Validation));
        return new([.. split.Train.Select(row => trainingRows[row])], [.. split.Test.Select(row => trainingRows[row])]);
    }
}
