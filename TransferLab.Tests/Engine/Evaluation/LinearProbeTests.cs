using TransferLab.Tests.Support;
using TransferLab.Tests.Support.Probes;

namespace TransferLab.Tests.Engine.Evaluation;

/// <summary>Real networks on real pictures; <c>TransferLab.Benchmarks -- accuracy</c> measures the whole table.</summary>
public sealed class LinearProbeTests : IAsyncDisposable
{
    private readonly ProbeLab lab = new();

    public ValueTask DisposeAsync() => lab.DisposeAsync();

    [HeavyTheory]
    [InlineData("mobilenetv2-1.0-224-imagenet", "flowers200")]
    [InlineData("mobilenetv1-0.25-224-imagenet-float", "flowers200")]
    [InlineData("mobilenetv1-0.25-224-imagenet-float", "trashnet")]
    [InlineData("mobilenetv1-0.25-224-imagenet-float", "sign-digits")]
    [InlineData("mobilenetv1-0.25-224-imagenet-float", "chest-xray")]
    [InlineData("mobilenetv1-0.25-224-imagenet-float", "cifar10")]
    [InlineData("squeezenet1.1-224-imagenet", "flowers200")]
    [InlineData("mobilenetv2-1.0-224-inat-birds", "flowers200")]
    public async Task MeasureAsync_ByTheProtocol_ReachesTheReference(string backbone, string dataset)
    {
        var reference = ReferenceAccuracy.All.Single(entry => entry.Backbone == backbone && entry.Dataset == dataset);

        var measured = await lab.MeasureAsync(backbone, dataset, cancellationToken: TestContext.Current.CancellationToken);

        // Far above it would be as wrong as below.
        Assert.InRange(100 * measured.Mean, reference.Mean - reference.Deviation, reference.Mean + Math.Max(reference.Deviation, 5));
    }
}
