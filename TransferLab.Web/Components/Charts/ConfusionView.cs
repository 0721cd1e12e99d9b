using TransferLab.Engine.Evaluation;

namespace TransferLab.Web.Components.Charts;

/// <summary>A confusion matrix prepared for a page: quick look-ups, and the classes that are confused most.</summary>
public sealed class ConfusionView
{
    private readonly Dictionary<(int Actual, int Predicted), ConfusionCell> cells;
    private readonly int[] examples;

    public ConfusionView(ConfusionMatrix matrix)
    {
        cells = matrix.Cells.ToDictionary(cell => (cell.Actual, cell.Predicted));
        examples = new int[matrix.ClassCount];
        foreach (var cell in matrix.Cells)
        {
            examples[cell.Actual] += cell.Rows.Count;
        }

        Confusions = [.. matrix.Cells.Where(cell => cell.Actual != cell.Predicted).OrderByDescending(cell => cell.Rows.Count)];
    }

    public int ClassCount => examples.Length;

    /// <summary>What was taken for something else, the most frequent first.</summary>
    public IReadOnlyList<ConfusionCell> Confusions { get; }

    /// <summary>Null where the cell is empty.</summary>
    public ConfusionCell? Cell(int actual, int predicted) => cells.GetValueOrDefault((actual, predicted));

    /// <summary>Test examples of one class.</summary>
    public int Examples(int actual) => examples[actual];

    /// <summary>Part of its row that is in a cell, between 0 and 1.</summary>
    public double Share(ConfusionCell cell) => (double)cell.Rows.Count / examples[cell.Actual];

    /// <summary>
    /// The classes of a matrix of at most <paramref name="count"/>, in the order of the data set: the most frequent confusions lie within it,
    /// because both classes of each are taken in turn.
    /// </summary>
    public IReadOnlyList<int> MostConfused(int count)
    {
        var chosen = new HashSet<int>();
        var byConfusion = Confusions.SelectMany(cell => new[] { cell.Actual, cell.Predicted });
        foreach (var index in byConfusion.Concat(Enumerable.Range(0, ClassCount)))
        {
            if (chosen.Count == count)
            {
                break;
            }

            chosen.Add(index);
        }

        return [.. chosen.Order()];
    }
}
