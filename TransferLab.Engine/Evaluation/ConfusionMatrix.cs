using System.Text.Json.Serialization;

namespace TransferLab.Engine.Evaluation;

/// <summary>Which classes are taken for which, with the examples behind each count.</summary>
/// <param name="ClassCount">Number of classes: rows are actual classes, columns predicted ones.</param>
/// <param name="Cells">Those that are not empty, by actual and then predicted class.</param>
public sealed record ConfusionMatrix(int ClassCount, IReadOnlyList<ConfusionCell> Cells)
{
    [JsonIgnore]
    public int Total => Cells.Sum(cell => cell.Rows.Count);

    /// <summary>How many examples of one class were taken for another.</summary>
    public int Count(int actual, int predicted) => Rows(actual, predicted).Count;

    /// <summary>Where those examples stand in the data set, the most confident first.</summary>
    public IReadOnlyList<int> Rows(int actual, int predicted) =>
        Cells.FirstOrDefault(cell => cell.Actual == actual && cell.Predicted == predicted)?.Rows ?? [];
}
