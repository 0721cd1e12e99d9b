using System.IO.Compression;
using TransferLab.Engine.Datasets;
using TransferLab.Engine.Experiments;
using TransferLab.Tests.Support;

namespace TransferLab.Tests.Engine.Experiments.Training;

/// <summary>The cheap part of <c>TransferLab.Benchmarks -- quality</c>.</summary>
public sealed class QualityTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [HeavyFact]
    public async Task FineTuning_RealFlowersWithAllDefaults_IsNotBelowThePlainHead()
    {
        await using var lab = await TrainingLab.StartAsync(new ZipSource(Assets.Data("flowers200.zip")), "mobilenetv1-0.25-224-imagenet-float");

        var (result, training, _) = await lab.ResultAsync(lab.Experiment("fine-tuning", training: "{}"));

        // Of 50 test pictures one is two points.
        Assert.InRange(result.Evaluation.Accuracy.Value, training.PlainHead!.Evaluation.Accuracy.Value - 0.01, 1);
        Assert.InRange(training.PlainHead.Evaluation.Accuracy.Value, 0.6, 0.9);
    }

    [HeavyFact]
    public async Task FromScratch_SixHundredHandSigns_AreToldApart()
    {
        await using var lab = await TrainingLab.StartAsync(new FolderSource(Signs(perClass: 60)));

        var (result, _, _) = await lab.ResultAsync(lab.Experiment("from-scratch", "\"side\":32", """{"epochs":12}"""));

        // Guessing has 0.1; a head on frozen features of the whole set 0.91.
        Assert.InRange(result.Evaluation.Accuracy.Value, 0.7, 1);
    }

    private string Signs(int perClass)
    {
        using var zip = ZipFile.OpenRead(Assets.Data("sign-digits.zip"));
        foreach (var group in zip.Entries.Where(entry => entry.Name.Length > 0).GroupBy(entry => Path.GetFileName(Path.GetDirectoryName(entry.FullName))!))
        {
            var target = Directory.CreateDirectory(folder[group.Key]).FullName;
            foreach (var entry in group.OrderBy(entry => entry.Name, StringComparer.Ordinal).Take(perClass))
            {
                entry.ExtractToFile(Path.Combine(target, entry.Name));
            }
        }

        return folder.Path;
    }
}
