namespace TransferLab.Engine.Datasets;

/// <summary>Draws test parts, folds and small training sets so that each class keeps its share; repeatable by the seed.</summary>
/// <remarks>Rows with the same content (their <c>groups</c>) always stay on one side. See <c>docs/methods/splits.md</c>.</remarks>
public static class Splits
{
    /// <summary>The split of a data set: its own where it has one, folds where data is small, otherwise one drawn test part.</summary>
    /// <exception cref="TransferLabException">The data set's own test part was asked for and there is none, or nothing would be left to learn from.</exception>
    public static SplitPlan Plan(Dataset dataset, SplitOptions options, int seed) => new SplitPlanner(dataset, options, seed).Plan();

    /// <summary>One stratified test part.</summary>
    /// <param name="labels">Shape (n).</param>
    /// <param name="testFraction">Share of each class to set apart, between 0 and 1. A class with two rows or more keeps at least one on
    /// each side; a class with a single row is learned from.</param>
    /// <param name="seed">The same seed gives the same split.</param>
    /// <param name="groups">Shape (n): rows with equal values stay together. Null: each row is on its own.</param>
    /// <returns>Rows in ascending order.</returns>
    public static Split Stratified(Labels labels, double testFraction, int seed, IReadOnlyList<string>? groups = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(testFraction);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(testFraction, 1);
        var inTest = new bool[labels.Count];
        foreach (var units in Strata.Shuffled(labels, groups, seed))
        {
            var wanted = units.Count < 2 ? 0 : Math.Clamp((int)Math.Round(units.Sum(unit => unit.Count) * testFraction), 1, int.MaxValue);
            var taken = 0;
            foreach (var unit in units.Take(units.Count - 1).TakeWhile(_ => taken < wanted))
            {
                taken += unit.Count;
                unit.ForEach(row => inTest[row] = true);
            }
        }

        return Divide(labels.Count, row => inTest[row]);
    }

    /// <summary>Stratified folds, each with its own training part.</summary>
    /// <param name="folds">At least 2. A class with fewer rows is missing from the test part of some folds; a class with a single row is
    /// always learned from, never tested.</param>
    /// <returns>Rows in ascending order; no row is in two test parts.</returns>
    public static IReadOnlyList<Split> Folds(Labels labels, int folds, int seed, IReadOnlyList<string>? groups = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(folds, 2);
        var foldOf = new int[labels.Count];
        Array.Fill(foldOf, -1);
        // Dealt on from where the last class ended, so that small classes do not all fall into the first folds.
        var next = 0;
        foreach (var unit in Strata.Shuffled(labels, groups, seed).Where(units => units.Count > 1).SelectMany(units => units))
        {
            unit.ForEach(row => foldOf[row] = next % folds);
            next++;
        }

        return [.. Enumerable.Range(0, folds).Select(fold => Divide(labels.Count, row => foldOf[row] == fold))];
    }

    /// <summary>A small training set: up to <paramref name="perClass"/> of the given rows of each class. With one seed, the smaller set is
    /// part of the larger one, as a learning curve wants it.</summary>
    /// <returns>Rows in ascending order.</returns>
    public static IReadOnlyList<int> TakePerClass(Labels labels, IReadOnlyList<int> rows, int perClass, int seed)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(perClass);
        return [.. Strata.Shuffled(labels.Rows(rows), groups: null, seed)
            .SelectMany(units => units.Take(perClass))
            .Select(unit => rows[unit[0]])
            .Order()];
    }

    private static Split Divide(int count, Func<int, bool> isTest) =>
        new([.. Enumerable.Range(0, count).Where(row => !isTest(row))], [.. Enumerable.Range(0, count).Where(isTest)]);
}
