using System.Globalization;
using CsvHelper;
using TransferLab.Engine.Experiments;
using TransferLab.Web.Api;
using TransferLab.Web.Runs;

namespace TransferLab.Tests.Web.Api;

public sealed class PredictionTableTests
{
    [Fact]
    public async Task Write_Predictions_IsReadBackByAnyCsvReader()
    {
        CultureInfo.CurrentCulture = new CultureInfo("fr");
        var result = ToyLearning.Result() with { Classes = ["daisy, white", "a \"quoted\" one", "roses", "sunflowers", "tulips"] };
        var run = new Run { Id = RunId.Parse("20260101-000000-00000000"), Experiment = ToyLearning.Experiment("one"), QueuedAt = default };
        var predictions = ToyLearning.Predictions(result);
        using var text = new StringWriter();
        await using (var writer = new CsvWriter(text, CultureInfo.InvariantCulture, leaveOpen: true))
        {
            await PredictionTable.WriteAsync(writer, new FinishedRun(run, result, Dataset: null), predictions);
        }

        using var reader = new CsvReader(new StringReader(text.ToString()), CultureInfo.InvariantCulture);
        var rows = reader.GetRecords<dynamic>().Cast<IDictionary<string, object>>().ToArray();

        Assert.Equal(200, rows.Length);
        Assert.Equal(["row", "path", "actual", "predicted", "correct", "confidence", "p(daisy, white)", "p(a \"quoted\" one)", "p(roses)", "p(sunflowers)", "p(tulips)"], rows[0].Keys);
        Assert.Equal("daisy, white", rows[0]["actual"]);
        Assert.Equal(predictions.Probabilities[7, 2], float.Parse((string)rows[7]["p(roses)"], CultureInfo.InvariantCulture));
        Assert.Equal(result.Evaluation.Accuracy.Value, rows.Average(row => double.Parse((string)row["correct"], CultureInfo.InvariantCulture)), tolerance: 1e-12);
    }
}
