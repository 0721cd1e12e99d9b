using CsvHelper;
using TransferLab.Engine.Evaluation;
using TransferLab.Web.Runs;

namespace TransferLab.Web.Api;

/// <summary>Predictions as a table: one line per test picture, one column per class.</summary>
internal static class PredictionTable
{
    public static async Task WriteAsync(CsvWriter csv, FinishedRun finished, Predictions predictions)
    {
        var classes = finished.Result.Classes;
        string[] head = ["row", "path", "actual", "predicted", "correct", "confidence", .. classes.Select(name => $"p({name})")];
        foreach (var column in head)
        {
            csv.WriteField(column);
        }

        await csv.NextRecordAsync();
        for (var index = 0; index < predictions.Count; index++)
        {
            Write(csv, finished, predictions, index);
            await csv.NextRecordAsync();
        }
    }

    private static void Write(CsvWriter csv, FinishedRun finished, Predictions predictions, int index)
    {
        var (classes, row) = (finished.Result.Classes, predictions.Rows[index]);
        csv.WriteField(row);
        csv.WriteField(finished.Dataset?.Examples.ElementAtOrDefault(row)?.Path);
        csv.WriteField(classes[predictions.Labels[index]]);
        csv.WriteField(classes[predictions.Predicted(index)]);
        csv.WriteField(predictions.IsCorrect(index) ? 1 : 0);
        csv.WriteField(predictions.Confidence(index));
        foreach (var probability in predictions.Probabilities.Row(index))
        {
            csv.WriteField(probability);
        }
    }
}
